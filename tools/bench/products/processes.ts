import { setTimeout as delay } from 'node:timers/promises';
import type { SupervisedProcess } from '@prosa/supervisor';

/** Process id. Throws when it is not running. */
export function running({ name, pid, lastLines }: SupervisedProcess): number {
  if (pid === undefined) throw new Error([`${name} is not running`, ...lastLines.slice(-5)].join('\n'));
  return pid;
}

/** Waits until `answers` is true. Throws after a minute with what the processes said. */
export async function untilReady(
  answers: () => Promise<boolean>,
  processes: readonly SupervisedProcess[],
): Promise<void> {
  for (const deadline = performance.now() + READY_TIMEOUT_MS; ; await delay(100)) {
    if (await answers()) return;
    if (performance.now() > deadline) throw new Error(['it is not ready', ...lastLinesOf(processes)].join('\n'));
  }
}

/** The newest lines of each, with its name before them. */
export function lastLinesOf(processes: readonly SupervisedProcess[]): string[] {
  return processes.flatMap(({ name, lastLines }) => lastLines.slice(-10).map((line) => `${name}: ${line}`));
}

const READY_TIMEOUT_MS = 60_000;
