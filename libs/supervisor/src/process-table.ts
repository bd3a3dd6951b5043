import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Whether a process with this id lives, whoever owns it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return stat(pid)?.[0] !== 'Z'; // a zombie only waits for its parent
}

/** Its command line, words joined by blanks; undefined when it is gone. */
export function processCommand(pid: number): string | undefined {
  try {
    if (hasProc) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** Something that differs between two processes that had the same id one after the other; '' where that is not known. */
export function processStart(pid: number): string {
  return stat(pid)?.[19] ?? '';
}

const hasProc = existsSync('/proc/self/stat');

/** /proc/<pid>/stat from its third field (state) on; see proc(5). */
function stat(pid: number): string[] | undefined {
  if (!hasProc) return undefined;
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
