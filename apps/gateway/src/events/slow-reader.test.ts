import { signUp } from '@prosa/testing/stack';
import { EventStream, reasonOfEnd } from '../testing/event-stream.ts';
import { makeRoom } from '../testing/room.ts';
import type { TestRoom } from '../testing/room.ts';
import { TestStack } from '../testing/test-stack.ts';

let stack: TestStack;
let url: string;

beforeAll(async () => {
  stack = await TestStack.start();
  url = await stack.gateway({ PROSA_STREAM_BUFFER: '262144' });
});
afterAll(() => stack[Symbol.asyncDispose]());

test('a reader that stops reading is cut by name, and the others hear everything', async () => {
  const [ann, bob] = await Promise.all([signUp(url), signUp(url)]);
  const room = await makeRoom(ann, bob);
  using stalled = new EventStream(url, bob.token);
  using reading = new EventStream(url, bob.token);
  await Promise.all([stalled.find('ready'), reading.find('ready')]);
  stalled.pause();

  // More than the sockets of both sides and the buffer of the gateway hold together.
  const texts = Array.from({ length: 300 }, (_, i) => `${i} ${'x'.repeat(15_000)}`);
  for (let from = 0; from < texts.length; from += 20) {
    await Promise.all(texts.slice(from, from + 20).map((text) => room.say(ann, text)));
  }
  texts.push('the last');
  await room.say(ann, 'the last');
  await reading.text('the last');
  expect(reading.texts.toSorted()).toEqual(texts.toSorted());
  stalled.resume();
  const end = await stalled.end;
  expect([end?.error?.code, reasonOfEnd(end)]).toEqual(['unavailable', 'STREAM_OVERFLOW']);
  const seen = stalled.items.flatMap((item) => (item.case === 'event' ? [item.value.seq] : []));
  expect(seen.length).toBeLessThan(texts.length);

  // It comes back with its cursor and gets the rest, without a hole.
  const seq = seen.at(-1) ?? room.seq;
  using again = new EventStream(url, bob.token, [{ roomId: room.id, epoch: room.epoch, seq }]);
  const { recovered } = await again.find('recovery');
  await again.find('ready');
  const rest = again.items.flatMap((item) => (item.case === 'event' ? [item.value.seq] : []));
  const all = [...seen, ...rest];
  if (recovered) expect(all).toEqual(texts.map((_, index) => room.seq + 1n + BigInt(index)));
  else expect(rest).toEqual([]);
});

test('who is in more rooms than the buffer has room for comes in, and hears what happens', async () => {
  const narrow = await stack.gateway({ PROSA_STREAM_BUFFER: '65536' });
  const [ann, bob] = await Promise.all([signUp(narrow), signUp(narrow)]);
  const rooms: TestRoom[] = [];
  while (rooms.length < 600) rooms.push(...(await Promise.all(Array.from({ length: 20 }, () => makeRoom(ann, bob)))));
  const cursors = rooms.map(({ id, epoch, seq }) => ({ roomId: id, epoch, seq }));
  using stream = new EventStream(narrow, bob.token, cursors);
  expect((await stream.find('ready')).rooms).toHaveLength(600);
  expect(stream.items.filter((item) => item.case === 'recovery' && item.value.recovered)).toHaveLength(600);
  await rooms[0]?.say(ann, 'hello');
  await stream.text('hello');
}, 120_000);
