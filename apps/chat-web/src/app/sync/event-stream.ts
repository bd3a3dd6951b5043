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
  /** `readOnly`: the last try was refused because nothing can be written at the moment. */
  readonly onState: (state: ConnectionState, retryAt?: Date, readOnly?: boolean) => void;
}

/** Why following ended: the signal was aborted, or the session is over. */
export type EventStreamEnd = 'stopped' | 'unauthenticated';

/**
 * The event stream, opened again with the cursors whenever it ends: after a growing, jittered delay (at once
 * when the network comes back or the tab is looked at again, unless the server asked to wait), and when nothing
 * was heard for `silenceMs`, as after a sleep. The answer has to begin within `openMs`: after a change of network the
 * browser may ask over connections that have long been dead, one after another.
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
      const state = this.backoff.attempts > 1 ? 'offline' : 'connecting';
      onState(state, new Date(Date.now() + delayMs), failure?.reason === 'READ_ONLY');
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
    const silence = watchSilence(timing, () => attempt.abort());
    const options = { signal: link, timeoutMs: 0, onHeader: () => silence.heard() };
    let readyAt: number | undefined;
    let opened = false;
    try {
      for await (const item of events.subscribe({ cursors: cursors() }, options)) {
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
 * Calls back when nothing was heard for `silenceMs`, and when there was nothing at all for `openMs`. It looks at the
 * clock, not only at timers, which stand still while the machine sleeps.
 */
function watchSilence(
  { silenceMs, openMs }: Pick<Timing, 'silenceMs' | 'openMs'>,
  onSilence: () => void,
): { heard(): void; stop(): void } {
  let heardAt = Date.now();
  let limitMs = openMs;
  const check = () => {
    if (Date.now() - heardAt >= limitMs) onSilence();
  };
  const timer = setInterval(check, Math.min(silenceMs, openMs) / 4);
  document.addEventListener('visibilitychange', check);
  return {
    heard: () => {
      heardAt = Date.now();
      limitMs = silenceMs;
    },
    stop: () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', check);
    },
  };
}
