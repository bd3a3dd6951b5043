import { CompiledQuery } from 'kysely';
import type { OpenTransaction } from '../database/transaction.ts';
import { appendQuery, type AppendRow, type NewSend } from './append-batch.ts';
import type { RoomLog } from './room-log.ts';

/** A send and what the database says of it. */
export interface AppendedSend {
  send: NewSend;
  row: AppendRow;
}

interface RawRow {
  outcome: number;
  message_id: string;
  seq: bigint;
  ordinal: bigint;
  sender_ordinal: bigint;
  sent_at: Date;
}

/** Stores sends as the committer does, but inside a transaction of the caller's, who publishes their events after its commit. */
export async function appendWithin(
  trx: OpenTransaction,
  log: RoomLog,
  sends: readonly NewSend[],
): Promise<AppendedSend[]> {
  const { text, values = [] } = appendQuery(log.bellId, sends);
  const { rows } = await trx.executeQuery<RawRow>(CompiledQuery.raw(text, values as unknown[]));
  return rows.flatMap((row, index) => {
    const send = sends[index];
    return send ? { send, row: toAppendRow(row) } : [];
  });
}

function toAppendRow(row: RawRow): AppendRow {
  return {
    outcome: row.outcome,
    messageId: row.message_id,
    seq: row.seq,
    ordinal: row.ordinal,
    senderOrdinal: row.sender_ordinal,
    sentAt: row.sent_at,
  };
}
