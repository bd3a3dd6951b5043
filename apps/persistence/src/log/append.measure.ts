/**
 * Measures the committer against a real PostgreSQL with fsync on: `node apps/persistence/src/log/append.measure.ts`.
 * One line a workload: acknowledged messages a second, latency of an acknowledgement, CPU of this process and of the server.
 */
import { startOwnPostgres } from '@prosa/testing/postgres';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { v7 as uuidv7 } from 'uuid';
import { openDatabase, type Queries } from '../database/connect.ts';
import { migrateToLatest } from '../database/migrate.ts';
import { sql } from 'kysely';
import { Committer } from './committer.ts';
import { BatchStore } from './store-batch.ts';

const seconds = Number(process.env['SECONDS'] ?? 8);
const text =
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore'.padEnd(100);

const postgres = await startOwnPostgres({ durable: true });
try {
  await migrateToLatest(postgres.url);
  const db = openDatabase(postgres.url, 4, () => undefined);
  const store = new BatchStore(postgres.url, randomUUID(), db);
  const committer = new Committer({
    store: (items) => store.store(items),
    publish: () => undefined,
    onTrouble: (reason) => console.error(reason),
  });
  const many = await makeRooms(db, 20, 50);
  const one = await makeRooms(db, 1, 256);
  await run('warm-up', many, 256, 2);
  await run('20 rooms x 50 people, 256 outstanding', many, 256, seconds);
  await run('1 room x 256 people, 256 outstanding', one, 256, seconds);
  await run('20 rooms x 50 people, 16 outstanding', many, 16, seconds);
  await run('20 rooms x 50 people, 1 outstanding', many, 1, seconds);
  await committer.close();
  await store.close();
  await db.destroy();

  async function run(name: string, rooms: readonly Place[], outstanding: number, forSeconds: number): Promise<void> {
    const latencies: number[] = [];
    const end = performance.now() + forSeconds * 1_000;
    const cpu = process.cpuUsage();
    const serverCpu = await serverCpuUs(db);
    let turn = 0;
    await Promise.all(
      Array.from({ length: outstanding }, async () => {
        while (performance.now() < end) {
          const place = rooms[turn++ % rooms.length];
          if (!place) return;
          const senderId = place.people[turn % place.people.length] ?? '';
          const started = performance.now();
          await new Promise<void>((resolve, reject) => {
            committer.submit(newSend(senderId, place.roomId), (outcome) => {
              if ('error' in outcome) reject(outcome.error);
              else resolve();
            });
          });
          latencies.push(performance.now() - started);
        }
      }),
    );
    const { user, system } = process.cpuUsage(cpu);
    latencies.sort((a, b) => a - b);
    const at = (part: number) => (latencies[Math.floor(latencies.length * part)] ?? 0).toFixed(2);
    console.log(
      `${name}: ${Math.round(latencies.length / forSeconds)} messages/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ` +
        `CPU a message: ${((user + system) / latencies.length).toFixed(1)} us here, ` +
        `${(((await serverCpuUs(db)) - serverCpu) / latencies.length).toFixed(1)} us of the server's connection`,
    );
  }
} finally {
  await postgres.stop();
}

/** CPU time of the connection that appends, from Linux's /proc; NaN elsewhere. */
async function serverCpuUs(db: Queries): Promise<number> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where application_name = 'prosa append'`.execute(db);
  const pid = rows[0]?.pid;
  if (pid === undefined) return 0;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

interface Place {
  roomId: string;
  people: string[];
}

function newSend(senderId: string, roomId: string) {
  return {
    id: uuidv7(),
    senderId,
    clientMessageId: uuidv7(),
    roomId,
    text,
    replyToMessageId: '',
    threadRootMessageId: '',
    mentions: { userIds: [], room: false },
  };
}

async function makeRooms(db: Queries, count: number, size: number): Promise<Place[]> {
  const places: Place[] = [];
  for (let index = 0; index < count; index++) {
    const roomId = uuidv7();
    const people = Array.from({ length: size }, () => uuidv7());
    await sql`
      insert into account (id, email, display_name, name_key, folded_name, role, password_hash, created_at)
      select id, id::text, 'x', 'x', 'x', 1, '', now() from unnest(${people}::uuid[]) id`.execute(db);
    await sql`
      insert into room (id, kind, name, name_key, folded_name, creator_id, created_at)
      values (${roomId}, 2, 'x', 'x', 'x', ${people[0]}, now())`.execute(db);
    await sql`
      insert into membership (room_id, account_id, role, joined_at)
      select ${roomId}, id, 1, now() from unnest(${people}::uuid[]) id`.execute(db);
    places.push({ roomId, people });
  }
  return places;
}
