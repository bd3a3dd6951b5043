import type { Moved } from './move-machine.ts';

/** Says on standard error which machines were restarted though they were to keep running; the exit code is 2 then. */
export function alarm({ restarted }: Moved): void {
  for (const machine of restarted) process.stderr.write(`ALARM: ${machine} was restarted, not moved live\n`);
  if (restarted.length > 0) process.exitCode = 2;
}
