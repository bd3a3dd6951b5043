import type { ConnectError } from '@connectrpc/connect';
import type { Cursor, Room, RoomPosition } from '@prosa/proto/chat';
import type { CatchUp } from './catch-up.ts';
import { itemFrame } from './frame.ts';
import type { Positions } from './positions.ts';
import type { PresenceBoard } from './presence-board.ts';
import { PRESENCE_MAX_MEMBERS } from './presence-publisher.ts';
import type { RoomHubs } from './room-hubs.ts';
import type { Subscriber } from './subscriber.ts';
import type { Tail } from './tail.ts';
import { enterRoom } from './tail-dispatch.ts';

/** What a stream needs to start. */
export interface StreamStart {
  readonly positions: Positions;
  readonly tail: Tail;
  readonly hubs: RoomHubs;
  readonly catchUp: CatchUp;
  readonly presence: PresenceBoard;
  /** Makes the error for streams that cannot be told what happens. */
  readonly logLost: () => ConnectError;
}

/** How often the positions are asked for again when the tail was cut meanwhile. */
const MAX_TRIES = 3;
/** Frames of a catch-up that are queued before the reader is waited for. */
const CATCH_UP_QUEUE = 50;
/** People who are shown as there when a stream becomes live. */
const MAX_PRESENT = 500;

/**
 * Brings a new stream up: reads the heads of the caller's rooms, attaches it to them (position first), answers
 * each cursor with `recovery` and the missed events, and ends with `ready` and what came meanwhile.
 *
 * Throws when the log cannot be followed (LOG_UNAVAILABLE) or read.
 */
export async function startStream(stream: Subscriber, cursors: readonly Cursor[], start: StreamStart): Promise<void> {
  const heads = await attach(stream, start);
  if (heads === undefined || stream.ended) return;
  const { positions, personalRevision } = heads;
  const asked = new Set<string>();
  for (const cursor of cursors) {
    const roomId = cursor.roomId.toLowerCase();
    if (asked.has(roomId)) continue;
    asked.add(roomId);
    await answer(stream, { ...cursor, roomId }, positions.get(roomId), start);
    // What was asked for fills no queue, however many rooms there are: the reader is waited for.
    if (stream.outbox.queued >= CATCH_UP_QUEUE) await stream.outbox.settled();
    if (stream.ended) return;
  }
  await stream.outbox.settled();
  if (stream.ended) return;
  stream.goLive(itemFrame({ case: 'ready', value: { rooms: [...positions.values()], personalRevision } }));
  showWhoIsThere(stream, start);
}

/** Where everything of the caller's stands. */
interface Heads {
  readonly positions: Map<string, RoomPosition>;
  readonly personalRevision: bigint;
}

/** Attaches the stream to all rooms of its caller and gives their heads; undefined when the stream ended meanwhile. */
async function attach(stream: Subscriber, start: StreamStart): Promise<Heads | undefined> {
  const { hubs, tail } = start;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    if (stream.ended) return undefined;
    if (!tail.live) break;
    const { generation } = tail;
    hubs.beginStart();
    try {
      const { rooms, memberCounts, personalRevision } = await start.positions(stream.accountId);
      if (stream.ended) return undefined;
      if (!tail.live || tail.generation !== generation) continue;
      const positions = new Map(rooms.map((room) => [room.roomId, room]));
      const { entered, left } = settleChanges(stream, positions);
      if (!attachAll(stream, positions, hubs)) continue;
      rooms.forEach(({ roomId }, index) => {
        const hub = stream.rooms.get(roomId);
        if (hub) hub.memberCount = memberCounts[index] ?? hub.memberCount;
      });
      stream.changes = undefined;
      stream.attached = true;
      for (const roomId of left) stream.deliver(itemFrame({ case: 'roomRemoved', value: { roomId } }));
      for (const { room, seq } of entered.values()) {
        if (!enterRoom(stream, hubs.ensure(room.id, seq), room, seq)) throw start.logLost();
      }
      return { positions, personalRevision };
    } finally {
      hubs.endStart();
    }
  }
  throw start.logLost();
}

/**
 * What the tail said of the caller's rooms since the start, applied to the positions: a change up to the
 * position of its room is contained in it already.
 */
function settleChanges(stream: Subscriber, positions: Map<string, RoomPosition>) {
  const entered = new Map<string, { room: Room; seq: number }>();
  const left = new Set<string>();
  for (const { roomId, seq, room } of stream.changes ?? []) {
    const position = positions.get(roomId);
    if (position !== undefined && seq <= Number(position.seq)) continue;
    if (room !== undefined) {
      if (position === undefined) entered.set(roomId, { room, seq });
    } else if (positions.delete(roomId) || entered.delete(roomId)) {
      left.add(roomId);
    }
  }
  return { entered, left };
}

function attachAll(stream: Subscriber, positions: Map<string, RoomPosition>, hubs: RoomHubs): boolean {
  for (const [roomId, { seq }] of positions) {
    const hub = hubs.ensure(roomId, Number(seq));
    stream.rooms.set(roomId, hub);
    if (hub.attach(stream, Number(seq))) continue;
    // What came after the position was too much for the hub: the position is asked for again.
    for (const known of stream.rooms.values()) known.detach(stream, performance.now());
    stream.rooms.clear();
    return false;
  }
  return true;
}

/** Answers a cursor. Of a room that is not the caller's nothing is told but that. */
async function answer(
  stream: Subscriber,
  { roomId, epoch, seq }: Cursor,
  position: RoomPosition | undefined,
  { catchUp }: StreamStart,
): Promise<void> {
  const hub = stream.rooms.get(roomId); // not of one whom the room was taken from meanwhile
  if (position === undefined || hub === undefined) {
    stream.outbox.push(itemFrame({ case: 'roomRemoved', value: { roomId } }));
    return;
  }
  const top = Number(position.seq);
  const known = position.epoch === epoch && seq <= position.seq;
  const missed = known ? await catchUp.between(hub, Number(seq), top) : undefined;
  if (stream.ended) return;
  const recovered = missed !== undefined;
  stream.outbox.push(
    itemFrame({ case: 'recovery', value: { roomId, recovered, epoch: position.epoch, seq: position.seq } }),
  );
  for (const frame of missed ?? []) {
    stream.outbox.push(frame);
    if (stream.outbox.queued >= CATCH_UP_QUEUE) await stream.outbox.settled();
    if (stream.ended) return;
  }
}

function showWhoIsThere(stream: Subscriber, { presence }: StreamStart): void {
  const small: string[] = [];
  for (const [roomId, hub] of stream.rooms) if (hub.memberCount <= PRESENCE_MAX_MEMBERS) small.push(roomId);
  for (const userId of presence.seenIn(small, MAX_PRESENT)) {
    if (userId !== stream.accountId) stream.deliver(presence.frameOf(userId));
  }
}
