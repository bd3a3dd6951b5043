import type { EventLog } from './event-log.ts';
import type { SenderPlan, SubscriberPlan } from './load-plan.ts';
import type { Reception } from './reception.ts';

/** How one product is spoken to: everything that the load needs to know of it. */
export interface Driver {
  /** Opens what one person receives by, and tells `reception` what comes. */
  subscribe(subscriber: SubscriberPlan, reception: Reception): Closable;
  /** Opens what one person sends by. To be called after all that is subscribed. */
  openOutlet(sender: SenderPlan, events: OutletEvents): Outlet;
}

/** A connection that can be given up. */
export interface Closable {
  close(): void;
}

/** Where one person's messages for one room go out. */
export interface Outlet extends Closable {
  /** Sends one message; none may be outstanding. `intendedAt` is of performance.now(). */
  send(intendedAt: number): void;
}

/** What an outlet tells. */
export interface OutletEvents {
  /** The outstanding message was kept by the server; its number in its log is known by now. */
  onAcknowledged(): void;
  /** It was refused, or the connection broke; comes also when nothing is outstanding. */
  onFailed(reason: string): void;
}

/** Raises a log to an acknowledged number. */
export function acknowledge(log: EventLog, seq: number): void {
  if (seq > log.topSeq) log.topSeq = seq;
}
