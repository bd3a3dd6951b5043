import { Injectable, computed, inject, type Signal } from '@angular/core';
import { create } from '@bufbuild/protobuf';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { RoomKind, SubscribeResponseSchema, type Member, type Room } from '@prosa/proto/chat';
import {
  applyItem,
  mentionCount,
  readUpTo,
  roomFromSnapshot,
  unreadCount,
  withRoom,
  type RoomState,
} from '@prosa/room-state';
import { ROOMS } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { KeywordHits } from '../notifications/keyword-hits.ts';
import { RoomNotifications } from '../notifications/room-notifications.ts';
import { PeopleStore } from '../people/people-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { ClientStateStore } from '../sync/client-state-store.ts';
import { Snapshots } from '../sync/snapshots.ts';
import { RoomActivity } from './room-activity.ts';
import type { Page, RoomView } from './room-view.ts';

/** What a room to be made is like. */
export interface NewRoom {
  readonly name: string;
  /** Public or private. */
  readonly kind: RoomKind;
  readonly topic?: string;
  /** People to bring in at once. */
  readonly memberIds?: readonly string[];
}

const byTitle = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The caller's rooms. Every method throws `RequestFailed`. */
@Injectable({ providedIn: 'root' })
export class RoomStore {
  private readonly client = inject(ROOMS);
  private readonly session = inject(SessionStore);
  private readonly store = inject(ClientStateStore);
  private readonly snapshots = inject(Snapshots);
  private readonly people = inject(PeopleStore);
  private readonly activity = inject(RoomActivity);
  private readonly notifications = inject(RoomNotifications);
  private readonly keywordHits = inject(KeywordHits);
  private readonly views = new Map<string, Signal<RoomView | undefined>>();

  /** The caller's rooms, by title; archived ones are among them. */
  readonly rooms: Signal<readonly RoomView[]> = computed(
    () =>
      [...this.store.state().rooms.keys()]
        .flatMap((roomId) => this.room(roomId)() ?? [])
        .sort((a, b) => byTitle.compare(a.title, b.title) || (a.id < b.id ? -1 : 1)),
    { equal: sameItems },
  );
  /** False until the rooms are known, from this browser's memory or from the server. */
  readonly loaded: Signal<boolean> = this.store.loaded;
  /** Sums over all rooms that are neither archived nor muted. */
  readonly totalUnread: Signal<number> = computed(() => sum(this.rooms(), ({ unreadCount }) => unreadCount));
  /** Sums over all rooms that are neither archived nor muted. */
  readonly totalMentions: Signal<number> = computed(() => sum(this.rooms(), ({ mentionCount }) => mentionCount));

  /** A room of the caller's; undefined: not theirs, or not known yet. The same signal for the same id. */
  room(roomId: string): Signal<RoomView | undefined> {
    let view = this.views.get(roomId);
    if (!view) {
      const room = this.store.room(roomId);
      const title = computed(() => this.titleOf(room()?.room));
      const lastActivityAt = computed(() => this.activity.last(roomId)() ?? newestAt(room()));
      const hits = this.keywordHits.of(roomId);
      const notification = this.notifications.room(roomId);
      view = computed(() => viewOf(room(), title(), lastActivityAt(), notification().muted, hits()));
      this.views.set(roomId, view);
    }
    return view;
  }

  /** Makes a public or private room and returns its id. Reasons: ROOM_NAME_TAKEN, USER_NOT_FOUND. */
  async create({ name, kind, topic, memberIds }: NewRoom): Promise<string> {
    const { room } = await request(this.client.createRoom({ name, kind, topic, memberIds: [...(memberIds ?? [])] }));
    return this.ensured(room);
  }

  /** The public rooms of the workspace whose names contain `query`, the caller's own among them. */
  async browse(query: string, pageToken = ''): Promise<Page<Room>> {
    const { rooms, nextPageToken } = await request(this.client.browseRooms({ query, pageToken }));
    return { items: rooms, nextPageToken };
  }

  /** Enters a public room. Reasons: ROOM_NOT_FOUND, ROOM_ARCHIVED. */
  async join(roomId: string): Promise<void> {
    const { room } = await request(this.client.joinRoom({ roomId }));
    if (!room) return;
    this.store.update((state) => (state.rooms.has(roomId) ? state : withRoom(state, roomFromSnapshot(room))));
  }

