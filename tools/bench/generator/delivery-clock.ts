import { fromBinary } from '@bufbuild/protobuf';
import { SubscribeResponseSchema } from '@prosa/proto/chat';
import type { RoomLog } from './room-log.ts';

/**
 * Knows when the message of a delivery was meant to be sent. Only the first delivery of each message is decoded whole,
 * for its client_message_id; the others find the time by seq.
 */
export class DeliveryClock {
  readonly #sent = new Map<string, number>();

  /** A message goes out. */
  sent(clientMessageId: string, intendedAt: number): void {
    this.#sent.set(clientMessageId, intendedAt);
  }

  /** When the message in the encoded SubscribeResponse was meant to be sent; undefined when it is not one of ours. */
  intendedAt(room: RoomLog, seq: number, bytes: Buffer, start: number, end: number): number | undefined {
    const known = room.intendedAt.get(seq);
    if (known !== undefined) return known;
    const { item } = fromBinary(SubscribeResponseSchema, bytes.subarray(start, end));
    const change = item.case === 'event' ? item.value.change : undefined;
    const id = change?.case === 'messageCreated' ? change.value.message?.clientMessageId : undefined;
    const intendedAt = id === undefined ? undefined : this.#sent.get(id);
    if (id === undefined || intendedAt === undefined) return undefined;
    this.#sent.delete(id);
    room.intendedAt.set(seq, intendedAt);
    return intendedAt;
  }
}
