import { Injectable, signal, type Signal } from '@angular/core';

/**
 * How the event stream stands: `connecting` at start, `catching-up` when it is open but what was missed is
 * still coming, `online`, `offline` when it broke and the next try waits (see `retryAt`).
 */
export type ConnectionState = 'connecting' | 'online' | 'offline' | 'catching-up';

/** Whether this browser hears from the server. */
@Injectable({ providedIn: 'root' })
export class ConnectionStore {
  readonly state: Signal<ConnectionState> = signal('connecting');
  /** When the next try starts; undefined: none waits. */
  readonly retryAt: Signal<Date | undefined> = signal(undefined);

  /** Tries now instead of at `retryAt`. */
  retryNow(): void {}
}
