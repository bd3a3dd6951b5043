/** The state: the person's rooms, each at a known place of its log. */
import type { ListMessagesResponse, MemberRole, MyRoom, Room, RoomEvent } from '@prosa/proto/chat';
import { applyEvent } from './apply-event.ts';
import type { Pins } from './pins.ts';
import { markerOf, mergeReadState, type ReadMarker } from './read-marker.ts';
import { noThreads, type RoomThreads } from './threads.ts';
import { emptyTimeline, timelineFromPage, type Timeline } from './timeline.ts';

/** A room after all events up to `seq`. */
export interface RoomState {
  /** Its counters are those at `seq`. */
  readonly room: Room;
  /** What the person may do there. */
  readonly role: MemberRole;
  /** The last event that is contained. */
  readonly seq: bigint;
  readonly marker: ReadMarker;
  /** Messages the person ever sent here. */
  readonly ownCount: bigint;
  /** Messages after the marker that name the person, oldest first. */
  readonly unreadMentionSeqs: readonly bigint[];
  /** Messages held; undefined: none were asked for. */
  readonly timeline: Timeline | undefined;
  /** Pinned messages; undefined: they were not asked for. */
  readonly pins: Pins | undefined;
  readonly threads: RoomThreads;
  /** Something is missing: take a fresh snapshot (`refreshRoom`). Until then events wait in `ahead`. */
  readonly stale: boolean;
  /** Events that came while the room was stale, in order, at most 1,000. */
  readonly ahead: readonly RoomEvent[];
}

/** All that one person's client knows of the logs. */
export interface ClientState {
  /** Id of the person. */
  readonly me: string;
  readonly rooms: ReadonlyMap<string, RoomState>;
  /** Rooms of the person's of which nothing is known yet: take a snapshot of the room list. */
  readonly unknownRooms: ReadonlySet<string>;
}

/** Nothing is known yet. */
export const clientState = (me: string): ClientState => ({ me, rooms: new Map(), unknownRooms: new Set() });

/** A room as the server lists it, without messages. */
export function roomFromSnapshot({ room, role, readState }: MyRoom): RoomState {
  if (!room) throw new Error('a listed room without its room');
  return {
    room,
    role,
    seq: room.lastSeq,
    marker: markerOf(readState),
    ownCount: readState?.ownCount ?? 0n,
    unreadMentionSeqs: readState?.unreadMentionSeqs ?? [],
    timeline: undefined,
    pins: undefined,
    threads: noThreads,
    stale: false,
    ahead: [],
  };
}

/** The state with this room put in. */
export function withRoom(state: ClientState, room: RoomState): ClientState {
  const rooms = new Map(state.rooms).set(room.room.id, room);
  if (!state.unknownRooms.has(room.room.id)) return { ...state, rooms };
  const unknownRooms = new Set(state.unknownRooms);
  unknownRooms.delete(room.room.id);
  return { ...state, rooms, unknownRooms };
}

/**
 * The state after a fresh room list: new rooms come in, rooms that are not listed go, rooms that are up to
 * date learn how far the person has read (which is no event of the room's log), stale ones are refreshed (their
 * messages must be loaded again).
 */
export function withRooms(state: ClientState, listed: readonly MyRoom[]): ClientState {
  const rooms = new Map<string, RoomState>();
  for (const entry of listed) {
    if (!entry.room) continue;
    const known = state.rooms.get(entry.room.id);
    rooms.set(entry.room.id, known && !known.stale ? withMarker(known, entry) : refreshRoom(known, state.me, entry));
  }
  return { ...state, rooms, unknownRooms: new Set() };
}

/** What was read on another device may be known by the list alone, as in a tab that starts from what was kept. */
const withMarker = (room: RoomState, { readState }: MyRoom): RoomState =>
  readState ? mergeReadState(room, readState) : room;

/**
 * A room taken anew. `listed` must have been asked for before `page` (the newest page): position first, data
 * second. Events that waited are applied on top. Without a page an open timeline starts empty at the end.
 */
export function refreshRoom(
  known: RoomState | undefined,
  me: string,
  listed: MyRoom,
  page?: ListMessagesResponse,
): RoomState {
  const fresh = roomFromSnapshot(listed);
  const timeline = page ? timelineFromPage(page) : known?.timeline && emptyTimeline;
  // What is known of threads is shown until they have been asked for again; the windows of open ones start anew.
  const { entries, timelines } = known?.threads ?? noThreads;
  const opened = new Map([...timelines.keys()].map((id) => [id, emptyTimeline]));
  const threads = { ...noThreads, entries, timelines: opened, wanted: new Set(opened.keys()) };
  const start: RoomState = { ...fresh, timeline, threads };
  return (known?.ahead ?? []).reduce<RoomState>((room, event) => applyEvent(room, me, event), start);
}

/** The room with an open window. Open it before asking for the page, so that what comes meanwhile is kept. */
export const openTimeline = (room: RoomState): RoomState =>
  room.timeline ? room : { ...room, timeline: emptyTimeline };
