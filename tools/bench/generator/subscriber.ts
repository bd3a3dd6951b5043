import type { Socket } from 'node:net';
import { fromBinary } from '@bufbuild/protobuf';
import { SubscribeResponseSchema } from '@prosa/proto/chat';
import { SeqCheck } from '../measure/seq-check.ts';
import { ChunkedResponse } from '../wire/chunked-response.ts';
import { END_OF_STREAM, EnvelopeReader } from '../wire/envelope-reader.ts';
import { EventPlace } from '../wire/event-place.ts';
import { subscribeRequest } from '../wire/requests.ts';
import { openConnection } from './raw-connection.ts';
import type { RoomLog } from './room-log.ts';

/** Called for each event; `bytes[start…end)` is the encoded SubscribeResponse, to be used during the call only. */
export type DeliverySink = (room: RoomLog, seq: number, bytes: Buffer, start: number, end: number) => void;

const place = new EventPlace();

/** One open event stream. It checks the order of every event it gets. */
export class Subscriber {
  /** Resolves when the stream is live; rejects when it ended before. */
  readonly ready: Promise<void>;
  readonly #rooms: readonly RoomLog[];
  readonly #checks = new Map<RoomLog, SeqCheck>();
  readonly #onDelivery: DeliverySink;
  readonly #onBroken: (reason: string) => void;
  readonly #socket: Socket;
  #becameReady: () => void = () => undefined;
  #closing = false;

  /** `rooms` are all that the load is sent to; `onBroken` is called once when the stream ends by itself. */
  constructor(
    port: number,
    cookie: string,
    rooms: readonly RoomLog[],
    onDelivery: DeliverySink,
    onBroken: (reason: string) => void,
  ) {
    this.#rooms = rooms;
    this.#onDelivery = onDelivery;
    this.#onBroken = onBroken;
    const envelopes = new EnvelopeReader((flags, bytes, start, end) => this.#take(flags, bytes, start, end));
    const response = new ChunkedResponse((bytes, start, end) => envelopes.feed(bytes, start, end));
    let broke: (error: Error) => void;
    this.ready = new Promise((resolve, reject) => {
      this.#becameReady = resolve;
      broke = reject;
    });
    this.#socket = openConnection(port, {
      onBytes: (bytes, end) => response.feed(bytes, end),
      onClose: (reason) => {
        broke(new Error(`an event stream ended: ${reason}`));
        if (!this.#closing) this.#onBroken(`an event stream ended: ${reason}`);
      },
    });
    this.#socket.write(subscribeRequest(cookie));
  }

  /** Whether everything that was acknowledged has arrived. */
  get caughtUp(): boolean {
    for (const [room, check] of this.#checks) if (check.next <= room.topSeq) return false;
    return true;
  }

  /** What went wrong since the stream was opened. */
  faults(): { lost: number; doubled: number; reordered: number } {
    const faults = { lost: 0, doubled: 0, reordered: 0 };
    for (const [room, check] of this.#checks) {
      faults.lost += check.lost(room.topSeq);
      faults.doubled += check.doubled;
      faults.reordered += check.reordered;
    }
    return faults;
  }

  close(): void {
    this.#closing = true;
    this.#socket.destroy();
  }

  #take(flags: number, bytes: Buffer, start: number, end: number): void {
    if (flags === END_OF_STREAM) throw new Error(bytes.toString('utf8', start, end));
    if (place.read(bytes, start, end)) this.#takeEvent(bytes, start, end);
    else if (bytes[start] === READY_TAG) this.#takeReady(bytes.subarray(start, end));
  }

  #takeEvent(bytes: Buffer, start: number, end: number): void {
    const { seq, roomStart } = place;
    for (const [room, check] of this.#checks) {
      if (!room.isAt(bytes, roomStart)) continue;
      check.accept(seq);
      this.#onDelivery(room, seq, bytes, start, end);
      return;
    }
  }

  /** From here on every event counts. Throws when the caller is in none of the rooms: nothing would be delivered. */
  #takeReady(bytes: Uint8Array): void {
    const { item } = fromBinary(SubscribeResponseSchema, bytes);
    for (const position of item.case === 'ready' ? item.value.rooms : []) {
      const room = this.#rooms.find((candidate) => candidate.id === position.roomId);
      if (room) this.#checks.set(room, new SeqCheck(Number(position.seq)));
    }
    if (this.#checks.size === 0) throw new Error('a subscriber is in none of the rooms');
    this.#becameReady();
  }
}

/** First byte of an item that is `ready`: field 1, length-delimited. */
const READY_TAG = (1 << 3) | 2;
