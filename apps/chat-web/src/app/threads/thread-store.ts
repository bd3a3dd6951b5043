import { Injectable, computed, inject, type Signal } from '@angular/core';
import type { MyThread } from '@prosa/proto/chat';
import {
  askForThreads,
  mergeThreads,
  mergeThreadState,
  missingThreads,
  threadUnread,
  withoutAnswer,
  type MissingThreads,
  type ThreadEntry,
} from '@prosa/room-state';
import { Backoff } from '../api/backoff.ts';
import { THREADS } from '../api/clients.ts';
import { failureOf, request } from '../api/failure.ts';
import { TIMING } from '../api/timing.ts';
import { ConnectionStore } from '../connection/connection-store.ts';
import { Wake } from '../connection/wake.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { SessionStore } from '../session/session-store.ts';
import { ClientStateStore } from '../sync/client-state-store.ts';

/** As many as one answer may have. */
const pageSize = 200;
const maxSingle = 100;

/** The threads that the caller follows, and those that were asked for. */
@Injectable({ providedIn: 'root' })
export class ThreadStore implements SessionPart {
  private readonly client = inject(THREADS);
  private readonly timing = inject(TIMING);
  private readonly wake = inject(Wake);
  private readonly connection = inject(ConnectionStore);
  private readonly store = inject(ClientStateStore);
  private signal: AbortSignal | undefined;
  private running = false;

  /** Those that the caller follows: what is unread first, then by the newest reply. */
  readonly followed: Signal<readonly ThreadEntry[]> = computed(() =>
    [...this.store.state().rooms.values()]
      .flatMap(({ threads }) => [...threads.entries.values()])
      .filter(({ following, root }) => following && root.thread)
      .sort(byUnreadThenNewest),
  );
  /** How many of them have something unread. */
  readonly unreadThreads = computed(() => this.followed().filter((entry) => threadUnread(entry) > 0).length);
  /** Unread replies that name the caller, in all of them. */
  readonly mentions = computed(() =>
    this.followed().reduce((sum, { unreadMentionSeqs }) => sum + unreadMentionSeqs.length, 0),
  );
  /** False until they have been asked for. */
  readonly loaded = computed(() => [...this.store.state().rooms.values()].every(({ threads }) => !threads.stale));

  constructor() {
    inject(SessionStore).join(this);
    this.store.onChange(() => this.start());
    this.connection.onOnline(() => this.start());
  }

  /** A thread; undefined: not known (yet). */
  entry(roomId: string, rootId: string): ThreadEntry | undefined {
    return this.store.room(roomId)()?.threads.entries.get(rootId);
  }

  /** Whether all that there is to know of a thread is known: without an entry, it is not the caller's. */
  isSettled(roomId: string, rootId: string): boolean {
    const room = this.store.room(roomId)();
    if (!room || room.stale || this.connection.state() !== 'online') return false;
    const { wanted, meanwhile, timelines } = room.threads;
    return timelines.has(rootId) && !wanted.has(rootId) && !meanwhile;
  }

  /** Follows a thread, or does not any more. Throws `RequestFailed`. */
  async follow(roomId: string, rootId: string, follow: boolean): Promise<void> {
    const { state } = await request(this.client.followThread({ rootMessageId: rootId, follow }));
    if (state) this.store.updateRoom(roomId, (room) => mergeThreadState(room, state));
  }

  begin({ signal }: SessionScope): void {
    this.signal = signal;
    this.start();
  }

  end(): void {
    this.signal = undefined;
  }

  private start(): void {
    const signal = this.signal;
    if (!signal || this.running || this.connection.state() !== 'online' || !missingThreads(this.store.state())) return;
    this.running = true;
    void this.run(signal).finally(() => {
      this.running = false;
      if (this.signal !== signal) this.start();
    });
  }

  /** Asks until nothing is missing, one answer at a time. */
  private async run(signal: AbortSignal): Promise<void> {
    const backoff = new Backoff(this.timing.retryFirstMs, this.timing.retryMaxMs);
    for (;;) {
      const missing = missingThreads(this.store.state());
      if (!missing || signal.aborted || this.connection.state() !== 'online') return;
      const asked = { ...missing, rootIds: missing.rootIds.slice(0, maxSingle) };
      this.store.update(askForThreads);
      try {
        const { threads, partial } = await this.ask(asked, signal);
        if (signal.aborted) return;
        this.store.update((state) => mergeThreads(state, asked, threads, partial));
        backoff.reset();
      } catch (error) {
        const failure = failureOf(error);
        if (signal.aborted) return;
        // What the server does not want to tell is not asked for again until something happens.
        this.store.update((state) => (failure.temporary ? withoutAnswer(state) : mergeThreads(state, asked, [], true)));
        if (failure.temporary) await this.wake.sleep(backoff.nextMs(failure.retryAfterMs), signal);
      }
    }
  }

  private async ask(
    { all, rootIds }: MissingThreads,
    signal: AbortSignal,
  ): Promise<{ threads: readonly MyThread[]; partial: boolean }> {
    const single =
      rootIds.length > 0 ? this.client.getThreads({ rootMessageIds: [...rootIds] }, { signal }) : undefined;
    const listed = all ? await this.client.listThreads({ limit: pageSize }, { signal }) : undefined;
    const threads = [...(listed?.threads ?? []), ...((await single)?.threads ?? [])];
    return { threads, partial: (listed?.nextPageToken ?? '') !== '' };
  }
}

function byUnreadThenNewest(a: ThreadEntry, b: ThreadEntry): number {
  const unread = Number(threadUnread(b) > 0) - Number(threadUnread(a) > 0);
  return unread || newestMs(b) - newestMs(a);
}

function newestMs({ root }: ThreadEntry): number {
  const at = root.thread?.lastReplyAt ?? root.sentAt;
  return at ? Number(at.seconds) * 1_000 + at.nanos / 1_000_000 : 0;
}
