import { Injectable, inject } from '@angular/core';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import {
  ListMessagesResponseSchema,
  MyRoomSchema,
  ReadStateSchema,
  type ListMessagesResponse,
  type MyRoom,
} from '@prosa/proto/chat';
import { mentionCount, unreadCount, type RoomState, type Timeline } from '@prosa/room-state';
import { TIMING } from '../api/timing.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import type { Table } from '../session/account-storage.ts';
import { ClientStateStore } from './client-state-store.ts';

/** A room as it was after the event `room.lastSeq`, or its newest messages, as protobuf bytes. */
interface CachedBytes {
  readonly roomId: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The rooms and the newest messages of each, kept in this browser so that start and switch are instant. A kept
 * room is a state at a known place of its log: the event stream goes on from there.
 */
@Injectable({ providedIn: 'root' })
export class RoomCache implements SessionPart {
  private readonly store = inject(ClientStateStore);
  private readonly timing = inject(TIMING);
  private rooms: Table<CachedBytes> | undefined;
  private pages: Table<CachedBytes> | undefined;
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

  /** The newest messages of a room as they were kept: they may have changed since. */
  async readPage(roomId: string): Promise<ListMessagesResponse | undefined> {
    const record = await this.pages?.get(roomId);
    return record && attempt(() => fromBinary(ListMessagesResponseSchema, record.bytes))[0];
  }

  /** Whether the window of a room came from `readPage` and waits to be corrected; such a one is not kept. */
  markProvisional(roomId: string, provisional: boolean): void {
    if (provisional) this.provisional.add(roomId);
    else this.provisional.delete(roomId);
  }

  /** Whether the window of a room is only what was kept. */
  isProvisional(roomId: string): boolean {
    return this.provisional.has(roomId);
  }

  /** Keeps what has changed since the last time. */
  write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.rooms || !this.pages) return;
    const { rooms } = this.store.state();
    const changed = [...rooms.values()].filter((room) => !room.stale && this.written.get(room.room.id) !== room);
    const gone = [...this.written.keys()].filter((roomId) => !rooms.has(roomId));
    const withPage = changed.filter((room) => this.hasNewPage(room));
    for (const room of changed) this.written.set(room.room.id, room);
    for (const roomId of gone) this.written.delete(roomId);
    if (changed.length > 0) void this.rooms.put(...changed.map(roomRecord));
    if (withPage.length > 0) {
      const size = this.timing.pageSize;
      void this.pages.put(...withPage.map((room) => pageRecord(room.room.id, room.timeline, size)));
    }
    if (gone.length > 0) {
      void this.rooms.delete(...gone);
      void this.pages.delete(...gone);
    }
  }

  private hasNewPage({ room, timeline }: RoomState): boolean {
    if (!timeline || timeline.hasMoreAfter || timeline.messages.length === 0) return false;
    return !this.provisional.has(room.id) && this.written.get(room.id)?.timeline !== timeline;
  }
}

function roomRecord(state: RoomState): CachedBytes {
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

function pageRecord(roomId: string, timeline: Timeline | undefined, size: number): CachedBytes {
  const all = timeline?.messages ?? [];
  const page = create(ListMessagesResponseSchema, {
    messages: all.slice(-size),
    hasMoreBefore: all.length > size || timeline?.hasMoreBefore,
  });
  return { roomId, bytes: toBinary(ListMessagesResponseSchema, page) };
}

/** What cannot be read was written by another version: as if it were not there. */
function attempt<T>(read: () => T): T[] {
  try {
    return [read()];
  } catch {
    return [];
  }
}
