import type { Client } from '@connectrpc/connect';
import type { Room, RoomPosition } from '@prosa/proto/chat';
import type { RoomService } from '@prosa/proto/persistence';
import type { Logger } from 'pino';
import type { Authenticator } from '../accounts/authenticator.ts';
import { itemFrame } from './frame.ts';
import { Gate } from './gate.ts';
import type { OpenStreams } from './open-streams.ts';
import type { Positions } from './positions.ts';
import type { RoomHubs } from './room-hubs.ts';
import { streamErrors } from './stream-errors.ts';
import type { Subscriber } from './subscriber.ts';
import { enterRoom, leaveRoom } from './tail-dispatch.ts';
import type { Tail } from './tail.ts';

/** Accounts that are looked at at the same time. */
const WIDTH = 200;

/**
 * After the tail was cut: the events of every room with a hub were replayed, but not what else may have happened
 * meanwhile. For each account with a stream here this asks whether its sessions still hold, which rooms it is in,
 * and how far it has read them, and brings the streams in line.
 */
export class TailRecovery {
  readonly #positions: Positions;
  readonly #rooms: Client<typeof RoomService>;
  readonly #authenticator: Authenticator;
  readonly #streams: OpenStreams;
  readonly #hubs: RoomHubs;
  readonly #tail: Tail;
  readonly #logger: Logger;

  constructor(options: {
    positions: Positions;
    rooms: Client<typeof RoomService>;
    authenticator: Authenticator;
    streams: OpenStreams;
    hubs: RoomHubs;
    tail: Tail;
    logger: Logger;
  }) {
    this.#positions = options.positions;
    this.#rooms = options.rooms;
    this.#authenticator = options.authenticator;
    this.#streams = options.streams;
    this.#hubs = options.hubs;
    this.#tail = options.tail;
    this.#logger = options.logger;
  }

  /** Looks at every account. A stream that cannot be brought in line ends, and its client comes back. */
  async run(): Promise<void> {
    this.#authenticator.clear();
    const gate = new Gate(WIDTH);
    await Promise.all(this.#streams.accountIds().map((accountId) => gate.pass(() => this.#account(accountId))));
  }

  async #account(accountId: string): Promise<void> {
    const streams = [...this.#streams.of(accountId)].filter((stream) => stream.attached);
    if (streams.length === 0) return;
    for (const stream of streams) stream.changes = [];
    const { generation } = this.#tail;
    this.#hubs.beginStart();
    try {
      await Promise.all(streams.map((stream) => this.#authenticator.recheck(stream.caller)));
      const { rooms: positions, personalRevision } = await this.#positions(accountId);
      const isNew = ({ roomId }: RoomPosition) => streams.some((stream) => !stream.rooms.has(roomId));
      const rooms = positions.some(isNew) ? await this.#roomsOf(accountId) : new Map<string, Room>();
      // Cut again meanwhile: then this is looked at once more when the tail is back.
      if (!this.#tail.live || this.#tail.generation !== generation) return;
      // What changed meanwhile is not known, so all of it may have.
      const personal = itemFrame({ case: 'personalChanged', value: { revision: personalRevision } });
      for (const stream of streams) {
        this.#align(stream, positions, rooms);
        stream.deliver(personal);
      }
    } catch (error) {
      if (!this.#tail.live || this.#tail.generation !== generation) return;
      this.#logger.info({ err: error, accountId }, 'streams ended: not brought in line after the tail was cut');
      for (const stream of streams) stream.end(streamErrors.logLost());
    } finally {
      for (const stream of streams) stream.changes = undefined;
      this.#hubs.endStart();
    }
  }

  async #roomsOf(accountId: string): Promise<Map<string, Room>> {
    const { response } = await this.#rooms.listRooms({ actorId: accountId, request: {} });
    return new Map(response?.rooms.flatMap(({ room }) => (room ? [[room.id, room] as const] : [])));
  }

  #align(stream: Subscriber, positions: readonly RoomPosition[], rooms: ReadonlyMap<string, Room>): void {
    if (stream.ended) return;
    const listed = new Set(positions.map(({ roomId }) => roomId));
    // What the tail has told meanwhile is newer than the answer.
    const told = new Set(stream.changes?.map(({ roomId }) => roomId));
    for (const hub of [...stream.rooms.values()]) {
      if (!listed.has(hub.roomId) && !told.has(hub.roomId)) leaveRoom(stream, hub);
    }
    for (const { roomId, readState } of positions) {
      const room = rooms.get(roomId);
      if (room !== undefined && !told.has(roomId)) {
        const seq = Number(room.lastSeq);
        if (!enterRoom(stream, this.#hubs.ensure(roomId, seq), room, seq)) return stream.end(streamErrors.logLost());
      }
      if (readState) stream.deliver(itemFrame({ case: 'readState', value: readState }, 'merged', roomId));
    }
  }
}
