import { asAdministrator, startOwnPostgres, type OwnPostgres } from '@prosa/testing/postgres';
import { connectionConfig, DatabaseClient } from './connect.ts';
import { NoPrimaryError, findPrimary, serverUrls } from './primary.ts';
import { createRoom, send, signUp, startTestPersistence } from '../test-persistence.ts';
import { openWay } from '../test-way.ts';

test('a URL may name several servers', () => {
  expect(serverUrls('postgres://u:p@a/prosa')).toEqual(['postgres://u:p@a/prosa']);
  expect(serverUrls('postgres://u:p%2C@a:1,b:2,[::1]:3/prosa?sslmode=require')).toEqual([
    'postgres://u:p%2C@a:1/prosa?sslmode=require',
    'postgres://u:p%2C@b:2/prosa?sslmode=require',
    'postgres://u:p%2C@[::1]:3/prosa?sslmode=require',
  ]);
});

describe('a primary with a standby', () => {
  let primary: OwnPostgres;
  let standby: OwnPostgres;

  beforeAll(async () => {
    primary = await startOwnPostgres({ settings: ['synchronous_commit=on'] });
    standby = await primary.standby();
    // On the primary alone: the standby, once promoted, has nobody to wait for.
    await asAdministrator(primary.url, (client) => client.query("alter system set synchronous_standby_names = '*'"));
    await asAdministrator(primary.url, (client) => client.query('select pg_reload_conf()'));
  }, 60_000);

  afterAll(async () => {
    await standby.stop();
    await primary.stop();
  });

  const servers = () => [standby.url, primary.url] as const;
  const together = () => servers().join(',').replace('/postgres,postgres://postgres:password@', ',');
  const find = (urls: readonly string[]) => findPrimary(urls, {});

  test('the one that writes is found, also beside one that is frozen', async () => {
    expect(await find(servers())).toBe(primary.url);
    await using frozen = await openWay(primary.url, { isHeld: true });
    expect(await find([frozen.url, ...servers()])).toBe(primary.url);
  });

  test('one that writes but answers late is not asked anew, and found by whoever asks next', async () => {
    await using late = await openWay(primary.url, { isHeld: true });
    await expect(find([standby.url, late.url])).rejects.toThrow(NoPrimaryError);
    // Nobody waits for it when it comes.
    late.release();
    await late.firstEnds();
    expect(await find([standby.url, late.url])).toBe(late.url);
    expect(late.connections).toBe(1);
  });

  test('a standby that answered late is asked anew: it may have been promoted since', async () => {
    await using late = await openWay(standby.url, { isHeld: true });
    await expect(find([standby.url, late.url])).rejects.toThrow(NoPrimaryError);
    late.release();
    await late.firstEnds();
    await expect(find([standby.url, late.url])).rejects.toThrow(NoPrimaryError);
    expect(late.connections).toBe(2);
  });

  test('where none writes, that is the error, and it counts as a database that is away', async () => {
    await expect(find([standby.url, 'postgres://x:y@127.0.0.1:1/z'])).rejects.toThrow(NoPrimaryError);
    await expect(find([standby.url, standby.url])).rejects.toMatchObject({ code: '57P03' });
  });

  test('a connection that turns out to be to a standby is given up', async () => {
    const client = new DatabaseClient(connectionConfig(standby.url, 'test'));
    client.on('error', () => undefined);
    await client.connect();
    const ended = new Promise((resolve) => client.once('end', resolve));
    await expect(client.query('create table no ()')).rejects.toMatchObject({ code: '25006' });
    await ended;
  });

  test('when the standby is promoted the service goes on there: nothing acknowledged is lost, numbers go on', async () => {
    const p = await startTestPersistence(together());
    try {
      const ana = await signUp(p, 'Ana');
      const room = await createRoom(p, [ana]);
      const before = await send(p, ana.id, { roomId: room.id, text: 'before' });
      await primary.halt();
      await asAdministrator(standby.url, (client) => client.query('select pg_promote()'));
      const text = 'after';
      let after: { seq: bigint } | undefined;
      for (let tries = 0; after === undefined && tries < 1_000; tries += 1) {
        after = await send(p, ana.id, { roomId: room.id, text }).catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(after?.seq).toBe(before.seq + 1n);

      // The old one comes back and takes itself for the primary; what was promoted last counts.
      await primary.resume();
      expect(await find(servers())).toBe(standby.url);
      expect(await find([primary.url, standby.url])).toBe(standby.url);

      // Also when it answers at once, to an older question, and the other one takes its time.
      await using old = await openWay(primary.url, { isHeld: true });
      await using young = await openWay(standby.url, { delayMs: 200 });
      expect(await find([old.url, standby.url])).toBe(standby.url);
      old.release();
      expect(await find([old.url, young.url])).toBe(young.url);
      expect(old.connections).toBe(1);
    } finally {
      await p.close();
    }
  }, 60_000);
});
