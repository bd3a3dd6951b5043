import { create } from '@bufbuild/protobuf';
import { type TailItem, TailItemSchema } from '@prosa/proto/persistence';
import { randomUUID } from 'node:crypto';
import { parseBell } from './bell-message.ts';
import { SignalReader, toSignalPayloads } from './signal-message.ts';

test('a bell says whose it is and how far the rooms go', () => {
  const [one, two] = [randomUUID(), randomUUID()];
  expect(parseBell(`me|${one}:3,${two}:12`)).toEqual({
    processId: 'me',
    rooms: [
      { roomId: one, seq: 3n },
      { roomId: two, seq: 12n },
    ],
  });
  expect(parseBell('anything else')).toBeUndefined();
});

test('signals of any size come over in payloads that PostgreSQL takes; own ones are passed over', () => {
  const items: TailItem[] = [300, 1, 900].map((count) => {
    const entries = Array.from({ length: count }, () => ({ userId: randomUUID(), roomIds: [randomUUID()] }));
    const value = { signal: { case: 'presence' as const, value: { gatewayId: 'g', entries } } };
    return create(TailItemSchema, { item: { case: 'signal', value } });
  });
  const payloads = toSignalPayloads('me', items);
  expect(payloads.length).toBeGreaterThan(10);
  expect(Math.max(...payloads.map((payload) => payload.length))).toBeLessThan(8_000);
  const reader = new SignalReader('you');
  reader.read(payloads[0] ?? ''); // the rest of an earlier one never came
  expect(payloads.flatMap((payload) => reader.read(payload))).toEqual(items);
  expect(payloads.flatMap((payload) => new SignalReader('me').read(payload))).toEqual([]);
});
