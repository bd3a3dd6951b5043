import { Injectable, inject } from '@angular/core';
import { create } from '@bufbuild/protobuf';
import {
  SubscribeResponseSchema,
  type ListMessagesResponse,
  type MyRoom,
  type SubscribeResponse,
} from '@prosa/proto/chat';
import { applyItem, markBehind, refreshRoom, withRoom, withRooms, type ClientState } from '@prosa/room-state';
import { Backoff } from '../api/backoff.ts';
import { MESSAGES, ROOMS } from '../api/clients.ts';
import { failureOf } from '../api/failure.ts';
import { TIMING } from '../api/timing.ts';
import { ConnectionStore } from '../connection/connection-store.ts';
import { Wake } from '../connection/wake.ts';
import { olderPage } from '../messages/window-loader.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { ClientStateStore } from './client-state-store.ts';
import { LiveItems } from './live-items.ts';

const mainTimeline = { part: { case: 'mainTimeline' as const, value: {} } };

/**
 * Fresh snapshots of the rooms: of those that are stale or unknown, and of all when asked. Position first, data
 * second: the list of the rooms, then the messages of those that are looked at, then what came meanwhile.
 */
@Injectable({ providedIn: 'root' })
export class Snapshots implements SessionPart {
  private readonly store = inject(ClientStateStore);
  private readonly items = inject(LiveItems);
  private readonly rooms = inject(ROOMS);
  private readonly messages = inject(MESSAGES);
  private readonly session = inject(SessionStore);
  private readonly timing = inject(TIMING);
  private readonly wake = inject(Wake);
  private readonly connection = inject(ConnectionStore);
  private signal: AbortSignal | undefined;
  private wanted = false;
  private running: Promise<void> | undefined;

  constructor() {
    this.session.join(this);
    this.store.onChange(() => {
      if (this.signal && !this.running && lacksSomething(this.store.state())) this.start();
    });
  }

  begin({ signal }: SessionScope): void {
    this.signal = signal;
    this.running = undefined;
    this.wanted = false;
  }

  end(): void {
    this.signal = this.running = undefined;
    this.connection.reportFetching(false);
  }

  /** Compares all rooms with the server, with a list that is asked for from now on, and fetches what lags. */
  request(): void {
    this.wanted = true;
    if (!this.running) this.start();
  }

  /** Resolves when the room is known and up to date, or quietly when the session ends. */
  async ensure(roomId: string): Promise<void> {
    const isThere = ({ rooms }: ClientState) => rooms.get(roomId)?.stale === false;
    if (isThere(this.store.state()) || !this.signal) return;
    this.request();
    await this.store.until(isThere, this.signal);
  }

  private start(): void {
    const signal = this.signal;
    if (!signal) return;
    this.connection.reportFetching(true);
    const running = this.run(signal).finally(() => {
      if (this.running !== running) return;
      this.running = undefined;
      this.connection.reportFetching(false);
    });
    this.running = running;
  }

  private async run(signal: AbortSignal): Promise<void> {
    const backoff = new Backoff(this.timing.retryFirstMs, this.timing.retryMaxMs);
    while (!signal.aborted && (this.wanted || lacksSomething(this.store.state()))) {
      this.wanted = false;
      const failure = await this.take(signal).then(() => undefined, failureOf);
      if (signal.aborted) return;
      if (failure?.code === 'UNAUTHENTICATED') return this.session.expired();
      if (failure) this.wanted = true;
      // Also after a success that left something out: it must not become a busy loop.
      if (this.wanted || lacksSomething(this.store.state())) {
        await this.wake.sleep(backoff.nextMs(failure?.retryAfterMs), signal);
      }
    }
  }

  private async take(signal: AbortSignal): Promise<void> {
    const meanwhile: SubscribeResponse['item'][] = [];
    const stop = this.items.listen((item) => meanwhile.push(item));
    try {
      const { rooms: listed } = await this.rooms.listRooms({}, { signal });
      this.store.update((state) => markBehind(state, listed));
      const pages = await this.pages(listed, signal);
      if (signal.aborted) return;
      this.store.update((state) => meanwhile.reduce(replay, merge(state, listed, pages)));
      this.store.markLoaded();
    } finally {
      stop();
    }
  }

  /**
   * The messages of the stale rooms that are looked at: around the same place when that is not the end. Throws when one is older than
   * the list: what it lacks would be taken for not being there.
   */
  private async pages(
    listed: readonly MyRoom[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, ListMessagesResponse>> {
    const { rooms } = this.store.state();
    const ends = new Map(listed.map(({ room }) => [room?.id, room?.lastSeq ?? 0n]));
    const stale = [...this.store.watched].filter((roomId) => rooms.get(roomId)?.stale);
    const pages = stale.map(async (roomId) => {
      const timeline = rooms.get(roomId)?.timeline;
      const middle = timeline?.hasMoreAfter ? timeline.messages[timeline.messages.length >> 1]?.seq : undefined;
      const position = middle === undefined ? undefined : ({ case: 'aroundSeq', value: middle } as const);
      const limit = middle === undefined ? this.timing.pageSize : 2 * this.timing.pageSize;
      const page = await this.messages.listMessages({ roomId, limit, position, filter: mainTimeline }, { signal });
      if (page.lastSeq < (ends.get(roomId) ?? 0n)) throw olderPage();
      return [roomId, page] as const;
    });
    return new Map(await Promise.all(pages));
  }
}

const lacksSomething = ({ rooms, unknownRooms }: ClientState): boolean =>
  unknownRooms.size > 0 || [...rooms.values()].some(({ stale }) => stale);

function merge(
  state: ClientState,
  listed: readonly MyRoom[],
  pages: ReadonlyMap<string, ListMessagesResponse>,
): ClientState {
  const withPages = listed.reduce<ClientState>((all, entry) => {
    const known = entry.room && all.rooms.get(entry.room.id);
    if (!known?.stale) return all;
    const page = pages.get(known.room.id);
    return withRoom(
      all,
      page ? refreshRoom(known, all.me, entry, page) : refreshRoom({ ...known, timeline: undefined }, all.me, entry),
    );
  }, state);
  return withRooms(withPages, listed);
}

/** Applies again what came while the list was under way. A recovery is left out: `ready` follows it and says more. */
function replay(state: ClientState, item: SubscribeResponse['item']): ClientState {
  return item.case === 'recovery' ? state : applyItem(state, create(SubscribeResponseSchema, { item }));
}
