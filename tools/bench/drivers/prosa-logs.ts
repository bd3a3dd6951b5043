import { fromBinary } from '@bufbuild/protobuf';
import { SubscribeResponseSchema } from '@prosa/proto/chat';
import type { CursorSchema, Ready } from '@prosa/proto/chat';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { EventLog } from '../generator/event-log.ts';
import type { LoadPlan } from '../generator/load-plan.ts';
import type { Reception } from '../generator/reception.ts';
import { END_OF_STREAM } from '../wire/envelope-reader.ts';
import { EventPlace } from '../wire/event-place.ts';

/** First byte of a SubscribeResponse that is `ready`: field 1, length-delimited. */
const READY_TAG = (1 << 3) | 2;
/** Of one that is `recovery`: field 2. */
const RECOVERY_TAG = (2 << 3) | 2;

const place = new EventPlace();

/** A room's log: Prosa numbers all that happens in a room. */
export class RoomLog extends EventLog {
  readonly roomId: string;
  /** The history that its numbers belong to. */
  epoch = '';
  /** The room's id as bytes of text, to compare with what arrives. */
  readonly #id: Buffer;

  constructor(id: string) {
    super();
    this.roomId = id;
    this.#id = Buffer.from(id, 'latin1');
  }

  /** Whether the id stands in `bytes` from `start`. Compares from the end: ids made in the same millisecond begin alike. */
  isAt(bytes: Buffer, start: number): boolean {
    const id = this.#id;
    for (let at = id.length - 1; at >= 0; at--) if (bytes[start + at] !== id[at]) return false;
    return true;
  }
}

/** What a plan's rooms have seen, and the reading of what streams bring of them. */
export class ProsaLogs {
  readonly #rooms: ReadonlyMap<string, RoomLog>;
  readonly #timed: boolean;
  /** Intended send times by client_message_id, until the first delivery tells the seq. */
  readonly #sent = new Map<string, number>();

  constructor({ senders, timeDeliveries }: Pick<LoadPlan, 'senders' | 'timeDeliveries'>) {
    this.#rooms = new Map(senders.map(({ roomId }) => [roomId, new RoomLog(roomId)]));
    this.#timed = timeDeliveries;
  }

  /** The log of a room that somebody sends to. */
  of(roomId: string): RoomLog {
    return this.#rooms.get(roomId)!;
  }

  /** A message goes out. */
  sent(clientMessageId: string, intendedAt: number): void {
    if (this.#timed) this.#sent.set(clientMessageId, intendedAt);
  }

  /**
   * Takes the envelopes of one stream for one subscriber, who has to be in `roomIds`; those that nobody sends to do not
   * matter. What it is given throws what the server ended the stream with, and when a room is missing.
   */
  reader(
    roomIds: readonly string[],
    reception: Reception,
  ): (flags: number, bytes: Buffer, start: number, end: number) => void {
    const logs = roomIds.map((id) => this.#rooms.get(id)).filter((log) => log !== undefined);
    return (flags, bytes, start, end) => {
      if (flags === END_OF_STREAM) throw new Error(bytes.toString('utf8', start, end));
      if (place.read(bytes, start, end)) this.#take(logs, reception, bytes, start, end);
      else if (bytes[start] === RECOVERY_TAG) recover(bytes.subarray(start, end));
      else if (bytes[start] === READY_TAG) this.#begin(roomIds, reception, bytes.subarray(start, end));
    };
  }

  /** Where a subscriber stands who was ready once. */
  cursors(roomIds: readonly string[], reception: Reception): MessageInitShape<typeof CursorSchema>[] {
    const logs = roomIds.map((id) => this.#rooms.get(id)).filter((log) => log !== undefined);
    return logs.map((log) => ({ roomId: log.roomId, epoch: log.epoch, seq: BigInt(reception.lastOf(log)) }));
  }

  #begin(roomIds: readonly string[], reception: Reception, bytes: Uint8Array): void {
    const { item } = fromBinary(SubscribeResponseSchema, bytes);
    const positions = new Map((item.value as Ready).rooms.map((position) => [position.roomId, position]));
    for (const id of roomIds) {
      const position = positions.get(id);
      if (position === undefined) throw new Error(`a subscriber is not in room ${id}`);
      const log = this.#rooms.get(id);
      if (log === undefined) continue;
      log.epoch = position.epoch;
      reception.expect(log, Number(position.seq));
    }
    reception.becomeReady();
  }

  #take(logs: readonly RoomLog[], reception: Reception, bytes: Buffer, start: number, end: number): void {
    const { seq, roomStart } = place;
    for (const log of logs) {
      if (!log.isAt(bytes, roomStart)) continue;
      reception.deliver(log, seq, this.#timed ? this.#intendedAt(log, seq, bytes, start, end) : undefined);
      return;
    }
  }

  /** Only the first delivery of each message is decoded whole, for its client_message_id; the others find the time by seq. */
  #intendedAt(log: RoomLog, seq: number, bytes: Buffer, start: number, end: number): number | undefined {
    const known = log.intendedAt.get(seq);
    if (known !== undefined) return known;
    const { item } = fromBinary(SubscribeResponseSchema, bytes.subarray(start, end));
    const change = item.case === 'event' ? item.value.change : undefined;
    const id = change?.case === 'messageCreated' ? change.value.message?.clientMessageId : undefined;
    const intendedAt = id === undefined ? undefined : this.#sent.get(id);
    if (id === undefined || intendedAt === undefined) return undefined;
    this.#sent.delete(id);
    log.intendedAt.set(seq, intendedAt);
    return intendedAt;
  }
}

/** Throws when a cursor was not met: who comes back would have to begin anew. */
function recover(bytes: Uint8Array): void {
  const { item } = fromBinary(SubscribeResponseSchema, bytes);
  if (item.case === 'recovery' && !item.value.recovered) throw new Error('a cursor was not met');
}
