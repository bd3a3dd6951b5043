import { Code } from '@connectrpc/connect';
import { ModelService } from '@prosa/proto/chat';
import type { Message } from '@prosa/proto/chat';
import { reasonOf } from '@prosa/service';
import { connectProgram, signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { EventStream } from '../testing/event-stream.ts';
import { failureOf } from '../testing/failure-of.ts';
import { makeRoom } from '../testing/room.ts';
import type { TestRoom } from '../testing/room.ts';
import { TestStack } from '../testing/test-stack.ts';

const incidents = ['the pump is down', 'server down again', 'the buoy broke', 'alarm at the dock', 'leak in the hull'];
const chatter = ['good morning', 'lunch at noon?', 'thanks a lot', 'happy birthday', 'see you tomorrow'];
const examples = [
  ...incidents.map((text) => ({ text, label: 'incident' })),
  ...chatter.map((text) => ({ text, label: 'chatter' })),
];

let stack: TestStack;
let url: string;
let owner: Program;
let member: Program;

beforeAll(async () => {
  stack = await TestStack.start();
  await stack.ai();
  url = await stack.gateway({ AI_ADDRESS: stack.aiAddress });
  ({ owner } = stack);
  member = await signUp(url);
}, 60_000);
afterAll(() => stack[Symbol.asyncDispose]());

const models = () => owner.service(ModelService);
let made = 0;

async function makeModel(rooms: readonly TestRoom[], trained = true): Promise<string> {
  const { model } = await models().createModel({
    name: `Model ${++made}`,
    labels: ['incident', 'chatter'],
    roomIds: rooms.map(({ id }) => id),
  });
  const modelId = model?.id ?? '';
  // Whatever it says is shown: this is not about how good it is.
  await models().updateModel({ modelId, threshold: 0 });
  if (trained) {
    await models().addExamples({ modelId, examples });
    await models().train({ modelId });
  }
  return modelId;
}

const labelled = (stream: EventStream, text: string, fits: (message: Message) => boolean = () => true) =>
  stream.find('event', ({ change }) => {
    const message = change.case === 'messageChanged' ? change.value.message : undefined;
    return message?.text === text && message.labels.length > 0 && fits(message);
  });

async function refused(call: Promise<unknown>): Promise<string> {
  const error = await failureOf(call);
  return `${Code[error.code]} ${reasonOf(error)}`;
}

test('a model that was taught and trained labels what is said in its rooms', async () => {
  const room = await makeRoom(owner, member);
  const modelId = await makeModel([room]);
  using stream = new EventStream(url, member.token);
  await stream.find('ready');
  await room.say(member, 'the server is down');
  const { change } = await labelled(stream, 'the server is down');
  const label = change.case === 'messageChanged' ? change.value.message?.labels[0] : undefined;
  expect(label).toMatchObject({ modelId, label: 'incident', certain: true, setByUserId: '' });
  const said = await models().predict({ modelId, text: 'the server is down' });
  expect(said).toMatchObject({ label: 'incident', version: 1, confidence: label?.confidence });
});

test('training tells what came of it; versions are listed and put to use; a reading comes at once', async () => {
  const modelId = await makeModel([]);
  const second = await models().train({ modelId });
  expect(second).toMatchObject({ modelId, version: { version: 2, examples: 10 } });
  expect(second.confusion.map(({ label }) => label)).toEqual(['chatter', 'incident']);
  const { versions } = await models().listVersions({ modelId });
  expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  expect((await models().useVersion({ modelId, version: 1 })).model).toMatchObject({ version: 1 });
  expect(await refused(models().useVersion({ modelId, version: 7 }))).toBe('NotFound MODEL_VERSION_NOT_FOUND');
  const left = new AbortController();
  for await (const reading of models().monitor({ modelId }, { signal: left.signal })) {
    expect(reading).toMatchObject({ version: 1, reviewed: 0n });
    break;
  }
  left.abort();
});

test('what cannot be trained or asked is refused with its reason', async () => {
  const modelId = await makeModel([], false);
  expect(await refused(models().predict({ modelId, text: 'hello' }))).toBe('FailedPrecondition MODEL_NOT_TRAINED');
  await models().addExamples({ modelId, examples: examples.slice(0, 1) });
  expect(await refused(models().train({ modelId }))).toBe('FailedPrecondition NOT_ENOUGH_EXAMPLES');
  expect((await models().getModel({ modelId })).model).toMatchObject({ training: false, version: 0 });
  expect((await models().listVersions({ modelId })).versions).toEqual([]);
  const others = member.service(ModelService);
  expect(await refused(others.train({ modelId }))).toBe('PermissionDenied PERMISSION_DENIED');
  expect(await refused(others.predict({ modelId, text: 'hello' }))).toBe('PermissionDenied PERMISSION_DENIED');
  expect(await refused(others.listVersions({ modelId }))).toBe('PermissionDenied PERMISSION_DENIED');
  const readings = others.monitor({ modelId })[Symbol.asyncIterator]();
  expect(await refused(readings.next())).toBe('PermissionDenied PERMISSION_DENIED');
});

test('readings end with the token that asked for them', async () => {
  const modelId = await makeModel([]);
  const { token, accessToken } = await owner.accounts.createAccessToken({ name: 'stolen' });
  const thief = connectProgram(url, { token, userId: owner.userId });
  const readings = thief.service(ModelService).monitor({ modelId })[Symbol.asyncIterator]();
  expect((await readings.next()).done).toBe(false);
  await owner.accounts.revokeAccessToken({ accessTokenId: accessToken?.id });
  const toTheEnd = async () => {
    for (;;) await readings.next();
  };
  expect(await refused(toTheEnd())).toBe('Unauthenticated UNAUTHENTICATED');
});

test('a person follows eight models at once, not nine; one that is left makes room for another', async () => {
  const modelId = await makeModel([]);
  const left = new AbortController();
  const kept = new AbortController();
  const follow = async ({ signal }: AbortController): Promise<number> => {
    const readings = models().monitor({ modelId }, { signal });
    const first: IteratorResult<{ version: number }, unknown> = await readings[Symbol.asyncIterator]().next();
    if (first.done) throw new Error('no reading came');
    return first.value.version;
  };
  /** As soon as a stream that was left has ended. */
  const followSoon = async (until: AbortController): Promise<number> => {
    for (;;) {
      try {
        return await follow(until);
      } catch (error) {
        if (reasonOf(error) !== 'RATE_LIMITED') throw error;
      }
    }
  };
  for (const until of [left, ...Array<AbortController>(7).fill(kept)]) expect(await followSoon(until)).toBe(1);
  expect(await refused(follow(kept))).toBe('ResourceExhausted RATE_LIMITED');
  left.abort();
  expect(await followSoon(kept)).toBe(1);
  expect(await refused(follow(kept))).toBe('ResourceExhausted RATE_LIMITED');
  kept.abort();
});

test('what a person says of a message stands, is counted, and is learnt by itself', async () => {
  const room = await makeRoom(owner, member);
  const modelId = await makeModel([room]);
  using stream = new EventStream(url, owner.token);
  await stream.find('ready');
  await room.say(member, 'good morning, all is well');
  const { change } = await labelled(stream, 'good morning, all is well');
  const message = change.case === 'messageChanged' ? change.value.message : undefined;
  await models().labelMessage({ modelId, messageId: message?.id, label: 'incident' });
  await labelled(stream, 'good morning, all is well', ({ labels }) => labels[0]?.setByUserId === owner.userId);
  for await (const { version, reviewed } of models().monitor({ modelId })) {
    if (version === 2 && reviewed === 1n) break;
  }
  const { versions } = await models().listVersions({ modelId });
  expect(versions[0]).toMatchObject({ version: 2, examples: 11 });
}, 40_000);

test('while ai is away messages go on, and get their labels when it is back', async () => {
  const room = await makeRoom(owner, member);
  const modelId = await makeModel([room]);
  const ai = await stack.ai();
  await ai.kill();
  using stream = new EventStream(url, member.token);
  await stream.find('ready');
  for (const text of ['pump down', 'thanks', 'leak']) await room.say(member, text);
  await stream.text('leak');
  expect(await refused(models().predict({ modelId, text: 'x' }))).toBe('Unavailable AI_UNAVAILABLE');
  expect(await refused(models().train({ modelId }))).toBe('Unavailable AI_UNAVAILABLE');
  await ai.restart();
  for (const text of ['pump down', 'thanks', 'leak']) await labelled(stream, text);
}, 60_000);

test('a gateway that is killed while messages wait leaves them to another: labels come once', async () => {
  const room = await makeRoom(owner, member);
  const second = await stack.gateway({ AI_ADDRESS: stack.aiAddress });
  await makeModel([room]);
  using stream = new EventStream(url, member.token);
  await stream.find('ready');
  const texts = Array.from({ length: 60 }, (_, n) => `dock alarm ${n}`);
  const sent = Promise.all(texts.map((text) => room.say(member, text)));
  await labelled(stream, 'dock alarm 0');
  await stack.processOf(second).kill();
  await sent;
  for (const text of texts) await labelled(stream, text);
  const changes = stream.items.flatMap((item) => {
    const change = item.case === 'event' ? item.value.change : undefined;
    return change?.case === 'messageChanged' ? [change.value.message?.text ?? ''] : [];
  });
  expect(changes.toSorted()).toEqual(texts.toSorted());
}, 60_000);

async function post(modelId: string, body: string, contentType: string, token = owner.token) {
  const response = await fetch(`${url}/import/examples/${modelId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': contentType },
    body,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('files of examples come in as CSV and as lines of JSON', async () => {
  const modelId = await makeModel([], false);
  const csv = 'label,text\r\nincident,"down, ""again"""\r\nchatter,hello\r\n';
  expect(await post(modelId, csv, 'text/csv')).toEqual({ status: 200, body: { added: 2, total: 2 } });
  const lines = examples.map((example) => JSON.stringify(example)).join('\n');
  expect(await post(modelId, lines, 'application/x-ndjson')).toEqual({ status: 200, body: { added: 10, total: 12 } });
  const { examples: kept } = await models().listExamples({ modelId, label: 'incident', limit: 200 });
  expect(kept.map(({ text }) => text)).toContain('down, "again"');
  expect((await post(modelId, csv, 'text/csv', member.token)).status).toBe(403);
});

test.each([
  ['text/csv', 'text,label\nhello,chatter\nbye,nonsense', 'line 3, label: is no label of the model'],
  ['text/csv', 'hello,chatter\n"bye,chatter', 'line 2: a quotation mark is not closed'],
  ['text/csv', `hello,chatter\n,chatter`, 'line 2, text: '],
  ['application/x-ndjson', '{"text":"a","label":"chatter"}\n\n{"text":', 'line 3: '],
  ['application/x-ndjson', '{"text":"a","label":"chatter"}\n{"text":" ","label":"chatter"}', 'line 2, text: '],
])('of a file of %s with a bad line nothing is added: %j', async (contentType, file, message) => {
  const modelId = await makeModel([], false);
  const { status, body } = await post(modelId, file, contentType);
  expect([status, body['code']]).toEqual([400, 'invalid_argument']);
  expect(body['message']).toContain(message);
  expect((await models().listExamples({ modelId })).examples).toEqual([]);
});
