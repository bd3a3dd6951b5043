import { cloneDatabase, dropDatabase } from '@prosa/testing/postgres';
import { Client } from 'pg';
import { openWay } from '../test-way.ts';
import { Doorbell } from './doorbell.ts';

let url: string;

beforeAll(async () => {
  url = await cloneDatabase();
});

afterAll(() => dropDatabase(url));

/** Resolves when no doorbell has a connection to the database. */
async function allGone(): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const asked =
      "select from pg_stat_activity where datname = current_database() and application_name = 'prosa doorbell'";
    while ((await client.query(asked)).rowCount !== 0);
  } finally {
    await client.end();
  }
}

/** A doorbell whose listener is told that it listens, and takes until `goOn` for what it does then. */
function slowDoorbell() {
  const told = Promise.withResolvers<void>();
  const { promise, resolve: goOn } = Promise.withResolvers<void>();
  const heard: string[] = [];
  const doorbell = new Doorbell(url, ['bell'], {
    onListening: () => {
      told.resolve();
      return promise;
    },
    onNotification: (_channel, payload) => heard.push(payload),
    onTrouble: (reason) => heard.push(String(reason)),
  });
  return { doorbell, heard, told: told.promise, goOn };
}

test('a doorbell that is closed while its connection is being made ends, and so does the connection', async () => {
  const { doorbell, heard, told, goOn } = slowDoorbell();
  void doorbell.start();
  await told;
  const closed = doorbell.close();
  goOn();
  await closed;
  expect(heard).toEqual([]);
  await allGone();
});

test('one that listens hears, and leaves no connection when it is closed', async () => {
  const { doorbell, heard, goOn } = slowDoorbell();
  goOn();
  await doorbell.start();
  await doorbell.send('bell', ['rung']);
  await doorbell.send('bell', ['again']);
  expect(heard).toContain('rung');
  await doorbell.close();
  await allGone();
});

test('a database that answers late keeps its doorbell, and one that answers no more loses it', async () => {
  await using way = await openWay(url, { delayMs: 50 });
  const heard: string[] = [];
  let listens = 0;
  let again = Promise.withResolvers<void>();
  const doorbell = new Doorbell(
    way.url,
    ['bell'],
    {
      onListening: () => {
        listens += 1;
        again.resolve();
        return Promise.resolve();
      },
      onNotification: (_channel, payload) => heard.push(payload),
      onTrouble: (reason) => heard.push(String(reason)),
    },
    // Each answer is due after several more heartbeats would have been.
    { heartbeatMs: 10, patienceMs: 2_000 },
  );
  await doorbell.start();
  for (const payload of ['1', '2', '3', '4', '5']) await doorbell.send('bell', [payload]);
  expect(heard).toEqual(['1', '2', '3', '4', '5']);
  expect(listens).toBe(1);

  again = Promise.withResolvers<void>();
  way.silence();
  await again.promise;
  await doorbell.close();
  expect(listens).toBe(2);
  expect(heard).toHaveLength(6);
});
