import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The process ids of the server on this data folder, its workers included; from /proc, so only on Linux. */
export function postgresProcesses(folder: string): number[] {
  const postmaster = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
  return [postmaster, ...children.split(' ').filter(Boolean).map(Number)];
}

/** Sends a signal to all of them; one that has just ended is passed over. */
export function signalPostgres(folder: string, signal: NodeJS.Signals): void {
  for (const pid of postgresProcesses(folder)) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
