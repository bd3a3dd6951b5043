import type { MessageInitShape } from '@bufbuild/protobuf';
import { DestroyRef, Injectable, inject } from '@angular/core';
import type { SendMessageRequestSchema } from '@prosa/proto/chat';
import { LOCKS, holdLock } from '../api/browser.ts';
import { Backoff } from '../api/backoff.ts';
import { MESSAGES } from '../api/clients.ts';
import { failureOf, type Failure } from '../api/failure.ts';
import { TIMING } from '../api/timing.ts';
import { Wake, pause } from '../connection/wake.ts';
import { partsOfFiles } from '../files/parts-of-files.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { OutboxStore } from './outbox-store.ts';

/** How often a message is tried that the server answers with an error of its own. */
const maxServerErrors = 5;
const serverErrors: ReadonlySet<string> = new Set(['INTERNAL', 'UNKNOWN', 'DATA_LOSS', 'CANCELED']);

/**
 * Sends what is in the outbox: a room's messages one after another in the order of writing, rooms side by side.
 * Of the browser's tabs one sends. What may work later is tried again with the same id, for as long as it
 * takes; what cannot work is marked as failed and the next one follows.
 */
@Injectable({ providedIn: 'root' })
export class OutboxSender implements SessionPart {
  private readonly outbox = inject(OutboxStore);
  private readonly messages = inject(MESSAGES);
  private readonly locks = inject(LOCKS);
  private readonly session = inject(SessionStore);
  private readonly timing = inject(TIMING);
  private readonly wake = inject(Wake);
  private stop = new AbortController();

  constructor() {
    this.session.join(this);
    inject(DestroyRef).onDestroy(() => this.stop.abort());
  }

  begin(scope: SessionScope): void {
    this.stop = new AbortController();
    const signal = AbortSignal.any([scope.signal, this.stop.signal]);
    void holdLock(this.locks, `prosa-outbox-${scope.userId}`, signal, () => this.send(signal));
  }

  end(): void {
    this.stop.abort();
  }

  /** Sends until the signal. */
  private async send(signal: AbortSignal): Promise<void> {
    await this.outbox.whenLoaded();
    const busy = new Map<string, Promise<void>>();
    const kick = () => {
      for (const roomId of this.waitingRooms()) {
        if (busy.has(roomId) || signal.aborted) continue;
        // Not at once: sending changes the outbox, which comes back here before the room stands as busy.
        const turn = Promise.resolve().then(() => this.sendRoom(roomId, signal));
        const done = turn.finally(() => {
          busy.delete(roomId);
          kick();
        });
        busy.set(roomId, done);
      }
    };
    const stop = this.outbox.onChange(kick);
    kick();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    stop();
    await Promise.all(busy.values());
  }

  private waitingRooms(): ReadonlySet<string> {
    return new Set(
      this.outbox
        .all()
        .filter(isWaiting)
        .map(({ entry }) => entry.roomId),
    );
  }

  private async sendRoom(roomId: string, signal: AbortSignal): Promise<void> {
    const backoff = new Backoff(this.timing.retryFirstMs, this.timing.retryMaxMs);
    let tried: string | undefined;
    for (;;) {
      const entry = this.outbox.all().find((item) => item.entry.roomId === roomId && isWaiting(item))?.entry;
      if (!entry || signal.aborted) return;
      if (entry.clientMessageId !== tried) backoff.reset();
      tried = entry.clientMessageId;
      const failure = await this.try(entry, signal);
      if (signal.aborted) return;
      if (!failure) continue;
      if (failure.code === 'UNAUTHENTICATED') {
        this.outbox.progress(entry, false, failure);
        return this.session.expired();
      }
      if (!mayWorkLater(failure, backoff.attempts)) {
        if (this.outbox.get(entry.clientMessageId)) await this.outbox.put({ ...entry, state: 'failed', failure });
        continue;
      }
      this.outbox.progress(entry, false, failure);
      const delayMs = backoff.nextMs(failure.retryAfterMs);
      await (failure.retryAfterMs ? pause(delayMs, signal) : this.wake.sleep(delayMs, signal));
    }
  }

  /** One try. Resolves to why it failed; undefined: it is there. */
  private async try(entry: OutboxEntry, signal: AbortSignal): Promise<Failure | undefined> {
    this.outbox.progress(entry, true, entry.failure);
    const { clientMessageId } = entry;
    try {
      const { message } = await this.messages.sendMessage(requestOf(entry), { signal });
      if (message) this.outbox.acknowledge(message);
      else await this.outbox.remove(clientMessageId);
      return undefined;
    } catch (error) {
      // Its event came before the answer was lost, or it was thrown away meanwhile.
      const item = this.outbox.get(clientMessageId);
      return item && !item.sent ? failureOf(error) : undefined;
    }
  }
}

const isWaiting = ({ entry, sent }: { readonly entry: OutboxEntry; readonly sent?: unknown }): boolean =>
  entry.state === 'waiting' && !entry.uploads && !sent;

/** Room for files is made by people, not by time; what comes after must not wait for it. */
const mayWorkLater = (failure: Failure, attempts: number): boolean =>
  (failure.temporary && failure.reason !== 'QUOTA_EXCEEDED') ||
  (serverErrors.has(failure.code) && attempts < maxServerErrors - 1);

/** Of what is forwarded the server makes the copy. */
function requestOf({
  roomId,
  clientMessageId,
  text,
  replyToMessageId,
  threadRootMessageId,
  attachments = [],
  poll,
  forward,
}: OutboxEntry): MessageInitShape<typeof SendMessageRequestSchema> {
  const rest = { roomId, clientMessageId, replyToMessageId, threadRootMessageId };
  if (forward) return { ...rest, forwardedMessageId: forward.messageId };
  return {
    ...rest,
    text,
    ...partsOfFiles(attachments),
    ...(poll && { poll: { ...poll, options: [...poll.options] } }),
  };
}
