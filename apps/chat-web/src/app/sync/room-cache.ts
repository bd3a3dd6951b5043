import { Injectable, inject } from '@angular/core';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import {
  ListMessagesResponseSchema,
  MessageSchema,
  MyRoomSchema,
  ReadStateSchema,
  type ListMessagesResponse,
  type Message,
  type MyRoom,
} from '@prosa/proto/chat';
import { mentionCount, unreadCount, type RoomState, type Timeline } from '@prosa/room-state';
import { TIMING } from '../api/timing.ts';
import { partsOf, placeOf, type Place } from '../messages/place.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import type { Table } from '../session/account-storage.ts';
import { ClientStateStore } from './client-state-store.ts';

/** A room as it was after the event `room.lastSeq`, as protobuf bytes. */
interface CachedRoom {
  readonly roomId: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The newest messages of a place, as protobuf bytes; of a thread with the message that it begins with. */
interface CachedPage {
  /** The `Place`: it begins with the id of the room. */
  readonly roomId: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly root?: Uint8Array<ArrayBuffer>;
}

/** As many threads are kept, those that began last. */
const maxThreads = 200;

/**
 * The rooms and the newest messages of each and of the threads that were opened, kept in this browser so that start and
 * switch are instant and all of it is there offline. A kept room is a state at a known place of its log: the event stream
 * goes on from there.
 */
@Injectable({ providedIn: 'root' })
export class RoomCache implements SessionPart {
  private readonly store = inject(ClientStateStore);
  private readonly timing = inject(TIMING);
  private rooms: Table<CachedRoom> | undefined;
  private pages: Table<CachedPage> | undefined;
  private readonly written = new Map<string, RoomState>();
  private readonly provisional = new Set<string>();
  private readonly kept = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(SessionStore).join(this);
    this.store.onChange(() => {
      if (this.rooms) this.timer ??= setTimeout(() => this.write(), this.timing.cacheMs);
    });
    window.addEventListener('pagehide', () => this.write());
  }

  begin({ storage }: SessionScope): void {
    this.rooms = storage.table('rooms');
    this.pages = storage.table('pages');
    void this.forgetOldThreads();
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.rooms = this.pages = undefined;
    this.written.clear();
    this.provisional.clear();
    this.kept.clear();
  }

  /** The rooms as they were kept. What cannot be read is left out. */
  async read(): Promise<readonly MyRoom[]> {
    const records = (await this.rooms?.all()) ?? [];
    for (const { roomId } of records) this.kept.add(roomId);
    return records.flatMap(({ bytes }) => attempt(() => fromBinary(MyRoomSchema, bytes)));
  }

  /** Whether this visit began with the room as it was kept: until the stream is live, nothing newer may be known of it. */
  isKept(roomId: string): boolean {
    return this.kept.has(roomId);
  }

  /** The newest messages of a place as they were kept: they may have changed since. */
  async readPage(place: Place): Promise<ListMessagesResponse | undefined> {
    const record = await this.pages?.get(place);
    return record && attempt(() => fromBinary(ListMessagesResponseSchema, record.bytes))[0];
  }

  /** The message that a thread begins with, as it was kept: it may have changed since. */
  async readRoot(place: Place): Promise<Message | undefined> {
    const root = (await this.pages?.get(place))?.root;
    return root && attempt(() => fromBinary(MessageSchema, root))[0];
  }

  /** Whether the window of a place came from `readPage` and waits to be corrected; such a one is not kept. */
  markProvisional(place: Place, provisional: boolean): void {
    if (provisional) this.provisional.add(place);
    else this.provisional.delete(place);
  }

  /** Whether the window of a place is only what was kept. */
  isProvisional(place: Place): boolean {
    return this.provisional.has(place);
  }

  /** Keeps what has changed since the last time. */
  write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.rooms || !this.pages) return;
    const { rooms } = this.store.state();
    const changed = [...rooms.values()].filter((room) => !room.stale && this.written.get(room.room.id) !== room);
    const gone = [...this.written.keys()].filter((roomId) => !rooms.has(roomId));
    const size = this.timing.pageSize;
    const pages = changed.flatMap((room) => this.newPages(room, this.written.get(room.room.id), size));
    for (const room of changed) this.written.set(room.room.id, room);
    for (const roomId of gone) this.written.delete(roomId);
    if (changed.length > 0) void this.rooms.put(...changed.map(roomRecord));
    if (pages.length > 0) void this.pages.put(...pages);
    if (gone.length > 0) {
      void this.rooms.delete(...gone);
      void this.forget((place) => gone.includes(partsOf(place).roomId));
    }
  }

  /** The pages of a room and of its threads that changed since `before`. */
  private newPages(now: RoomState, before: RoomState | undefined, size: number): readonly CachedPage[] {
    const isNew = (place: Place, timeline: Timeline | undefined, known: Timeline | undefined) =>
      timeline !== undefined && timeline !== known && this.mayKeep(place, timeline);
    const roomId = now.room.id;
    const main = isNew(roomId, now.timeline, before?.timeline) ? [pageRecord(roomId, now.timeline, size)] : [];
    const threads = [...now.threads.timelines].flatMap(([rootId, timeline]) => {
      const place = placeOf(roomId, rootId);
      const root = now.threads.entries.get(rootId)?.root;
      const sameRoot = root === before?.threads.entries.get(rootId)?.root;
      const known = sameRoot ? before?.threads.timelines.get(rootId) : undefined;
      if (!root || !isNew(place, timeline, known)) return [];
      return [{ ...pageRecord(place, timeline, size), root: toBinary(MessageSchema, root) }];
    });
    return [...main, ...threads];
  }

  private mayKeep(place: Place, { hasMoreAfter, messages }: Timeline): boolean {
    return !hasMoreAfter && messages.length > 0 && !this.provisional.has(place);
  }

  private async forgetOldThreads(): Promise<void> {
    const places = ((await this.pages?.keys()) ?? []).filter((place) => partsOf(place).rootId);
    const byAge = places.sort((a, b) => (partsOf(a).rootId < partsOf(b).rootId ? 1 : -1));
    const old = new Set(byAge.slice(maxThreads));
    if (old.size > 0) await this.forget((place) => old.has(place));
  }

  private async forget(which: (place: Place) => boolean): Promise<void> {
    const pages = this.pages;
    const places = ((await pages?.keys()) ?? []).filter(which);
    if (places.length > 0) await pages?.delete(...places);
  }
}

function roomRecord(state: RoomState): CachedRoom {
  const { room, role, marker, ownCount, unreadMentionSeqs } = state;
  const readState = create(ReadStateSchema, {
    roomId: room.id,
    ...marker,
    ownCount,
    unreadMentionSeqs: [...unreadMentionSeqs],
    unreadCount: unreadCount(state),
    mentionCount: mentionCount(state),
  });
  const myRoom = create(MyRoomSchema, { room: { ...room, lastSeq: state.seq }, role, readState });
  return { roomId: room.id, bytes: toBinary(MyRoomSchema, myRoom) };
}

function pageRecord(place: Place, timeline: Timeline | undefined, size: number): CachedPage {
  const all = timeline?.messages ?? [];
  const page = create(ListMessagesResponseSchema, {
    messages: all.slice(-size),
    hasMoreBefore: all.length > size || timeline?.hasMoreBefore,
  });
  return { roomId: place, bytes: toBinary(ListMessagesResponseSchema, page) };
}

/** What cannot be read was written by another version: as if it were not there. */
function attempt<T>(read: () => T): T[] {
  try {
    return [read()];
  } catch {
    return [];
  }
}
