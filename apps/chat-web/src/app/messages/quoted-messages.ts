import { Injectable, computed, inject, signal, type Signal, type WritableSignal } from '@angular/core';
import type { Message } from '@prosa/proto/chat';
import { Backoff } from '../api/backoff.ts';
import { MESSAGES } from '../api/clients.ts';
import { failureOf } from '../api/failure.ts';
import { TIMING } from '../api/timing.ts';
import { Wake } from '../connection/wake.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { ClientStateStore } from '../sync/client-state-store.ts';
import { LiveItems, messageOf } from '../sync/live-items.ts';

/** A message that another one answers: still being fetched, there, or not to be had (gone, or not for the caller). */
export type QuotedMessage = Message | 'loading' | 'missing';

const maxMessagesARequest = 100;

/** Messages that replies quote, wherever they stand. */
@Injectable({ providedIn: 'root' })
export class QuotedMessages implements SessionPart {
  private readonly client = inject(MESSAGES);
  private readonly store = inject(ClientStateStore);
  private readonly timing = inject(TIMING);
  private readonly wake = inject(Wake);
  private readonly fetched = new Map<string, WritableSignal<QuotedMessage>>();
  private readonly views = new Map<string, Signal<QuotedMessage>>();
  private readonly windows = new Map<string, Signal<ReadonlyMap<string, Message>>>();
  private readonly queue = new Set<string>();
  private signal: AbortSignal | undefined;
  private fetching = false;

  constructor() {
    inject(SessionStore).join(this);
    inject(LiveItems).listen((item) => {
      const message = item.case === 'event' ? messageOf(item.value) : undefined;
      if (message) this.keep(message);
    });
  }

  /**
   * The message with this id; fetched together with others when the window of its room does not have it. The
   * same signal for the same ids.
   */
  message(roomId: string, messageId: string): Signal<QuotedMessage> {
    let view = this.views.get(messageId);
    if (!view) {
      const inWindow = this.window(roomId);
      view = computed(() => inWindow().get(messageId) ?? this.fetch(messageId)());
      this.views.set(messageId, view);
    }
    return view;
  }

  begin({ signal }: SessionScope): void {
    this.signal = signal;
    void this.fetchQueued();
  }

  end(): void {
    this.signal = undefined;
    this.queue.clear();
    this.fetched.clear();
    this.views.clear();
  }

  private window(roomId: string): Signal<ReadonlyMap<string, Message>> {
    let window = this.windows.get(roomId);
    if (!window) {
      const room = this.store.room(roomId);
      const messages = computed(() => room()?.timeline?.messages);
      window = computed(() => new Map(messages()?.map((message) => [message.id, message])));
      this.windows.set(roomId, window);
    }
    return window;
  }

  private fetch(messageId: string): Signal<QuotedMessage> {
    let message = this.fetched.get(messageId);
    if (!message) {
      message = signal<QuotedMessage>('loading');
      this.fetched.set(messageId, message);
      this.queue.add(messageId);
      queueMicrotask(() => void this.fetchQueued());
    }
    return message;
  }

  private async fetchQueued(): Promise<void> {
    const signal = this.signal;
    if (!signal || this.fetching) return;
    this.fetching = true;
    const backoff = new Backoff(this.timing.retryFirstMs, this.timing.retryMaxMs);
    while (this.queue.size > 0 && !signal.aborted) {
      const messageIds = [...this.queue].slice(0, maxMessagesARequest);
      try {
        const { messages } = await this.client.getMessages({ messageIds }, { signal });
        if (signal.aborted) break;
        for (const message of messages) this.keep(message);
        this.settle(messageIds);
        backoff.reset();
      } catch (error) {
        const failure = failureOf(error);
        if (signal.aborted) break;
        if (failure.temporary) await this.wake.sleep(backoff.nextMs(failure.retryAfterMs), signal);
        else this.settle(messageIds);
      }
    }
    this.fetching = false;
    if (signal !== this.signal) void this.fetchQueued();
  }

  /** Those that were asked for and did not come are not to be had. */
  private settle(messageIds: readonly string[]): void {
    for (const messageId of messageIds) {
      this.queue.delete(messageId);
      this.fetched.get(messageId)?.update((message) => (message === 'loading' ? 'missing' : message));
    }
  }

  /** Takes a message if it was asked for and is newer than what is there. */
  private keep(message: Message): void {
    this.fetched
      .get(message.id)
      ?.update((known) => (typeof known === 'object' && known.revision >= message.revision ? known : message));
  }
}
