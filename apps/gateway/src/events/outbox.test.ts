import { FlushTurn } from './flush-turn.ts';
import { Frame } from './frame.ts';
import { Outbox } from './outbox.ts';
import type { StreamSink } from './sink.ts';

/** A reader under our control: takes nothing while `stalled`. */
class Reader implements StreamSink {
  writes: Buffer[] = [];
  pendingBytes = 0;
  stalled = false;
  ended: Buffer | undefined;
  #drained: (() => void) | undefined;

  bytesOf = (frame: Frame) => frame.envelope('proto');
  write(bytes: Buffer): void {
    this.writes.push(bytes);
    if (this.stalled) this.pendingBytes += bytes.length;
  }
  onceDrained(callback: () => void): void {
    this.#drained = callback;
  }
  end(payload: Uint8Array): void {
    this.ended = Buffer.from(payload);
  }
  destroy(): void {
    this.pendingBytes = 0;
  }
  readAll(): void {
    this.pendingBytes = 0;
    this.stalled = false;
    this.#drained?.();
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const frame = (bytes: number, urgency: 'durable' | 'merged' | 'ephemeral' = 'durable', key = '') =>
  new Frame(Buffer.alloc(bytes - 5, urgency[0]), urgency, key);
const KB = 1024;

function outboxTo(reader: StreamSink, flushTurn = new FlushTurn(), maxBytes = 1024 * KB) {
  const counts = { delivered: 0, shed: 0, merged: 0 };
  let full = 0;
  const outbox = new Outbox(reader, flushTurn, counts, { maxBytes, onFull: () => full++ });
  return { outbox, counts, full: () => full };
}

test('what comes in a turn goes out as one write at its end', async () => {
  const reader = new Reader();
  const { outbox } = outboxTo(reader);
  outbox.push(frame(10));
  outbox.push(frame(20));
  expect(reader.writes).toEqual([]);
  await turn();
  expect(reader.writes.map((bytes) => bytes.length)).toEqual([30]);
});

test('readers that get the same frames share the joined bytes', async () => {
  const flushTurn = new FlushTurn();
  const readers = [new Reader(), new Reader(), new Reader()];
  const outboxes = readers.map((reader) => outboxTo(reader, flushTurn).outbox);
  const [a, b, c] = [frame(10), frame(10), frame(10)];
  for (const one of [a, b]) for (const outbox of outboxes) outbox.push(one);
  outboxes[2]?.push(c);
  await turn();
  expect(readers[0]?.writes[0]).toBe(readers[1]?.writes[0]);
  expect(readers[2]?.writes[0]?.length).toBe(30);
});

test('a reader that is behind gets nothing more until it has caught up, then everything in order', async () => {
  const reader = new Reader();
  const { outbox } = outboxTo(reader);
  reader.stalled = true;
  outbox.push(frame(200 * KB));
  await turn();
  const [first, second] = [frame(10), frame(11)];
  outbox.push(first);
  await turn();
  outbox.push(second);
  await turn();
  expect(reader.writes).toHaveLength(1);
  expect(outbox.blockedSince).toBeGreaterThan(0);
  reader.readAll();
  await turn();
  expect(reader.writes[1]).toEqual(Buffer.concat([first.envelope('proto'), second.envelope('proto')]));
});

test('past half, ephemeral frames are shed and merged ones replace each other; durable ones stay', async () => {
  const reader = new Reader();
  const { outbox, counts } = outboxTo(reader);
  reader.stalled = true;
  outbox.push(frame(600 * KB));
  await turn();
  outbox.push(frame(50, 'ephemeral'));
  const [older, other, newer] = [frame(60, 'merged', 'r1'), frame(61, 'merged', 'r2'), frame(62, 'merged', 'r1')];
  const message = frame(70);
  for (const one of [older, other, message, newer]) outbox.push(one);
  expect(counts).toMatchObject({ shed: 1, merged: 1 });
  expect(outbox.pendingBytes).toBe(600 * KB + 61 + 62 + 70);
  reader.readAll();
  await turn();
  const expected = [newer, other, message].map((one) => one.envelope('proto'));
  expect(reader.writes[1]).toEqual(Buffer.concat(expected));
});

test('a burst in one turn is written as it comes and does not fill the queue of one who reads', async () => {
  const reader = new Reader();
  const { outbox, full } = outboxTo(reader);
  for (let i = 0; i < 100; i++) outbox.push(frame(20 * KB));
  await turn();
  expect(full()).toBe(0);
  expect(reader.writes.reduce((sum, bytes) => sum + bytes.length, 0)).toBe(2_000 * KB);
});

test('at the bound it is full, once, and takes nothing more', async () => {
  const reader = new Reader();
  const { outbox, full } = outboxTo(reader);
  reader.stalled = true;
  outbox.push(frame(500 * KB));
  await turn();
  outbox.push(frame(524 * KB));
  expect(full()).toBe(0);
  outbox.push(frame(6));
  outbox.push(frame(6));
  expect(full()).toBe(1);
  outbox.finish(Buffer.from('{}'));
  expect(reader.ended?.toString()).toBe('{}');
  expect(reader.writes).toHaveLength(1);
});

test('a frame beyond the bound is taken when nothing waits, and the bound is for what comes after it', async () => {
  const reader = new Reader();
  const { outbox, full } = outboxTo(reader);
  reader.stalled = true;
  outbox.push(frame(3_000 * KB));
  outbox.push(frame(1_000 * KB));
  await turn();
  expect(full()).toBe(0);
  outbox.push(frame(25 * KB));
  expect(full()).toBe(1);
});

test('once the large frame is taken the bound is as before', async () => {
  const reader = new Reader();
  const { outbox, full } = outboxTo(reader);
  reader.stalled = true;
  outbox.push(frame(3_000 * KB));
  await turn();
  reader.readAll();
  await turn();
  reader.stalled = true;
  outbox.push(frame(200 * KB));
  await turn();
  outbox.push(frame(825 * KB));
  expect(full()).toBe(1);
});

test('finish writes what is queued and then the end', () => {
  const reader = new Reader();
  const { outbox } = outboxTo(reader);
  outbox.push(frame(10));
  outbox.finish(Buffer.from('{}'));
  expect(reader.writes.map((bytes) => bytes.length)).toEqual([10]);
  expect(reader.ended?.toString()).toBe('{}');
});

test('settled waits for the reader', async () => {
  const reader = new Reader();
  const { outbox } = outboxTo(reader);
  reader.stalled = true;
  outbox.push(frame(200 * KB));
  let settled = false;
  const waiting = outbox.settled().then(() => (settled = true));
  await turn();
  await turn();
  expect(settled).toBe(false);
  reader.readAll();
  await waiting;
  expect(settled).toBe(true);
});
