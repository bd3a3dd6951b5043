/**
 * Every public call with anything in its fields, in both encodings, and with bytes that are nearly a message or none at all. Nothing of
 * it may be answered as a fault of ours, end or restart a process, or keep the next good call from its answer; a message
 * that is refused is told which field is wrong.
 */
import { type DescMethod, type Message, toBinary } from '@bufbuild/protobuf';
import { hostileRuns, isFull, tally } from '@prosa/testing/hostile';
import { startStack, type Stack } from '@prosa/testing/stack';
import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { nameOf, pathOf, publicMethods } from '../calls.ts';
import { dismiss, gather, type People } from '../authorisation/people.ts';
import { Scene } from '../authorisation/scene.ts';
import { arbitraryMessage } from './arbitrary-message.ts';
import { looseJson } from './loose-json.ts';
import { mutation } from './mutations.ts';
import { faultIn, namesField } from './verdict.ts';

const attack = 'calls of every method';
const unlimited = { PROSA_CALL_RATE: '0', PROSA_SEND_RATE: '0', PROSA_SIGN_UP_RATE: '0' };
/** More than any service needs for this. */
const maxResidentKb = 900_000;

let stack: Stack;
let url: string;
let people: People;
let scene: Scene;
let ids: string[];
let personal: string[] | undefined;
let model: Awaited<ReturnType<Scene['model']>> | undefined;

beforeAll(async () => {
  stack = await startStack({ env: unlimited });
  url = stack.gatewayUrls[0] ?? '';
  people = await gather(url);
  scene = new Scene(url, people);
  ids = await someIds();
}, 120_000);

afterAll(async () => {
  dismiss(people);
  await stack?.close();
}, 60_000);

test.each(publicMethods.map((method) => ({ name: nameOf(method), method })))(
  '$name',
  async ({ method }) => {
    const pids = processIds();
    if (isFull()) ids = await someIds(); // what was named so far may be gone by now
    const caller = fc.constantFrom('owner' as const, 'author' as const, 'stranger' as const);
    await fc.assert(
      fc.asyncProperty(
        arbitraryMessage(method.input, { ids }),
        mutation,
        fc.json({ maxDepth: 2 }),
        fc.uint8Array({ maxLength: 200 }),
        caller,
        async (message, change, json, bytes, role) => {
          const send = (type: 'proto' | 'json', body: Uint8Array) => call(method, people[role].token, type, body);
          const found = await Promise.all([
            send('json', jsonOf(method, message)).then(wellFormed),
            send('proto', protoOf(method, message)).then(wellFormed),
            send('proto', change(protoOf(method, message))).then(anything),
            send('json', change(jsonOf(method, message))).then(anything),
            send('json', Buffer.from(json)).then(anything),
            send('proto', bytes).then(anything),
          ]);
          expect(found.filter((fault) => fault !== undefined)).toEqual([]);
        },
      ),
      hostileRuns(attack, 2, 30, 6),
    );
    for (const body of [Buffer.alloc(2 << 20, 0x20), gzipSync(Buffer.alloc(8 << 20, 0x20))]) {
      const { text } = await call(method, people.owner.token, 'json', body, body.length < 1 << 20 ? 'gzip' : undefined);
      tally('requests that are too large', 1);
      expect(text).toMatch(/REQUEST_TOO_LARGE|INVALID_ARGUMENT/);
    }
    expect((await people.owner.accounts.getMe({})).user?.id).toBe(people.owner.userId);
    expect(processIds()).toEqual(pids);
  },
  900_000,
);

test('memory stays bounded', async () => {
  for (const pid of processIds()) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
    if (status === undefined) continue; // not Linux
    expect(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1])).toBeLessThan(maxResidentKb);
  }
});

function processIds(): (number | undefined)[] {
  return (['gateway', 'persistence', 'ai'] as const).map((service) => stack.pid(service));
}

/** Ids of a room, its messages, people and whatever else may be named. */
async function someIds(): Promise<string[]> {
  const [thread, poll, { attachmentId }] = [
    await scene.thread(),
    await scene.message({ poll: true }),
    await scene.file(),
  ];
  const { modelId, messageId, roomId } = (model ??= await scene.model()); // there may not be very many
  const things = [thread.id, thread.roomId, poll.id, poll.roomId, attachmentId, modelId, messageId, roomId];
  const own = (personal ??= [
    await scene.reminder(),
    await scene.scheduled(),
    await scene.upload(),
    await scene.ownRoom('stranger'),
  ]);
  return [...things, ...own, people.author.userId, people.member.userId, people.stranger.userId];
}

interface Sent {
  readonly status: number;
  readonly text: string;
}

/**
 * One call. What is refused before all of it was read is answered and the connection closed, and who is still writing may lose the
 * answer: then the call is made again.
 */
async function call(...args: Parameters<typeof callOnce>): Promise<Sent> {
  return callOnce(...args).catch(() => callOnce(...args));
}

async function callOnce(
  method: DescMethod,
  token: string,
  type: 'proto' | 'json',
  message: Uint8Array,
  coding?: 'gzip',
): Promise<Sent> {
  const stream = method.methodKind !== 'unary';
  const headers: Record<string, string> = {
    authorization: `Bearer ${token}`,
    'content-type': `application/${stream ? 'connect+' : ''}${type}`,
  };
  if (coding) headers[stream ? 'connect-content-encoding' : 'content-encoding'] = coding;
  const ended = new AbortController();
  const response = await fetch(url + pathOf(method), {
    method: 'POST',
    headers,
    body: Buffer.from(stream ? enveloped(message, coding !== undefined) : message),
    signal: ended.signal,
  });
  if (!stream) return { status: response.status, text: await response.text() };
  // Of a stream its beginning is enough: what is refused is refused there.
  const first = await response.body?.getReader().read();
  ended.abort();
  return { status: response.status, text: Buffer.from(first?.value ?? []).toString('latin1') };
}

function enveloped(message: Uint8Array, compressed: boolean): Uint8Array {
  const head = Buffer.alloc(5);
  head[0] = compressed ? 1 : 0;
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

function jsonOf(method: DescMethod, message: Message): Uint8Array {
  return Buffer.from(JSON.stringify(looseJson(method.input, message)));
}

/** Single surrogates cannot be told in UTF-8; what of such a text can is sent. */
function protoOf(method: DescMethod, message: Message): Uint8Array {
  try {
    return toBinary(method.input, message);
  } catch {
    return new Uint8Array();
  }
}

const anything = ({ status, text }: Sent) => faultIn(status, text);
const wellFormed = ({ status, text }: Sent) =>
  faultIn(status, text) ?? (namesField(text) || text.includes('cannot decode') ? undefined : `no field: ${text}`);
