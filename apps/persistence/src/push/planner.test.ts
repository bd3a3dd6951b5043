import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../database/connect.ts';
import { createRoom, send, signUp, startTestPersistence } from '../test-persistence.ts';
import { PushPlanner } from './planner.ts';

test('a message that cannot be planned is left out after three tries, and the others are planned', async () => {
  const p = await startTestPersistence();
  const [ana, bo] = [await signUp(p, 'Ana'), await signUp(p, 'Bo')];
  const room = await createRoom(p, [ana, bo]);
  const sent: string[] = [];
  for (const text of ['@Bo one', '@Bo two', '@Bo three'])
    sent.push((await send(p, ana.id, { roomId: room.id, text })).id);
  await p.close(); // from here on only this planner plans
  const client = new pg.Client(p.databaseUrl);
  await client.connect();
  await client.query(
    `insert into push_subscription (id, account_id, session_id, endpoint, p256dh, auth, language, created_at)
     select gen_random_uuid(), account_id, id, 'https://push.example.org/1', $2, $3, 'en', now()
     from session where account_id = $1 limit 1`,
    [bo.id, randomBytes(65), randomBytes(16)],
  );
  await client.query(`
    create function refuse() returns trigger language plpgsql as $$
    begin
      if new.message_id = '${sent[1]}' then raise exception 'poisoned'; end if;
      return new;
    end $$`);
  await client.query('create trigger refuse before insert on push_outbox for each row execute function refuse()');
  const troubles: string[] = [];
  const db = openDatabase(p.databaseUrl, 2, () => undefined);
  const leftOut = Promise.withResolvers<undefined>();
  const planner = new PushPlanner(
    db,
    () => undefined,
    (reason) => {
      troubles.push((reason as Error).message);
      if (troubles.at(-1)?.includes('3 times')) leftOut.resolve(undefined);
    },
  );
  planner.start();
  await leftOut.promise;
  await planner.close();
  const { rows } = await client.query<{ message_id: string }>('select message_id from push_outbox order by message_id');
  expect(rows.map(({ message_id }) => message_id)).toEqual([sent[0], sent[2]]);
  const again = '1 messages could not be planned';
  expect(troubles).toEqual([again, again, expect.stringContaining(`message ${sent[1]}`)]);
  await client.end();
  await db.destroy();
});
