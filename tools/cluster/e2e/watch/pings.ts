import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClusterLab } from '../../lab/cluster-lab.ts';
import { spawnInside } from '../../lab/program.ts';
import { longestGapMs, readReply } from './gaps.ts';

/** How often an address is asked. */
const everyMs = 20;

/** Asks addresses all the time, from outside the hosts. */
export class Pings implements Disposable {
  readonly #replies = new Map<string, number[]>();
  readonly #stop: (() => void)[] = [];

  constructor(lab: ClusterLab, addresses: readonly string[]) {
    for (const address of addresses) {
      const replies: number[] = [];
      this.#replies.set(address, replies);
      const words = ['chroot', lab.golden, 'ping', '-n', '-D', '-i', String(everyMs / 1000), address];
      const child = spawnInside(lab.network.inside, words);
      // Ends when nobody reads it.
      this.#stop.push(() => child.stdout.destroy());
      child.stderr.resume();
      createInterface(child.stdout).on('line', (line) => {
        const at = readReply(line);
        if (at !== undefined) replies.push(at);
      });
    }
  }

  /** Waits until each has answered. */
  async answered(): Promise<void> {
    while ([...this.#replies.values()].some((replies) => replies.length === 0)) await wait(everyMs);
  }

  /** The longest time in which an address did not answer, between two moments (milliseconds since 1970). */
  longestGapMs(address: string, from: number, to = Date.now()): number {
    return Math.round(longestGapMs(this.#replies.get(address) ?? [], from, to, everyMs));
  }

  [Symbol.dispose](): void {
    for (const stop of this.#stop) stop();
  }
}
