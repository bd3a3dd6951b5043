import { jest } from '@jest/globals';
import { fromBinary } from '@bufbuild/protobuf';
import { SubscribeResponseSchema } from '@prosa/proto/chat';
import { ENVELOPE_HEAD_BYTES } from './envelope.ts';
import type { Frame } from './frame.ts';
import { Heartbeats, type HeartbeatStream } from './heartbeats.ts';

/** A stream that keeps what it was told, at a clock of our own. */
class Reader implements HeartbeatStream {
  live = true;
  readonly outbox = { wroteAt: 0, pendingBytes: 0 };
  /** Milliseconds that were announced, and when. */
  readonly told: number[] = [];
  readonly toldAt: number[] = [];

  deliver(frame: Frame): void {
    const { item } = fromBinary(SubscribeResponseSchema, frame.envelope('proto').subarray(ENVELOPE_HEAD_BYTES));
    if (item.case !== 'heartbeatMs') throw new Error(`a ${item.case} is no heartbeat`);
    this.told.push(item.value);
    this.toldAt.push(clock);
    this.outbox.wroteAt = clock;
  }
}

let clock: number;
let heartbeats: Heartbeats;
const readers = (count: number) => Array.from({ length: count }, () => new Reader());
const ask = (all: readonly Reader[]) => all.forEach((reader) => heartbeats.set(reader, true));
const pass = (ms: number, onTick: () => void = () => undefined) => {
  for (const until = clock + ms; clock < until;) {
    clock += 100;
    onTick();
    heartbeats.tick(clock);
  }
};
const gaps = ({ toldAt }: Reader) => toldAt.slice(1).map((at, index) => at - (toldAt[index] ?? 0));

beforeEach(() => {
  jest.useFakeTimers(); // the rounds go by our clock
  clock = 1_000_000;
  heartbeats = new Heartbeats({ maxPerSecond: 20 });
});
afterEach(() => {
  heartbeats.close();
  jest.useRealTimers();
});

test('every second to each who asked, and to nobody else', () => {
  const [asked, other] = [new Reader(), new Reader()];
  heartbeats.set(asked, true);
  heartbeats.set(other, false);
  pass(10_000);
  expect(new Set(asked.told)).toEqual(new Set([1_000]));
  expect(new Set(gaps(asked))).toEqual(new Set([1_000]));
  expect(other.told).toEqual([]);
});

test('who does not want them any more is told so, once, and who asks again gets them again', () => {
  const reader = new Reader();
  heartbeats.set(reader, true);
  heartbeats.set(reader, false);
  expect(reader.told).toEqual([]); // nothing was promised yet
  heartbeats.set(reader, true);
  pass(3_000);
  heartbeats.set(reader, false);
  heartbeats.set(reader, false);
  const before = reader.told.length;
  pass(3_000);
  expect(reader.told.slice(-2)).toEqual([1_000, 0]);
  expect(reader.told).toHaveLength(before);
  heartbeats.set(reader, true);
  pass(3_000);
  expect(reader.told.at(-1)).toBe(1_000);
});

test('a stream that has ended hears nothing more', () => {
  const reader = new Reader();
  heartbeats.set(reader, true);
  pass(3_000);
  heartbeats.forget(reader);
  const before = reader.told.length;
  pass(3_000);
  expect(reader.told).toHaveLength(before);
});

test('none where something was just sent, but for the first, which announces them', () => {
  const reader = new Reader();
  heartbeats.set(reader, true);
  pass(5_000, () => (reader.outbox.wroteAt = clock));
  expect(reader.told).toEqual([1_000]);
  const lastAt = clock;
  pass(2_000);
  expect(reader.toldAt[1]).toBeLessThanOrEqual(lastAt + 1_500);
});

test('none to a reader that is behind, none before the stream is live', () => {
  const [behind, starting] = [new Reader(), new Reader()];
  behind.outbox.pendingBytes = 1;
  starting.live = false;
  ask([behind, starting]);
  pass(5_000);
  expect([behind.told, starting.told]).toEqual([[], []]);
  behind.outbox.pendingBytes = 0;
  starting.live = true;
  pass(2_000);
  expect([behind.told[0], starting.told[0]]).toEqual([1_000, 1_000]);
});

test('with very many streams no more in all; each hears how often it gets one now', () => {
  const all = readers(100);
  ask(all);
  pass(40_000);
  const before = all.reduce((sum, { told }) => sum + told.length, 0);
  pass(10_000);
  const inTenSeconds = all.reduce((sum, { told }) => sum + told.length, 0) - before;
  expect(inTenSeconds).toBeLessThanOrEqual(10 * 20 + 20);
  for (const { told } of all) expect(told.at(-1)).toBe(5_000);
});

test('when a crowd comes at once, no gap is so long that a reader gives its stream up', () => {
  const first = readers(20);
  ask(first);
  pass(5_000);
  const crowd = readers(200);
  ask(crowd);
  pass(120_000);
  for (const reader of [...first, ...crowd]) {
    gaps(reader).forEach((gap, index) => expect(gap).toBeLessThan(2 * (reader.told[index] ?? 0)));
    expect(reader.told.at(-1)).toBe(11_000);
  }
});

test('a gateway that was late announces more time, until it is in time again', () => {
  const reader = new Reader();
  heartbeats.set(reader, true);
  pass(3_000);
  clock += 700; // the loop stood still
  pass(1_000);
  expect(reader.told.at(-1)).toBe(1_700);
  pass(20_000);
  expect(reader.told.at(-1)).toBe(1_000);
});
