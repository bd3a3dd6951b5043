import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { AnswerState, AssistantService } from '@prosa/proto/chat';
import type { Message } from '@prosa/proto/chat';
import { signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { EventStream } from '../testing/event-stream.ts';
import { makeRoom } from '../testing/room.ts';
import { ScriptedAi } from '../testing/scripted-ai.ts';
import { TestStack } from '../testing/test-stack.ts';

let stack: TestStack;
let ai: ScriptedAi;
let url: string;
let other: string;
let ann: Program;
let bob: Program;

beforeAll(async () => {
  stack = await TestStack.start();
  ai = await ScriptedAi.start();
  url = await stack.gateway({ AI_ADDRESS: ai.address });
  other = await stack.gateway();
  ann = await signUp(url, { displayName: 'Ann' });
  bob = await signUp(url, { displayName: 'Bob' });
});
afterAll(async () => {
  await stack[Symbol.asyncDispose]();
  await ai[Symbol.asyncDispose]();
});

/** The first state of an answer in the room that fits, as the stream tells it. */
async function answer(stream: EventStream, roomId: string, fits: (message: Message) => boolean): Promise<Message> {
  let found: Message | undefined;
  await stream.find('event', ({ roomId: at, change }) => {
    if (at !== roomId || (change.case !== 'messageCreated' && change.case !== 'messageEdited')) return false;
    const { message } = change.value;
    if (!message?.answer || !fits(message)) return false;
    found = message;
    return true;
  });
  if (found === undefined) throw new Error('no answer');
  return found;
}

const inState = (state: AnswerState) => (message: Message) => message.answer?.state === state;

test('it grows before everybody in the room, at every gateway, and ends with one edit', async () => {
  const room = await makeRoom(ann, bob);
  await room.say(ann, 'the ferry leaves at noon');
  using stream = new EventStream(other, bob.token);
  await stream.find('ready');
  let goOn: () => void = () => undefined;
  const seen = new Promise<void>((resolve) => (goOn = resolve));
  ai.script = async function* ({ passages }) {
    const [passage] = passages;
    yield { textDelta: 'It leaves ' };
    await seen;
    yield { textDelta: 'at noon.', sources: [{ messageId: passage?.messageId ?? '', start: 0, end: 18 }] };
    yield { done: true, made: { engine: 'builtin' } };
  };
  await room.say(bob, '@prosa when does the ferry leave?');
  const begun = await answer(stream, room.id, inState(AnswerState.GROWING));
  expect(begun.text).toBe('');
  const delta = await stream.find('answerDelta');
  expect(delta).toMatchObject({ roomId: room.id, messageId: begun.id, offset: 0, textDelta: 'It leaves ' });
  goOn();
  const whole = await answer(stream, room.id, inState(AnswerState.DONE));
  expect(whole).toMatchObject({ id: begun.id, text: 'It leaves at noon.', answer: { done: { engine: 'builtin' } } });
  expect(whole.answer?.citations).toMatchObject([{ roomId: room.id, senderId: ann.userId, start: 0, end: 18 }]);
});

test('deltas and answers of a room reach nobody who is not in it', async () => {
  const room = await makeRoom(ann);
  using stream = new EventStream(url, bob.token);
  using mine = new EventStream(url, ann.token);
  await Promise.all([stream.find('ready'), mine.find('ready')]);
  ai.script = function* () {
    yield { textDelta: 'only for ann ' };
    yield { done: true, made: { engine: 'builtin' } };
  };
  await room.say(ann, '@prosa well?');
  await answer(mine, room.id, inState(AnswerState.DONE));
  const shared = await makeRoom(ann, bob);
  await shared.say(ann, 'marker');
  await stream.text('marker');
  expect(stream.items.filter(({ case: kind }) => kind === 'answerDelta')).toEqual([]);
  expect(stream.texts).toEqual(['marker']);
});

test('who asked stops it: what there was stands', async () => {
  const room = await makeRoom(ann, bob);
  using stream = new EventStream(url, bob.token);
  await stream.find('ready');
  ai.script = async function* (_, signal) {
    yield { textDelta: 'on and ' };
    await once(signal, 'abort');
    yield { done: true, made: { engine: 'builtin', stopped: true } };
  };
  await room.say(bob, '@prosa talk');
  const begun = await answer(stream, room.id, inState(AnswerState.GROWING));
  await stream.find('answerDelta', ({ messageId }) => messageId === begun.id);
  await bob.service(AssistantService).stopAnswer({ messageId: begun.id });
  const whole = await answer(stream, room.id, inState(AnswerState.STOPPED));
  expect(whole).toMatchObject({ text: 'on and ', answer: { done: { stopped: true } } });
});

test('an ai service that breaks off leaves an answer that says so', async () => {
  const room = await makeRoom(ann);
  using stream = new EventStream(url, ann.token);
  await stream.find('ready');
  ai.script = function* () {
    yield { textDelta: 'half of ' };
    throw new Error('broken on purpose');
  };
  await room.say(ann, '@prosa well?');
  const whole = await answer(stream, room.id, inState(AnswerState.INTERRUPTED));
  expect(whole).toMatchObject({ text: 'half of ', answer: { failure: 'AI_UNAVAILABLE' } });
});

test('killed with -9 in the middle: the answer is ended by persistence, and the next one is made', async () => {
  const room = await makeRoom(ann, bob);
  using stream = new EventStream(other, bob.token);
  await stream.find('ready');
  let asked: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (asked = resolve));
  ai.script = async function* (_, signal) {
    yield { textDelta: 'the beginning ' };
    asked();
    await once(signal, 'abort');
  };
  await room.say(bob, '@prosa a long one');
  await begun;
  await stream.find('answerDelta', ({ roomId }) => roomId === room.id);
  await stack.processOf(url).kill('SIGKILL');
  const ended = await answer(stream, room.id, inState(AnswerState.INTERRUPTED));
  expect(ended.answer).toMatchObject({ failure: '', askedByUserId: bob.userId });
  ai.script = function* () {
    yield { textDelta: 'here ' };
    yield { done: true, made: { engine: 'builtin' } };
  };
  await stack.processOf(url).restart();
  const text = '@prosa again';
  await signUp(url); // it serves
  await bob.messages.sendMessage({ roomId: room.id, clientMessageId: randomUUID(), text });
  expect((await answer(stream, room.id, inState(AnswerState.DONE))).text).toBe('here ');
}, 60_000);
