import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isRunning } from '@prosa/supervisor';
import { RoomKind, type SubscribeResponse } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import { connectProgram, type Cursor, followEvents, type Program, signUp, type Stack, startStack } from './stack.ts';

let stack: Stack;
let ann: Program;

beforeAll(async () => {
  stack = await startStack({ gateways: 2, ai: false });
  ann = await signUp(stack.gatewayUrls[0] ?? '');
}, 60_000);

afterAll(async () => {
  ann?.close();
  await stack?.close();
}, 60_000);

async function send(roomId: string, text: string): Promise<string> {
  const { message } = await ann.messages.sendMessage({ roomId, text, clientMessageId: randomUUID() });
  return message?.text ?? '';
}

test('a killed gateway comes back at its address, a reader goes on where it stood', async () => {
  const { room } = await ann.rooms.createRoom({ name: 'Tea', kind: RoomKind.PRIVATE });
  if (room === undefined) throw new Error('no room');
  const texts: string[] = [];
  const ended = new AbortController();
  let wake = (): void => {};
  const ready = Promise.withResolvers<void>();
  const onItem = (item: SubscribeResponse['item']): void => {
    if (item.case === 'ready') ready.resolve();
    if (item.case === 'event' && item.value.change.case === 'messageCreated') {
      texts.push(item.value.change.value.message?.text ?? '');
    }
    wake();
  };
  const until = async (count: number): Promise<void> => {
    while (texts.length < count) await new Promise<void>((resolve) => (wake = resolve));
  };
  const cursors = new Map<string, Cursor>([[room.id, { epoch: room.epoch, seq: room.lastSeq }]]);
  let lost = 0;
  const onLost = (): void => void (lost += 1);
  const reading = followEvents({ cursors, signal: ended.signal, onItem, program: () => ann, onLost });
  await ready.promise;
  await send(room.id, 'one');
  await until(1);
  const before = stack.pid('gateway', 0);
  await stack.kill('gateway', 0);
  await stack.ready();
  expect(stack.pid('gateway', 0)).not.toBe(before);
  await send(room.id, 'two');
  await until(2);
  expect(lost).toBe(1);
  await stack.kill('persistence');
  await stack.ready();
  await send(room.id, 'three');
  await until(3);
  ended.abort();
  await reading;
  expect(texts).toEqual(['one', 'two', 'three']);
}, 60_000);

test('with heartbeats a reader hears something although nothing happens; what it cuts itself it has not lost', async () => {
  const ended = new AbortController();
  let opened = 0;
  let lost = 0;
  let cut = (): void => {};
  await followEvents({
    cursors: new Map(),
    signal: ended.signal,
    program: () => ann,
    silenceMs: 10_000,
    onStream: (cutStream) => {
      opened += 1;
      cut = cutStream;
    },
    onLost: () => void (lost += 1),
    onItem: ({ case: kind }) => {
      if (kind !== 'heartbeatMs') return;
      if (opened === 1) cut();
      else ended.abort();
    },
  });
  expect({ opened, lost }).toEqual({ opened: 2, lost: 0 });
}, 30_000);

test('a stream of a frozen gateway is silent: it is lost, and the reader goes on at another one', async () => {
  const ended = new AbortController();
  const seen: string[] = [];
  let opened = 0;
  const other = connectProgram(stack.gatewayUrls[1] ?? '', ann);
  await followEvents({
    cursors: new Map(),
    signal: ended.signal,
    program: () => (opened === 1 ? other : ann),
    silenceMs: 3_000,
    onStream: () => void (opened += 1),
    onLost: () => void seen.push('lost'),
    onItem: ({ case: kind }) => {
      if (kind !== 'heartbeatMs') return;
      seen.push(`heartbeat of ${opened}`);
      if (opened === 1) stack.freeze('gateway', 1);
      else ended.abort();
    },
  }).finally(() => stack.thaw('gateway', 1));
  other.close();
  expect(seen).toEqual(['heartbeat of 1', 'lost', 'heartbeat of 2']);
}, 30_000);

test('a frozen service does not answer until it is thawed', async () => {
  stack.freeze('gateway', 1);
  await expect(fetch(`${stack.gatewayUrls[1]}/healthz`, { signal: AbortSignal.timeout(300) })).rejects.toThrow(
    /timeout|aborted/i,
  );
  stack.thaw('gateway', 1);
  expect((await fetch(`${stack.gatewayUrls[1]}/healthz`)).status).toBe(200);
});

test('closing leaves no process behind', async () => {
  const other = await startStack({ databaseUrl: stack.databaseUrl, ai: true });
  const pids = (['gateway', 'persistence', 'ai'] as const).map((service) => other.pid(service) ?? 0);
  expect(pids.every(isRunning)).toBe(true);
  await other.close();
  expect(pids.some(isRunning)).toBe(false);
}, 60_000);
