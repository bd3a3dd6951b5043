import { startOwnPostgres, type OwnPostgres } from '@prosa/testing/postgres';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { askServers } from './census.ts';

let postgres: OwnPostgres;
/** Takes connections and never says a word. */
let frozen: Server;
const connections = new Set<Socket>();
let frozenUrl: string;

beforeAll(async () => {
  postgres = await startOwnPostgres({});
  frozen = createServer((socket) => void connections.add(socket)).listen(0, '127.0.0.1');
  await once(frozen, 'listening');
  frozenUrl = `postgres://x:y@127.0.0.1:${(frozen.address() as AddressInfo).port}/z`;
}, 60_000);

/** Whoever was let in is sent away, and asks no more. */
async function sendAway(): Promise<void> {
  for (const socket of connections) socket.destroy();
  connections.clear();
  await new Promise((resolve) => setImmediate(resolve));
}

afterEach(sendAway);

afterAll(async () => {
  frozen.close();
  await postgres.stop();
});

test('who asks at the same time gets the same answers, of one connection to each server', async () => {
  const asked = Array.from({ length: 20 }, () => askServers([frozenUrl, postgres.url], {}));
  const [first, ...others] = await Promise.all(asked);
  expect(first).toMatchObject([
    { url: frozenUrl, state: undefined },
    { url: postgres.url, state: { is: 'primary' } },
  ]);
  for (const other of others) expect(other).toBe(first);
  expect(connections.size).toBe(1);
});

test('who asks later asks anew, but not one that has yet to answer the first question', async () => {
  const before = await askServers([frozenUrl, postgres.url], {});
  expect(await askServers([frozenUrl, postgres.url], {})).not.toBe(before);
  expect(connections.size).toBe(1);
});

test('where nobody answers that is the answer', async () => {
  expect(await askServers([frozenUrl], {})).toEqual([{ url: frozenUrl, state: undefined }]);
  expect(await askServers(['postgres://x:y@127.0.0.1:1/z'], {})).toMatchObject([{ state: undefined }]);
});
