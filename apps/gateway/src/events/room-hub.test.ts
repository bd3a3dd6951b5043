import { eventFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import { RoomHub } from './room-hub.ts';
import { RoomHubs } from './room-hubs.ts';

const limits = { maxEvents: 5, maxBytes: 1_000, now: 0 };
const frames = new Map<number, Frame>();
const frameOf = (seq: number) => {
  const known = frames.get(seq) ?? eventFrame(Buffer.from([0x10, seq]));
  frames.set(seq, known);
  return known;
};
const publish = (hub: RoomHub, ...seqs: number[]) => seqs.map((seq) => hub.publish(seq, frameOf(seq), 10));

function listener(accountId = 'a') {
  const got: number[] = [];
  const seqOf = (frame: Frame) => [...frames].find(([, known]) => known === frame)?.[0] ?? -1;
  return { accountId, got, deliver: (frame: Frame) => void got.push(seqOf(frame)) };
}

test('events come once, in order; what was known is left aside and a hole is seen', () => {
  const hub = new RoomHub('r', 4, limits);
  const reader = listener();
  expect(hub.attach(reader, 4)).toBe(true);
  expect(publish(hub, 3, 4, 5, 5, 7, 6)).toEqual(['known', 'known', 'delivered', 'known', 'hole', 'delivered']);
  expect(reader.got).toEqual([5, 6]);
});

test('one who is attached behind the top gets the rest from memory', () => {
  const hub = new RoomHub('r', 0, limits);
  publish(hub, 1, 2, 3);
  const reader = listener();
  expect(hub.attach(reader, 1)).toBe(true);
  publish(hub, 4);
  expect(reader.got).toEqual([2, 3, 4]);
});

test('one who is attached ahead of the top joins there', () => {
  const hub = new RoomHub('r', 0, limits);
  publish(hub, 1);
  const reader = listener();
  expect(hub.attach(reader, 3)).toBe(true);
  expect([hub.has(reader), hub.awaits(reader, 3), hub.awaits(reader, 4)]).toEqual([true, false, true]);
  publish(hub, 2, 3, 4);
  expect(reader.got).toEqual([4]);
});

test('one cannot be attached where memory does not reach', () => {
  const hub = new RoomHub('r', 0, limits);
  publish(hub, 1, 2, 3, 4, 5, 6, 7);
  expect(hub.attach(listener(), 1)).toBe(false);
  expect(hub.attach(listener(), 2)).toBe(true);
});

test('memory is bounded in bytes too', () => {
  const hub = new RoomHub('r', 0, { ...limits, maxBytes: 25 });
  publish(hub, 1, 2, 3);
  expect(hub.bytes).toBe(20);
  expect(hub.between(0, 3)).toBeUndefined();
  expect(hub.between(1, 3)).toHaveLength(2);
  expect(hub.between(1, 2)).toEqual([frameOf(2)]);
  expect(hub.between(3, 3)).toEqual([]);
});

test('events read from the log stand before the newer ones, as far as there is room', () => {
  const hub = new RoomHub('r', 6, limits);
  publish(hub, 7, 8);
  hub.remember(5, [{ frame: frameOf(5), bytes: 10 }]);
  expect(hub.firstSeq).toBe(7);
  hub.remember(
    6,
    [3, 4, 5, 6].map((seq) => ({ frame: frameOf(seq), bytes: 10 })),
  );
  expect(hub.firstSeq).toBe(4);
  expect(hub.between(3, 8)).toEqual([4, 5, 6, 7, 8].map(frameOf));
  publish(hub, 9);
  expect(hub.between(4, 9)).toEqual([5, 6, 7, 8, 9].map(frameOf));
});

test('after a gap those who wait for what is lost are named, those ahead are not', () => {
  const hub = new RoomHub('r', 1, limits);
  const [behind, ahead] = [listener('behind'), listener('ahead')];
  hub.attach(behind, 1);
  hub.attach(ahead, 9);
  expect(hub.skipTo(9)).toEqual([behind]);
  expect(hub.skipTo(3)).toEqual([]);
  publish(hub, 10);
  expect(ahead.got).toEqual([10]);
});

test('one may go while an event is handed out', () => {
  const hub = new RoomHub('r', 0, limits);
  const second = listener();
  const first = { accountId: 'x', deliver: () => hub.detach(first, 0) };
  hub.attach(first, 0);
  hub.attach(second, 0);
  publish(hub, 1, 2);
  expect(second.got).toEqual([1, 2]);
  expect(hub.size).toBe(1);
});

test('only while a stream starts does a room that nobody listens to get a hub', () => {
  const hubs = new RoomHubs();
  expect(hubs.forEvent('r', 5)).toBeUndefined();
  hubs.beginStart();
  expect(hubs.forEvent('r', 5)?.top).toBe(4);
  hubs.endStart();
  expect(hubs.forEvent('r', 6)?.top).toBe(4);
});

test('hubs without listeners are kept for a while, and not too many', () => {
  const hubs = new RoomHubs({ maxEvents: 5, maxBytes: 100, maxIdleHubs: 2, idleMs: 1_000 });
  for (const room of ['a', 'b', 'c', 'd']) hubs.ensure(room, 0);
  const reader = listener();
  hubs.get('d')?.attach(reader, 0);
  hubs.sweep(performance.now());
  expect(hubs.size).toBe(3);
  hubs.sweep(performance.now() + 2_000);
  expect([...hubs].map((hub) => hub.roomId)).toEqual(['d']);
});
