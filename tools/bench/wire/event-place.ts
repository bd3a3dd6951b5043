import { ProtobufCursor } from './protobuf-cursor.ts';

/** Bytes of a UUID as text. */
export const UUID_BYTES = 36;

const EVENT = 3; // SubscribeResponse.event
const ROOM_ID = 1; // RoomEvent.room_id
const SEQ = 2; // RoomEvent.seq

/** Finds which place of which room an item of the event stream has. Reused for every delivery, so that nothing is allocated. */
export class EventPlace {
  /** Where the room's id begins; it is UUID_BYTES long. */
  roomStart = 0;
  /** The event's seq. */
  seq = 0;
  readonly #cursor = new ProtobufCursor();

  /** Reads the encoded SubscribeResponse in `bytes[start…end)`; false when it is not an event. */
  read(bytes: Buffer, start: number, end: number): boolean {
    const cursor = this.#cursor;
    cursor.enter(bytes, start, end);
    if (cursor.next() !== EVENT) return false;
    cursor.descend();
    this.roomStart = -1;
    this.seq = 0;
    for (let field = cursor.next(); field !== 0; field = cursor.next()) {
      if (field === ROOM_ID && cursor.value === UUID_BYTES) this.roomStart = cursor.start;
      else if (field === SEQ) this.seq = cursor.value;
      if (this.roomStart >= 0 && this.seq > 0) return true;
    }
    throw new Error('an event without room or seq');
  }
}