  /** Leaves a room. Reasons: ROOM_IS_DIRECT. */
  async leave(roomId: string): Promise<void> {
    await request(this.client.leaveRoom({ roomId }));
    const removed = create(SubscribeResponseSchema, { item: { case: 'roomRemoved', value: { roomId } } });
    this.store.update((state) => applyItem(state, removed));
  }

  /** Opens the direct conversation with these one to eight people and returns its id. */
  async openDirect(userIds: readonly string[]): Promise<string> {
    const { room } = await request(this.client.openDirect({ userIds: [...userIds] }));
    return this.ensured(room);
  }

  /** Brings people in. */
  async addMembers(roomId: string, userIds: readonly string[]): Promise<void> {
    await request(this.client.addMembers({ roomId, userIds: [...userIds] }));
  }

  /** Puts a person out. Reasons: ROOM_ROLE_REQUIRED. */
  async removeMember(roomId: string, userId: string): Promise<void> {
    await request(this.client.removeMember({ roomId, userId }));
  }

  /** The people of a room by name, those whose names contain `query`. */
  async members(roomId: string, query = '', pageToken = ''): Promise<Page<Member>> {
    const { members, nextPageToken } = await request(this.client.listMembers({ roomId, query, pageToken }));
    this.people.keep(members.flatMap(({ user }) => user ?? []));
    return { items: members, nextPageToken };
  }

  /** Changes name and topic; what is not given stays. Reasons: ROOM_ROLE_REQUIRED, ROOM_NAME_TAKEN. */
  async update(roomId: string, change: { readonly name?: string; readonly topic?: string }): Promise<void> {
    await request(this.client.updateRoom({ roomId, ...change }));
  }

  /** Closes a room for writing, or opens it again. Reasons: ROOM_ROLE_REQUIRED. */
  async archive(roomId: string, archived: boolean): Promise<void> {
    await request(this.client.archiveRoom({ roomId, archived }));
  }

  /** Waits until the caller's state has the room, so that it can be shown at once. */
  private async ensured(room: Room | undefined): Promise<string> {
    const roomId = room?.id ?? '';
    await this.snapshots.ensure(roomId);
    return roomId;
  }

  private titleOf(room: Room | undefined): string {
    if (room?.kind !== RoomKind.DIRECT) return room?.name ?? '';
    const me = this.session.myId();
    const others = room.memberIds.filter((id) => id !== me);
    const names = (others.length > 0 ? others : [me]).map((id) => this.people.user(id)()?.displayName ?? '');
    return names.filter(Boolean).sort(byTitle.compare).join(', ');
  }
}

function viewOf(
  state: RoomState | undefined,
  title: string,
  lastActivityAt: Date | undefined,
  muted: boolean,
  keywordSeqs: ReadonlySet<bigint>,
): RoomView | undefined {
  if (!state) return undefined;
  const { room, role, marker, seq } = state;
  return {
    id: room.id,
    title,
    kind: room.kind,
    topic: room.topic,
    unreadCount: unreadCount(state),
    mentionCount: mentionCount(state) + [...keywordSeqs].filter((seq) => seq > readUpTo(marker)).length,
    lastReadSeq: readUpTo(marker),
    lastSeq: seq,
    memberIds: room.memberIds,
    memberCount: room.memberCount,
    pinCount: room.pinCount,
    archived: room.archivedAt !== undefined,
    assistantOff: room.assistantOff,
    role,
    muted,
    ...(lastActivityAt && { lastActivityAt }),
  };
}

function newestAt(state: RoomState | undefined): Date | undefined {
  const newest = state?.timeline?.hasMoreAfter === false ? state.timeline.messages.at(-1) : undefined;
  return newest?.sentAt && timestampDate(newest.sentAt);
}

const sum = (rooms: readonly RoomView[], count: (room: RoomView) => number): number =>
  rooms.reduce((total, room) => (room.archived || room.muted ? total : total + count(room)), 0);

const sameItems = (a: readonly RoomView[], b: readonly RoomView[]): boolean =>
  a.length === b.length && a.every((room, index) => room === b[index]);
