import { Client } from 'pg';
import type { Entry, Log } from './history.ts';

/** The rooms' logs as the database has them, past everything the services say. */
export async function databaseLog(databaseUrl: string, starts: ReadonlyMap<string, number>): Promise<Log> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const rooms = new Map<string, { startSeq: number; entries: Entry[] }>(
      [...starts].map(([id, startSeq]) => [id, { startSeq, entries: [] }]),
    );
    const { rows } = await client.query<{
      room_id: string;
      seq: string;
      id: string | null;
      client_message_id: string | null;
      sender_id: string | null;
    }>(
      `select e.room_id, e.seq, m.id, m.client_message_id, m.sender_id
         from room_event e
         left join message m on m.room_id = e.room_id and m.seq = e.seq
        where e.room_id = any($1)
        order by e.room_id, e.seq`,
      [[...starts.keys()]],
    );
    for (const row of rows) {
      const room = rooms.get(row.room_id);
      if (room === undefined || Number(row.seq) <= room.startSeq) continue;
      room.entries.push({
        seq: Number(row.seq),
        messageId: row.id ?? undefined,
        clientMessageId: row.client_message_id ?? undefined,
        senderId: row.sender_id ?? undefined,
      });
    }
    return { name: 'database', rooms };
  } finally {
    await client.end();
  }
}
