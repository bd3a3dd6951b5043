import type { DriverName } from '../drivers/drivers.ts';
import type { Latency } from '../measure/latency-histogram.ts';

/**
 * Which sends go out when. Closed: each sender sends the next when the last is acknowledged. Open: at fixed times, whatever
 * the server does. Share: closed in the first half of the warm-up, then open at that share of what the server took.
 */
export type Pace =
  | { readonly kind: 'closed' }
  | { readonly kind: 'open'; readonly perSecond: number }
  | { readonly kind: 'share'; readonly share: number };

/** Somebody who listens, over a connection of their own. */
export interface SubscriberPlan {
  /** What signs them in: with Prosa the value of the Cookie header, else a name. */
  readonly credential: string;
  /** The rooms of theirs that the load goes to. */
  readonly roomIds: readonly string[];
}

/** Somebody who sends. */
export interface SenderPlan {
  /** As of a subscriber. */
  readonly credential: string;
  readonly roomId: string;
}

/** What one generator process does: one run. */
export interface LoadPlan {
  /** How the product is spoken to. */
  readonly driver: DriverName;
  /** Where it listens, on loopback; several for products that have several doors, used in turn. */
  readonly ports: readonly number[];
  /** Other doors for those who send. */
  readonly senderPorts?: readonly number[];
  /** Whether subscribers whose connection ends come back to where they were; only with Prosa over HTTP/1.1. */
  readonly comesBack?: boolean;
  readonly subscribers: readonly SubscriberPlan[];
  readonly senders: readonly SenderPlan[];
  readonly pace: Pace;
  /** Whether each delivery's latency is taken. */
  readonly timeDeliveries: boolean;
  /** Characters (and bytes) of each message. */
  readonly textLength: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** How long what was sent may take to be acknowledged and delivered after the last send, before it counts as lost. */
  readonly drainSeconds: number;
}

/** What the generator saw in its run. Numbers without another word are of the measured time. */
export interface LoadResult {
  /** Measured time. */
  readonly seconds: number;
  readonly acknowledged: number;
  readonly deliveries: number;
  /** Connections that received. */
  readonly subscribers: number;
  /** From the first connection to all subscribers being ready. */
  readonly readySeconds: number;
  /** Subscribers that were cut off, came back and have all that they missed; of the whole run. */
  readonly cameBack?: { readonly count: number; readonly seconds: number };
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

/** What the generator tells its parent. `measuring` and `measured` enclose the measured time. */
export type GeneratorReport =
  | { readonly kind: 'measuring' }
  | { readonly kind: 'measured' }
  | { readonly kind: 'result'; readonly result: LoadResult }
  | { readonly kind: 'broken'; readonly reason: string };
