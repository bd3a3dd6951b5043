import { startOwnPostgres, type OwnPostgres } from '@prosa/testing/postgres';
import { openWay } from '../test-way.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { askServers } from './census.ts';

let postgres: OwnPostgres;

beforeAll(async () => {
  postgres = await startOwnPostgres({});
}, 60_000);

afterAll(() => postgres.stop());

/** Takes connections and never says a word. */
const frozenServer = () => openWay(postgres.url, { isHeld: true });

test('who asks at the same time gets the same answers, of one connection to each server', async () => {
  await using frozen = await frozenServer();
  const asked = Array.from({ length: 20 }, () => askServers([frozen.url, postgres.url], {}));
  const [first, ...others] = await Promise.all(asked);
  expect(first).toMatchObject([
    { url: frozen.url, state: undefined },
    { url: postgres.url, state: { is: 'primary' } },
  ]);
  for (const other of others) expect(other).toBe(first);
  expect(frozen.connections).toBe(1);
});

test('who asks later asks anew, but not one that has yet to answer the first question', async () => {
  await using frozen = await frozenServer();
  const before = await askServers([frozen.url, postgres.url], {});
  expect(await askServers([frozen.url, postgres.url], {})).not.toBe(before);
  expect(frozen.connections).toBe(1);
});

test('where nobody answers that is the answer, and a question that may be lost on its way is asked anew', async () => {
  await using frozen = await frozenServer();
  for (const connections of [1, 2]) {
    expect(await askServers([frozen.url], {})).toEqual([{ url: frozen.url, state: undefined }]);
    expect(frozen.connections).toBe(connections);
  }
  expect(await askServers(['postgres://x:y@127.0.0.1:1/z'], {})).toMatchObject([{ state: undefined }]);
}, 20_000);

test('the answer of a slow server is had although an earlier question to it was lost on its way', async () => {
  await using slow = await openWay(postgres.url, { delayMs: 500 });
  const ask = () => askServers([slow.url, postgres.url], {});
  expect(await ask()).toMatchObject([{ state: undefined }, { state: { is: 'primary' } }]);
  slow.silence();
  await wait(3_100); // the question may be lost
  expect(await ask()).toMatchObject([{ state: undefined }, { state: { is: 'primary' } }]);
  await wait(2_500); // the answer to the second one has come
  expect(await ask()).toMatchObject([{ state: { is: 'primary' } }, { state: { is: 'primary' } }]);
  expect(slow.connections).toBe(2);
}, 20_000);
