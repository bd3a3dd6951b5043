import type { Client } from '@connectrpc/connect';
import type { Cursor, EventService, SubscribeResponse } from '@prosa/proto/chat';
import { Backoff } from '../api/backoff.ts';
import { failureOf, type Failure } from '../api/failure.ts';
import type { Timing } from '../api/timing.ts';
import type { ConnectionState } from '../connection/connection-store.ts';
import { pause, type Wake } from '../connection/wake.ts';
import { watchSilence } from './silence.ts';

/** What following the event stream needs. */
export interface EventStreamOptions {
  readonly events: Pick<Client<typeof EventService>, 'subscribe'>;
  readonly wake: Wake;
  readonly timing: Timing;
  /** Where the client stands; asked before every try. */
  readonly cursors: () => Cursor[];
  /** Whether somebody looks at what comes, so that the stream is to have heartbeats; asked before every try. */
  readonly heartbeats: () => boolean;
  readonly onItem: (item: SubscribeResponse) => void;
  /** `readOnly`: the last try was refused because nothing can be written at the moment. */
  readonly onState: (state: ConnectionState, retryAt?: Date, readOnly?: boolean) => void;
}

/** Why following ended: the signal was aborted, or the session is over. */
export type EventStreamEnd = 'stopped' | 'unauthenticated';

/**
 * A stream that was given up lately may have been alive on a slow network: for so long, the promises of the next ones are
 * waited for twice as long, then four times, and so on.
 */
const doubtMs = 60_000;

/**
 * The event stream, opened again with the cursors whenever it ends: after a growing, jittered delay (at once
 * when the network comes back or the tab is looked at again, unless the server asked to wait), and at once when it fell
 * silent (see `watchSilence`), as after a sleep or when the gateway's machine is gone. The answer has to begin within
 * `openMs`: after a change of network the browser may ask over connections that have long been dead, one after another.
 */
export class EventStream {
  private readonly options: EventStreamOptions;
  private readonly backoff: Backoff;
  private attempt: AbortController | undefined;
  /** How many streams fell silent in a row, and when the last one did. */
  private silent = { times: 0, at: -Infinity };

  constructor(options: EventStreamOptions) {
    this.options = options;
    this.backoff = new Backoff(options.timing.retryFirstMs, options.timing.retryMaxMs);
  }

  /** Follows until the signal or the end of the session. */
  async follow(signal: AbortSignal): Promise<EventStreamEnd> {
    const { onState, wake, timing } = this.options;
    while (!signal.aborted) {
      if (this.backoff.attempts === 0) onState('connecting');
      const end = await this.once(signal);
      if (signal.aborted) break;
      const failure = end === 'silent' ? undefined : end;
      if (failure?.code === 'UNAUTHENTICATED') return 'unauthenticated';
      const backoffMs = Math.min(this.backoff.nextMs(failure?.retryAfterMs), 2 * timing.retryMaxMs);
      const delayMs = end === 'silent' && this.backoff.attempts === 1 ? 0 : backoffMs;
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

  /**
   * One stream from opening to end. Resolves to why it failed; `silent`: it was open and brought nothing more; undefined: it
   * was ended, here or there.
   */
  private async once(signal: AbortSignal): Promise<Failure | 'silent' | undefined> {
    const { events, cursors, heartbeats, onItem, onState, timing } = this.options;
    const attempt = (this.attempt = new AbortController());
    const link = AbortSignal.any([signal, attempt.signal]);
    let silent = false;
    const giveUp = () => {
      silent = true;
      attempt.abort();
    };
    const silence = watchSilence(timing, giveUp, () => this.patience());
    const options = { signal: link, timeoutMs: 0, onHeader: () => silence.heard() };
    let readyAt: number | undefined;
    let opened = false;
    try {
      for await (const item of events.subscribe({ cursors: cursors(), heartbeats: heartbeats() }, options)) {
        if (link.aborted) break;
        if (item.item.case === 'heartbeatMs') {
          silence.promised(item.item.value);
          continue;
        }
        silence.heard();
        if (!opened) onState('catching-up');
        opened = true;
        onItem(item);
        if (item.item.case === 'ready') {
          readyAt = Date.now();
          onState('online');
        }
      }
    } catch (error) {
      if (!link.aborted) return failureOf(error);
    } finally {
      silence.stop();
      attempt.abort(); // leaving the loop alone would not end the call
      if (readyAt !== undefined && Date.now() - readyAt >= timing.settledMs) this.backoff.reset();
    }
    return silent && opened ? this.fellSilent() : undefined;
  }

  private fellSilent(): 'silent' {
    const now = Date.now();
    const again = now - this.silent.at < doubtMs;
    this.silent = { times: again ? this.silent.times + 1 : 1, at: now };
    return 'silent';
  }

  private patience(): number {
    return Date.now() - this.silent.at < doubtMs ? 2 ** this.silent.times : 1;
  }
}
