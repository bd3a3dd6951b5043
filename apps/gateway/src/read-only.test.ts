import { RetryInfoSchema } from '@prosa/proto/rpc';
import { reasonOf } from '@prosa/service';
import { asAdministrator, type OwnPostgres, startOwnPostgres } from '@prosa/testing/postgres';
import { type Program, signUp } from '@prosa/testing/stack';
import { randomUUID } from 'node:crypto';
import { EventStream } from './testing/event-stream.ts';
import { failureOf } from './testing/failure-of.ts';
import { makeRoom } from './testing/room.ts';
import { TestStack, untilReady } from './testing/test-stack.ts';

let primary: OwnPostgres;
let standby: OwnPostgres;
let stack: TestStack;
let url: string;
let ann: Program;

beforeAll(async () => {
  primary = await startOwnPostgres({ settings: ['synchronous_commit=on', 'wal_retrieve_retry_interval=200ms'] });
  standby = await primary.standby();
  await asAdministrator(primary.url, (client) => client.query("alter system set synchronous_standby_names = '*'"));
  await asAdministrator(primary.url, (client) => client.query('select pg_reload_conf()'));
  const both = [primary.url, standby.url].join(',').replace('/postgres,postgres://postgres:password@', ',');
  stack = await TestStack.start({ env: { DATABASE_URL: both } });
  url = await stack.gateway();
  ann = await signUp(url);
}, 60_000);
afterAll(async () => {
  await stack[Symbol.asyncDispose]();
  await standby.stop();
  await primary.stop();
});

interface Ready {
  ready: boolean;
  dependencies: { database: string };
}

/** Asks for readiness until the database stands so. */
async function untilDatabase(is: string): Promise<Ready> {
  for (;;) {
    const found = (await (await fetch(`${url}/readyz`)).json()) as Ready;
    if (found.dependencies.database === is) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const gauge = async () => /^prosa_database_read_only (\d)$/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1];

test('while no database takes writes people read, are told why nothing can be written, and go on later', async () => {
  const room = await makeRoom(ann);
  using stream = new EventStream(url, ann.token);
  await stream.find('ready');
  await room.say(ann, 'said before');
  expect(await gauge()).toBe('0');

  await primary.halt();
  expect(await untilDatabase('readOnly')).toMatchObject({ ready: true });
  expect(await gauge()).toBe('1');
  const { messages } = await ann.messages.listMessages({ roomId: room.id, limit: 50 });
  expect(messages.map(({ text }) => text)).toEqual(['said before']);
  const request = { roomId: room.id, clientMessageId: randomUUID(), text: 'said during' };
  const refused = await failureOf(ann.messages.sendMessage(request));
  expect(reasonOf(refused)).toBe('READ_ONLY');
  expect(refused.findDetails(RetryInfoSchema)).toHaveLength(1);
  using another = new EventStream(url, ann.token);
  expect((await another.end)?.error?.details.map(({ debug }) => debug?.['reason'])).toContain('READ_ONLY');

  await primary.resume();
  await untilDatabase('up');
  await untilReady(url);
  await ann.messages.sendMessage(request);
  await stream.text('said during');
  expect(stream.texts).toEqual(['said before', 'said during']);
  expect(await gauge()).toBe('0');
}, 60_000);
