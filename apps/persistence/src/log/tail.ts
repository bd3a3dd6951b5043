import { create } from '@bufbuild/protobuf';
import { type LogPosition, type TailItem, TailItemSchema, type TailRequest } from '@prosa/proto/persistence';
import type { LogPlace } from './read-log.ts';
import { type LogSource, maxMissedEvents, type TailHub } from './tail-hub.ts';
import { TailQueue, weigh } from './tail-queue.ts';

/** A reader with more than this waiting for it is ended. */
export const maxQueuedBytes = 8 << 20;
/** About the size of one message of the stream. */
const messageBytes = 1 << 20;
/** Events that are read from the log at once. */
const eventsPerRead = 1_000;

/**
 * LogService.Tail. The queue is attached and the tops are noted in one go: what comes up to them is read from the log,
 * what comes after them is in the queue. Nothing is between. Cursors of another history than `epoch` are passed over.
 */
export async function* tail(
  hub: TailHub,
  source: LogSource,
  epoch: string,
  request: TailRequest,
  signal: AbortSignal,
  queueBytes = maxQueuedBytes,
): AsyncGenerator<{ items: TailItem[] }, undefined> {
  const queue = new TailQueue(queueBytes);
  const detach = hub.attach(queue);
  try {
    const isOfThis = request.epoch === '' || request.epoch === epoch;
    const places = (isOfThis ? request.cursors : []).map((cursor) => missedOf(hub, cursor));
    const missed = places.filter(({ seq, until }) => seq < until);
    // Another process has told the reader more than this one has heard of; that must not come twice.
    const known = new Map(places.filter(({ seq, until }) => seq > until).map(({ roomId, seq }) => [roomId, seq]));
    for await (const items of replay(source, missed)) yield { items };
    yield { items: [create(TailItemSchema, { item: { case: 'ready', value: { epoch } } })] };
    for (;;) {
      const items = await queue.take(messageBytes, signal);
      if (items.length === 0) return undefined;
      yield { items: known.size === 0 ? items : items.filter((item) => isNews(item, known)) };
    }
  } finally {
    detach();
  }
}

/** Events after `seq` up to `until` are missing. */
interface Missed extends LogPlace {
  until: bigint;
}

function missedOf(hub: TailHub, { roomId, seq }: LogPosition): Missed {
  const id = roomId.toLowerCase();
  return { roomId: id, seq, until: hub.topOf(id) };
}

/** Whether the reader lacks it. A room whose log has come past the reader's place is looked at no more. */
function isNews({ item }: TailItem, known: Map<string, bigint>): boolean {
  if (item.case !== 'event') return true;
  const seq = known.get(item.value.roomId);
  if (seq === undefined) return true;
  if (item.value.seq >= seq) known.delete(item.value.roomId);
  return item.value.seq > seq;
}

async function* replay(source: LogSource, missed: readonly Missed[]): AsyncGenerator<TailItem[]> {
  const tooFar = missed.filter(({ seq, until }) => until - seq > maxMissedEvents);
  if (tooFar.length > 0) {
    yield tooFar.map(({ roomId, until }) =>
      create(TailItemSchema, { item: { case: 'gap', value: { roomId, seq: until } } }),
    );
  }
  let rest = missed.filter(({ seq, until }) => until - seq <= maxMissedEvents);
  while (rest.length > 0) {
    const now = someOf(rest);
    const seqs = new Map(rest.map(({ roomId, seq }) => [roomId, seq]));
    const untils = new Map(now.map(({ roomId, until }) => [roomId, until]));
    const items: TailItem[] = [];
    for (const event of await source.read(now, eventsPerRead)) {
      seqs.set(event.roomId, event.seq);
      // What is newer stands in the queue.
      if (event.seq > (untils.get(event.roomId) ?? 0n)) continue;
      items.push(create(TailItemSchema, { item: { case: 'event', value: event } }));
    }
    yield* inMessages(items);
    const before = rest;
    rest = rest
      .map((place) => ({ ...place, seq: seqs.get(place.roomId) ?? place.seq }))
      .filter((place) => place.seq < place.until);
    if (items.length === 0 && rest.length === before.length) throw new Error('the log ends before its top');
  }
}

/** The first rooms, as many as have about one read's worth of events. */
function someOf(missed: readonly Missed[]): Missed[] {
  let events = 0n;
  const some: Missed[] = [];
  for (const place of missed) {
    if (some.length > 0 && events >= eventsPerRead) break;
    some.push(place);
    events += place.until - place.seq;
  }
  return some;
}

function* inMessages(items: readonly TailItem[]): Generator<TailItem[]> {
  let message: TailItem[] = [];
  let bytes = 0;
  for (const item of items) {
    const more = weigh(item);
    if (message.length > 0 && bytes + more > messageBytes) {
      yield message;
      message = [];
      bytes = 0;
    }
    message.push(item);
    bytes += more;
  }
  if (message.length > 0) yield message;
}
