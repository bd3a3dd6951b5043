import { startOwnPostgres, type OwnPostgres } from '@prosa/testing/postgres';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { askServers } from './census.ts';

let postgres: OwnPostgres;
/** Takes connections and never says a word. */
let frozen: Server;
let connections = 0;
let frozenUrl: string;

beforeAll(async () => {
  postgres = await startOwnPostgres({});
  frozen = createServer(() => void connections++).listen(0, '127.0.0.1');
  await once(frozen, 'listening');
  frozenUrl = `postgres://x:y@127.0.0.1:${(frozen.address() as AddressInfo).port}/z`;
}, 60_000);

afterAll(async () => {
  frozen.close();
  await postgres.stop();
});

test('who asks at the same time gets the same answers, of one connection to each server', async () => {
  connections = 0;
  const asked = Array.from({ length: 20 }, () => askServers([frozenUrl, postgres.url], {}));
  const [first, ...others] = await Promise.all(asked);
  expect(first).toMatchObject([
    { url: frozenUrl, state: undefined },
    { url: postgres.url, state: { is: 'primary' } },
  ]);
  for (const other of others) expect(other).toBe(first);
  expect(connections).toBe(1);
});

test('who asks later asks anew', async () => {
  connections = 0;
  const before = await askServers([frozenUrl, postgres.url], {});
  expect(await askServers([frozenUrl, postgres.url], {})).not.toBe(before);
  expect(connections).toBe(2);
});

test('where nobody answers that is the answer', async () => {
  expect(await askServers([frozenUrl], {})).toEqual([{ url: frozenUrl, state: undefined }]);
  expect(await askServers(['postgres://x:y@127.0.0.1:1/z'], {})).toMatchObject([{ state: undefined }]);
});
