import { createClient } from '@connectrpc/connect';
import { Health, ServerReflection, ServingStatus } from '@prosa/grpc';
import { SettingsError } from '@prosa/service';
import { startOwnPostgres } from '@prosa/testing/postgres';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { persistenceSettings } from './settings.ts';
import { createRoom, refusal, send, signUp, startTestPersistence } from './test-persistence.ts';
import { openTail, range } from './test-tail.ts';

test('PostgreSQL stops and comes back: calls are refused meanwhile, nothing is lost, the process lives', async () => {
  const postgres = await startOwnPostgres();
  const p = await startTestPersistence(postgres.url);
  try {
    const ana = await signUp(p, 'Ana');
    const room = await createRoom(p, [ana]);
    const tail = await openTail(p);
    const health = createClient(Health, p.transport);
    const stop = new AbortController();
    const statuses = health.watch({}, { signal: stop.signal })[Symbol.asyncIterator]();
    const nextStatus = async () =>
      ((await statuses.next()) as IteratorYieldResult<{ status: ServingStatus }>).value.status;
    expect(await nextStatus()).toBe(ServingStatus.SERVING);
    await send(p, ana.id, { roomId: room.id, text: 'before' });

    await postgres.halt();
    expect(await refusal(send(p, ana.id, { roomId: room.id, text: 'during' }))).toBe(
      'Unavailable DATABASE_UNAVAILABLE',
    );
    expect(await refusal(p.rooms.listRooms({ actorId: ana.id, request: {} }))).toBe('Unavailable DATABASE_UNAVAILABLE');
    expect(await refusal(p.accounts.getWorkspace({}))).toBe('Unavailable DATABASE_UNAVAILABLE');

    expect(await nextStatus()).toBe(ServingStatus.NOT_SERVING);

    await postgres.resume();
    expect(await nextStatus()).toBe(ServingStatus.SERVING);
    const after = await send(p, ana.id, { roomId: room.id, text: 'after' });
    await tail.until(() => tail.seqs(room.id).at(-1) === Number(after.seq));
    expect(tail.seqs(room.id)).toEqual(range(2, Number(after.seq)));
    expect((await p.rooms.listRooms({ actorId: ana.id, request: {} })).response?.rooms).toHaveLength(1);
    stop.abort();
    tail.close();
  } finally {
    await p.close();
    await postgres.stop();
  }
}, 60_000);

test('health and reflection are served', async () => {
  const p = await startTestPersistence();
  const health = createClient(Health, p.transport);
  const { status } = await health.check({ service: 'prosa.persistence.v1.LogService' });
  expect(status).toBe(ServingStatus.SERVING);
  async function* question() {
    yield { messageRequest: { case: 'listServices' as const, value: '' } };
  }
  for await (const { messageResponse } of createClient(ServerReflection, p.transport).serverReflectionInfo(
    question(),
  )) {
    const names =
      messageResponse.case === 'listServicesResponse' ? messageResponse.value.service.map(({ name }) => name) : [];
    expect(names).toEqual(expect.arrayContaining(['prosa.persistence.v1.AccountService', 'grpc.health.v1.Health']));
  }
  await p.close();
});

test('settings have defaults, and each mistake its line', () => {
  expect(persistenceSettings({ DATABASE_URL: 'postgres://u:p@localhost/prosa' })).toMatchObject({
    listen: '127.0.0.1:7301',
    databaseUrl: 'postgres://u:p@localhost/prosa',
    poolSize: 10,
  });
  expect(
    persistenceSettings({ DATABASE_URL: 'postgres://db/prosa', NATS_URL: 'tls://me:you@n', PROSA_TLS_CA: 'ca.pem' })
      .nats,
  ).toEqual({ servers: ['n:4222'], tls: true, user: 'me', password: 'you', certificates: { caFile: 'ca.pem' } });
  const env = {
    DATABASE_URL: 'mysql://x',
    NATS_URL: 'http://secret@x',
    PERSISTENCE_LISTEN: 'nowhere',
    DATABASE_POOL_SIZE: 'many',
    PROSA_LOG_LEVEL: 'loud',
  };
  const lines = (() => {
    try {
      persistenceSettings(env);
    } catch (reason) {
      if (reason instanceof SettingsError) return reason.lines;
    }
    return [];
  })();
  expect(lines.join()).not.toContain('secret');
  expect(lines.map((line) => line.split(':')[0])).toEqual(
    Object.keys(env).sort((a, b) => order.indexOf(a) - order.indexOf(b)),
  );
});
const order = ['PERSISTENCE_LISTEN', 'DATABASE_URL', 'NATS_URL', 'DATABASE_POOL_SIZE', 'PROSA_LOG_LEVEL'];

test('the process starts before its database, and ends on SIGTERM with 0', async () => {
  const postgres = await startOwnPostgres();
  await postgres.halt();
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], DATABASE_URL: postgres.url, PERSISTENCE_LISTEN: '127.0.0.1:0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const says = (words: string) =>
    new Promise<void>((resolve) => {
      const look = () => output.includes(words) && resolve();
      child.stdout.on('data', look);
      look();
    });
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  try {
    await says('waiting for the database');
    await postgres.resume();
    await says('"started"');
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await postgres.stop();
  }
}, 60_000);
