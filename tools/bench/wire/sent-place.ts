import { ProtobufCursor } from './protobuf-cursor.ts';

const MESSAGE = 1; // SendMessageResponse.message
const SEQ = 3; // Message.seq

const cursor = new ProtobufCursor();

/** The seq in the encoded SendMessageResponse `bytes[start…end)`. Throws when there is none. */
export function readSentSeq(bytes: Buffer, start: number, end: number): number {
  cursor.enter(bytes, start, end);
  if (cursor.next() === MESSAGE) {
    cursor.descend();
    for (let field = cursor.next(); field !== 0; field = cursor.next()) if (field === SEQ) return cursor.value;
  }
  throw new Error('an acknowledgement without seq');
}
