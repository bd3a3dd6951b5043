import { Injectable, computed, inject, signal, type Signal } from '@angular/core';
import { Wake } from './wake.ts';

/**
 * How the event stream stands: `connecting` at start and on the first try after a break, `catching-up` when it
 * is open but what was missed is still coming, `online`, `offline` when tries failed and the next one waits
 * (see `retryAt`).
 */
export type ConnectionState = 'connecting' | 'online' | 'offline' | 'catching-up';

/** Whether this browser hears from the server. */
@Injectable({ providedIn: 'root' })
export class ConnectionStore {
  private readonly wake = inject(Wake);
  private readonly streamState = signal<ConnectionState>('connecting');
  private readonly currentRetryAt = signal<Date | undefined>(undefined);
  private readonly refusedReadOnly = signal(false);
  private readonly isFetching = signal(false);
  private readonly retryListeners = new Set<() => void>();
  private readonly onlineListeners = new Set<() => void>();

  readonly state: Signal<ConnectionState> = computed(() =>
    this.streamState() === 'online' && this.isFetching() ? 'catching-up' : this.streamState(),
  );
  /** When the next try starts; undefined: none waits. */
  readonly retryAt: Signal<Date | undefined> = this.currentRetryAt.asReadonly();
  /** Whether the server is there and gave no stream because it can only read at the moment. */
  readonly readOnly: Signal<boolean> = this.refusedReadOnly.asReadonly();

  /** Tries now instead of at `retryAt`. */
  retryNow(): void {
    this.wake.now();
    for (const listener of this.retryListeners) listener();
  }

  /** Told by whoever holds the stream, or hears of it from another tab. */
  report(state: ConnectionState, retryAt?: Date, readOnly = false): void {
    this.change(() => {
      this.streamState.set(state);
      this.refusedReadOnly.set(readOnly);
      this.currentRetryAt.set(retryAt);
    });
  }

  /** Told when what the stream did not bring is being fetched, and when it is there. */
  reportFetching(fetching: boolean): void {
    this.change(() => this.isFetching.set(fetching));
  }

  /** Calls back on `retryNow`, until the returned function is called. */
  onRetry(listener: () => void): () => void {
    this.retryListeners.add(listener);
    return () => this.retryListeners.delete(listener);
  }

  /** Calls back whenever the state becomes `online`. */
  onOnline(listener: () => void): void {
    this.onlineListeners.add(listener);
  }

  private change(change: () => void): void {
    const before = this.state();
    change();
    if (before !== 'online' && this.state() === 'online') for (const listener of this.onlineListeners) listener();
  }
}
