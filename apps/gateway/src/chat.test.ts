import { randomUUID } from 'node:crypto';
import { RoomKind } from '@prosa/proto/chat';
import { signUp } from '@prosa/testing/stack';
import { EventStream } from './testing/event-stream.ts';
import { TestStack } from './testing/test-stack.ts';

let stack: TestStack;
let url: string;

beforeAll(async () => {
  stack = await TestStack.start();
  url = await stack.gateway();
});
afterAll(() => stack[Symbol.asyncDispose]());

test.each(['proto', 'json'] as const)('from sign-up to a message on the stream (%s)', async (encoding) => {
  const [ann, bob] = await Promise.all([signUp(url), signUp(url)]);
  const { room } = await ann.rooms.createRoom({
    name: `Room ${randomUUID()}`,
    kind: RoomKind.PRIVATE,
    memberIds: [bob.userId],
  });
  using stream = new EventStream(url, bob.token, [], { encoding });
  const ready = await stream.find('ready');
  expect(ready.rooms.map(({ roomId, epoch, seq }) => ({ roomId, epoch, seq }))).toEqual([
    { roomId: room?.id, epoch: room?.epoch, seq: room?.lastSeq },
  ]);
  const clientMessageId = randomUUID();
  const { message } = await ann.messages.sendMessage({ roomId: room?.id, clientMessageId, text: 'Grüß dich 🌍' });
  const event = await stream.find('event');
  expect(event).toMatchObject({ roomId: room?.id, seq: message?.seq, actorId: ann.userId });
  expect(event.change).toMatchObject({
    case: 'messageCreated',
    value: { message: { id: message?.id, clientMessageId } },
  });
  expect(stream.texts).toEqual(['Grüß dich 🌍']);
});
