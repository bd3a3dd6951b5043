/** The state and the next item of the event stream give the next state. */
import { create } from '@bufbuild/protobuf';
import { MyRoomSchema, type MyRoom, type Ready, type Room, type SubscribeResponse } from '@prosa/proto/chat';
import { applyEvent } from './apply-event.ts';
import { mergeReadState } from './read-marker.ts';
import { mergeThreadState } from './threads.ts';
import { roomFromSnapshot, withRoom, type ClientState, type RoomState } from './room-state.ts';

/** Applies an item. Typing, presence and profiles are not part of this state and change nothing. */
export function applyItem(state: ClientState, { item }: Pick<SubscribeResponse, 'item'>): ClientState {
  switch (item.case) {
    case 'ready':
      return ready(state, item.value);
    case 'recovery': {
      const { roomId, recovered, epoch } = item.value;
      return recovered ? state : inRoom(state, roomId, (room) => inAnotherHistory(room, epoch) ?? stale(room));
    }
    case 'event': {
      const event = item.value;
      return inRoom(state, event.roomId, (room) => applyEvent(room, state.me, event));
    }
    case 'roomAdded':
      return item.value.room ? added(state, item.value.room) : state;
    case 'roomRemoved':
      return without(state, [item.value.roomId]);
    case 'readState': {
      const news = item.value;
      return inRoom(state, news.roomId, (room) => mergeReadState(room, news));
    }
    case 'threadState': {
      const news = item.value;
      return inRoom(state, news.roomId, (room) => mergeThreadState(room, news));
    }
    case 'beacon':
      return item.value.rooms.reduce<ClientState>(
        (all, { roomId, seq }) => inRoom(all, roomId, (room) => reach(room, seq)),
        state,
      );
    default:
      return state;
  }
}

function ready(state: ClientState, { rooms }: Ready): ClientState {
  const listed = new Set(rooms.map(({ roomId }) => roomId));
  const gone = [...state.rooms.keys()].filter((id) => !listed.has(id));
  const unknownRooms = new Set([...listed].filter((id) => !state.rooms.has(id)));
  return rooms.reduce<ClientState>(
    (all, { roomId, epoch, seq, readState }) =>
      inRoom(all, roomId, (known) => {
        const room = readState ? mergeReadState(known, readState) : known;
        return inAnotherHistory(room, epoch) ?? reach(threadsStale(room), seq);
      }),
    { ...without(state, gone), unknownRooms },
  );
}

/** The room's own numbers come with the next room list; until then its events wait. */
function added(state: ClientState, room: Room): ClientState {
  const known = state.rooms.get(room.id);
  if (known && known.seq >= room.lastSeq) return state;
  const next = stale(known ? { ...known, room } : roomFromSnapshot(create(MyRoomSchema, { room })));
  return { ...withRoom(state, next), unknownRooms: new Set([...state.unknownRooms, room.id]) };
}

function without(state: ClientState, roomIds: readonly string[]): ClientState {
  if (roomIds.length === 0) return state;
  const rooms = new Map(state.rooms);
  const unknownRooms = new Set(state.unknownRooms);
  for (const id of roomIds) {
    rooms.delete(id);
    unknownRooms.delete(id);
  }
  return { ...state, rooms, unknownRooms };
}

function inRoom(state: ClientState, roomId: string, change: (room: RoomState) => RoomState): ClientState {
  const room = state.rooms.get(roomId);
  if (!room) return state;
  const next = change(room);
  return next === room ? state : { ...state, rooms: new Map(state.rooms).set(roomId, next) };
}

/** The room as stale and at the start of this history; undefined: it is in it already. What it held does not count any more. */
const inAnotherHistory = (room: RoomState, epoch: string): RoomState | undefined =>
  room.room.epoch === epoch ? undefined : stale({ ...room, room: { ...room.room, epoch }, seq: 0n, ahead: [] });

/** The state after a look at the room list: rooms that stand lower than it says, or in another history, are stale. */
export function markBehind(state: ClientState, listed: readonly MyRoom[]): ClientState {
  return listed.reduce<ClientState>(
    (all, { room: entry }) =>
      entry ? inRoom(all, entry.id, (room) => inAnotherHistory(room, entry.epoch) ?? reach(room, entry.lastSeq)) : all,
    state,
  );
}

/** A room that stands lower than the server says has lost something. */
const reach = (room: RoomState, seq: bigint): RoomState => (seq > room.seq && !room.stale ? stale(room) : room);

/** Whether threads are followed is in no log: after a cut it is asked for again. */
function threadsStale(room: RoomState): RoomState {
  const wanted = new Set([...room.threads.wanted, ...room.threads.timelines.keys()]);
  return { ...room, threads: { ...room.threads, wanted, stale: true } };
}

const stale = (room: RoomState): RoomState => ({ ...room, stale: true });
