import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { childrenOf } from '../measure/process-cpu.ts';

/** Which core the servers and which the generator runs on; undefined with the reason where that cannot be had. */
export type Pinning =
  | { readonly servers: number; readonly generator: number; readonly reason?: undefined }
  | { readonly servers?: undefined; readonly generator?: undefined; readonly reason: string };

/** The first core for the servers and the second for the generator, where there are two and `taskset` (util-linux) exists. */
export function choosePinning(): Pinning {
  if (availableParallelism() < 2) return { reason: 'there is one core only' };
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
  } catch {
    return { reason: 'taskset (util-linux) is not installed' };
  }
  return { servers: 0, generator: 1 };
}

/** Binds a process with all its threads, and its children, to one core. What they start later inherits it. */
export function pinTree(pid: number, core: number): void {
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)], { stdio: 'ignore' });
  for (const child of childrenOf(pid)) {
    try {
      pinTree(child, core);
    } catch (error) {
      if (existsSync(`/proc/${child}`)) throw error; // PostgreSQL's background processes come and go.
    }
  }
}
