import { createClient } from '@connectrpc/connect';
import { type AppendRequest, LogService } from '@prosa/proto/persistence';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createRoom, refusal, send, signUp, startTestPersistence } from '../test-persistence.ts';

test('an idle stream of sends ends with SHUTTING_DOWN when the service goes, and does not hold it', async () => {
  const p = await startTestPersistence();
  const idle = new AbortController();
  async function* nothing(): AsyncGenerator<AppendRequest, void> {
    await new Promise((resolve) => idle.signal.addEventListener('abort', resolve));
    yield* [];
  }
  const stream = createClient(LogService, p.transport).append(nothing(), { timeoutMs: 0 });
  const ended = refusal(stream[Symbol.asyncIterator]().next());
  await signUp(p, 'Ana'); // after this call the server has the stream too
  const closed = p.stop();
  expect(await ended).toBe('Unavailable SHUTTING_DOWN');
  await closed;
  idle.abort();
  await p.close();
});

test('a database without room refuses for now, and takes the same message later', async () => {
  const p = await startTestPersistence();
  const database = new Client({ connectionString: p.databaseUrl });
  await database.connect();
  try {
    const ana = await signUp(p, 'Ana');
    const room = await createRoom(p, [ana]);
    await database.query(`
      create function no_room() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
      create trigger no_room before insert on message execute function no_room()`);
    const clientMessageId = randomUUID();
    const refused = await refusal(send(p, ana.id, { clientMessageId, roomId: room.id, text: 'hello' }));
    expect(refused).toBe('Unavailable DATABASE_UNAVAILABLE');
    await database.query('drop trigger no_room on message');
    await expect(send(p, ana.id, { clientMessageId, roomId: room.id, text: 'hello' })).resolves.toMatchObject({
      text: 'hello',
    });
  } finally {
    await database.end();
    await p.close();
  }
});
