import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { type LogEvent, type TailItem, TailItemSchema, TailResponseSchema } from '@prosa/proto/persistence';
import { weigh } from '../log/tail-queue.ts';

/** A message on NATS is at most so large, in about as many bytes; a server takes 1 MiB unless told. */
export const maxMessageBytes = 512 * 1024;
const maxItems = 10_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Events as payloads, in order. One that is too large for a payload is left out: it is found in the log. */
export function toEventPayloads(events: readonly LogEvent[]): Uint8Array[] {
  return toNatsPayloads(events.map((value) => create(TailItemSchema, { item: { case: 'event', value } })));
}

/** Items as payloads, in order; those that are too large for a payload are left out. */
export function toNatsPayloads(items: readonly TailItem[]): Uint8Array[] {
  const payloads: Uint8Array[] = [];
  let part: TailItem[] = [];
  let bytes = 0;
  const close = () => {
    if (part.length > 0) payloads.push(toBinary(TailResponseSchema, create(TailResponseSchema, { items: part })));
    part = [];
    bytes = 0;
  };
  for (const item of items) {
    const more = weigh(item);
    if (more > maxMessageBytes) continue;
    if (bytes + more > maxMessageBytes || part.length >= maxItems) close();
    part.push(item);
    bytes += more;
  }
  close();
  return payloads;
}

/** The events of a payload. Throws when there is anything else in it. */
export function readEvents(payload: Uint8Array): LogEvent[] {
  return read(payload).map(({ item }) => {
    if (item.case !== 'event') throw new Error(`not an event: ${item.case}`);
    const { roomId, seq, event } = item.value;
    if (!uuid.test(roomId) || seq < 1n || event.length === 0) throw new Error('not an event of a room');
    return item.value;
  });
}

/** The signals of a payload. Throws when there is anything else in it. */
export function readSignals(payload: Uint8Array): TailItem[] {
  const items = read(payload);
  const other = items.find(({ item }) => item.case !== 'signal');
  if (other) throw new Error(`not a signal: ${other.item.case}`);
  return items;
}

function read(payload: Uint8Array): TailItem[] {
  if (payload.length > 2 * maxMessageBytes) throw new Error(`${payload.length} bytes are too many for a message`);
  const { items } = fromBinary(TailResponseSchema, payload);
  if (items.length > maxItems) throw new Error(`${items.length} items are too many for a message`);
  return items;
}
