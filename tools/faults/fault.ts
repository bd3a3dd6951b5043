import type { Means, World } from './world.ts';

/** Something bad that can happen, by its name. */
export interface Fault {
  /** What is done, for people. */
  readonly does: string;
  /** Why it cannot be done here; undefined when it can. */
  readonly cannot?: (means: Means) => string | undefined;
  /** Does it, and undoes it where it does not end by itself. What was killed may still be on its way back then. */
  readonly run: (world: World) => Promise<void>;
  /** The gateway whose clients it meets; undefined: everybody. */
  readonly meets?: (world: World) => number;
}
