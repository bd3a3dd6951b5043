import type { Protocol } from './drbd-conf.ts';
import type { Write } from './writes.ts';

/** What is written, and how it is replicated. */
export interface Load {
  readonly seed: number;
  /** All writes; the first ones until the primary is killed, the rest on the other one. */
  readonly writes: readonly Write[];
  /** Their bytes, one after the other, as on the exchange disks. */
  readonly bytes: Buffer;
  /** Blocks of the file. */
  readonly fileBlocks: number;
  /** With A, which does not wait for the other disk, the cable is slow while the primary writes: then writes are lost, and it is noticed. */
  readonly protocol: Protocol;
}

/** Tells what was done, and how long it took when that is a figure. */
export type Say = (what: string, ms?: number) => void;
