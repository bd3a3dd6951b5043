import type { Latency } from '../measure/latency-histogram.ts';

/** Which sends go out when. Closed: each sender sends the next when the last is acknowledged. Open: at fixed times, whatever the server does. */
export type Pace = { readonly kind: 'closed' } | { readonly kind: 'open'; readonly perSecond: number };

/** Somebody who sends, over a connection of their own. */
export interface SenderPlan {
  /** Value of the Cookie header. */
  readonly cookie: string;
  readonly roomId: string;
}

/** What one generator process does. */
export interface LoadPlan {
  /** Where the gateway listens, on loopback. */
  readonly port: number;
  /** Values of the Cookie header, one an event stream. */
  readonly subscribers: readonly string[];
  readonly senders: readonly SenderPlan[];
  readonly pace: Pace;
  /** Whether each delivery's latency is taken. */
  readonly timeDeliveries: boolean;
  /** Characters (and bytes) of each message. */
  readonly textLength: number;
  readonly runs: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** How long what was sent may take to be acknowledged and delivered after the last send, before it counts as lost. */
  readonly drainSeconds: number;
}

/** What the generator saw in one run. Numbers without another word are of the measured time. */
export interface LoadResult {
  /** Measured time. */
  readonly seconds: number;
  readonly acknowledged: number;
  readonly deliveries: number;
  /** Of the whole run, warm-up included, as the next four. */
  readonly failed: number;
  readonly lost: number;
  readonly doubled: number;
  readonly reordered: number;
  /** Why the first send failed. */
  readonly firstFailure?: string;
  /** Share of one core that the generator used, 0 to 1. */
  readonly generatorBusy: number;
  /** From the intended send time (open) or the send (closed) to the acknowledgement, ms. */
  readonly acknowledgement?: Latency;
  /** From the intended send time to the arrival at each subscriber, ms. */
  readonly delivery?: Latency;
}

/** What the generator tells its parent. `measuring` and `measured` enclose the measured time of a run. */
export type GeneratorReport =
  | { readonly kind: 'measuring' }
  | { readonly kind: 'measured' }
  | { readonly kind: 'result'; readonly result: LoadResult }
  | { readonly kind: 'broken'; readonly reason: string };
