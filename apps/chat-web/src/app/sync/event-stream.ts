import type { Client } from '@connectrpc/connect';
import type { Cursor, EventService, SubscribeResponse } from '@prosa/proto/chat';
import { Backoff } from '../api/backoff.ts';
import { failureOf, type Failure } from '../api/failure.ts';
import type { Timing } from '../api/timing.ts';
import type { ConnectionState } from '../connection/connection-store.ts';
import { pause, type Wake } from '../connection/wake.ts';

/** What following the event stream needs. */
export interface EventStreamOptions {
  readonly events: Pick<Client<typeof EventService>, 'subscribe'>;
  readonly wake: Wake;
  readonly timing: Timing;
  /** Where the client stands; asked before every try. */
  readonly cursors: () => Cursor[];
  readonly onItem: (item: SubscribeResponse) => void;
  readonly onState: (state: ConnectionState, retryAt?: Date) => void;
}

/** Why following ended: the signal was aborted, or the session is over. */
export type EventStreamEnd = 'stopped' | 'unauthenticated';

/**
 * The event stream, opened again with the cursors whenever it ends: after a growing, jittered delay (at once
 * when the network comes back or the tab is looked at again, unless the server asked to wait), and when nothing
 * was heard for `silenceMs`, as after a sleep.
 */
export class EventStream {
  private readonly options: EventStreamOptions;
  private readonly backoff: Backoff;
  private attempt: AbortController | undefined;

  constructor(options: EventStreamOptions) {
    this.options = options;
    this.backoff = new Backoff(options.timing.retryFirstMs, options.timing.retryMaxMs);
  }

  /** Follows until the signal or the end of the session. */
  async follow(signal: AbortSignal): Promise<EventStreamEnd> {
    const { onState, wake, timing } = this.options;
    while (!signal.aborted) {
      if (this.backoff.attempts === 0) onState('connecting');
      const failure = await this.once(signal);
      if (signal.aborted) break;
      if (failure?.code === 'UNAUTHENTICATED') return 'unauthenticated';
      const delayMs = Math.min(this.backoff.nextMs(failure?.retryAfterMs), 2 * timing.retryMaxMs);
      onState(this.backoff.attempts > 1 ? 'offline' : 'connecting', new Date(Date.now() + delayMs));
      await (failure?.retryAfterMs ? pause(delayMs, signal) : wake.sleep(delayMs, signal));
    }
    return 'stopped';
  }

  /** Ends the stream that is open, if any; it is opened again with the cursors of then. */
  restart(): void {
    this.attempt?.abort();
  }

  /** One stream from opening to end. Resolves to why it failed; undefined: it was ended, here or there. */
  private async once(signal: AbortSignal): Promise<Failure | undefined> {
    const { events, cursors, onItem, onState, timing } = this.options;
    const attempt = (this.attempt = new AbortController());
    const link = AbortSignal.any([signal, attempt.signal]);
    const silence = watchSilence(timing.silenceMs, () => attempt.abort());
    let readyAt: number | undefined;
    let opened = false;
    try {
      for await (const item of events.subscribe({ cursors: cursors() }, { signal: link, timeoutMs: 0 })) {
        if (link.aborted) break;
        silence.heard();
        if (!opened) onState('catching-up');
        opened = true;
        onItem(item);
        if (item.item.case === 'ready') {
          readyAt = Date.now();
          onState('online');
        }
      }
      return undefined;
    } catch (error) {
      return link.aborted ? undefined : failureOf(error);
    } finally {
      silence.stop();
      attempt.abort(); // leaving the loop alone would not end the call
      if (readyAt !== undefined && Date.now() - readyAt >= timing.settledMs) this.backoff.reset();
    }
  }
}

/**
 * Calls back when nothing was heard for this long. It looks at the clock, not only at timers, which stand still
 * while the machine sleeps.
 */
function watchSilence(silenceMs: number, onSilence: () => void): { heard(): void; stop(): void } {
  let heardAt = Date.now();
  const check = () => {
    if (Date.now() - heardAt >= silenceMs) onSilence();
  };
  const timer = setInterval(check, silenceMs / 4);
  document.addEventListener('visibilitychange', check);
  return {
    heard: () => (heardAt = Date.now()),
    stop: () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', check);
    },
  };
}
