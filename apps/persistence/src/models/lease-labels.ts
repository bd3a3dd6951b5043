import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type LabelTaskSchema,
  type LeaseLabelWorkResponse,
  LeaseLabelWorkResponseSchema,
  type MessageToLabelSchema,
} from '@prosa/proto/persistence';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Queries } from '../database/connect.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';

/** Whoever got messages has so long to say what the model said. */
const leaseSeconds = 15;
const placesAtOnce = 20;
/** What came in longer ago when its turn comes stays without labels. */
const maxAgeMs = 86_400_000;

type Task = MessageInitShape<typeof LabelTaskSchema>;

/**
 * Hands out messages of people and programs that wait to be labelled, about as many as `limit`: edited ones first, then what came after the places up to
 * which rooms are labelled. Nobody else gets them until the predictions are stored or the lease is over. Where nothing is to be
 * labelled the place moves on at once.
 */
export function leaseLabels(db: Queries, limit: number): Promise<LeaseLabelWorkResponse> {
  return inTransaction(db, async (trx) => {
    const leaseId = randomUUID();
    const tasks = await leaseEdited(trx, leaseId, limit);
    let left = limit - tasks.reduce((sum, { messages = [] }) => sum + messages.length, 0);
    for (const place of left > 0 ? await waitingPlaces(trx) : []) {
      if (left <= 0) break;
      const task = await leasePlace(trx, leaseId, place, left);
      if (task) tasks.push(task);
      left -= task?.messages?.length ?? 0;
    }
    return create(LeaseLabelWorkResponseSchema, { leaseId, tasks });
  });
}

interface Place {
  model_id: string;
  room_id: string;
  version: number;
  seq: bigint;
  last_seq: bigint;
}

/** Places behind the ends of their logs that nobody works on, the ones longest not worked on first; locked. */
async function waitingPlaces(trx: OpenTransaction): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select place.model_id, place.room_id, m.version, place.seq, room.last_seq
    from label_model_room place
    join label_model m on m.id = place.model_id
    join room on room.id = place.room_id
    where m.version > 0 and not m.paused and room.last_seq > place.seq
      and (place.leased_until is null or place.leased_until <= clock_timestamp())
    order by place.leased_until nulls first, place.model_id, place.room_id
    limit ${placesAtOnce} for update of place skip locked`.execute(trx);
  return rows;
}

async function leasePlace(
  trx: OpenTransaction,
  leaseId: string,
  { model_id, room_id, version, seq, last_seq }: Place,
  limit: number,
): Promise<Task | undefined> {
  const rows = await trx
    .selectFrom('message')
    .select(['id', 'seq', 'text', 'sent_at', 'edited_at'])
    .where('room_id', '=', room_id)
    .where('seq', '>', seq)
    .where('seq', '<=', last_seq)
    .where('deleted_at', 'is', null)
    .where('text', '!=', '')
    .where('sender_id', 'not in', trx.selectFrom('account').select('id').where('is_assistant', '=', true))
    // When a message came in stands in its id; its own time may be long ago.
    .where('id', '>=', uuidv7({ msecs: Date.now() - maxAgeMs }))
    .orderBy('seq')
    .limit(limit)
    .execute();
  const place = trx.updateTable('label_model_room').where('model_id', '=', model_id).where('room_id', '=', room_id);
  if (rows.length === 0) {
    await place.set({ seq: last_seq, lease_id: null }).execute();
    return undefined;
  }
  await place.set({ lease_id: leaseId, leased_until: leaseEnd }).execute();
  return {
    modelId: model_id,
    version,
    roomId: room_id,
    messages: rows.map((row) => toLabel(row, row.seq)),
    untilSeq: rows.length < limit ? last_seq : (rows.at(-1)?.seq ?? seq),
  };
}

/** Edited messages, one task a model and room. What is deleted meanwhile goes without. */
async function leaseEdited(trx: OpenTransaction, leaseId: string, limit: number): Promise<Task[]> {
  const { rows } = await sql<EditedRow>`
    with due as (
      select again.model_id, again.message_id, m.version
      from label_again again join label_model m on m.id = again.model_id
      where m.version > 0 and not m.paused and (again.leased_until is null or again.leased_until <= clock_timestamp())
      order by again.message_id limit ${limit} for update of again skip locked
    ),
    leased as (
      update label_again again set lease_id = ${leaseId}, leased_until = ${leaseEnd}
      from due where again.model_id = due.model_id and again.message_id = due.message_id
    )
    select due.model_id, due.version, message.id, message.room_id, message.text, message.sent_at, message.edited_at,
      message.deleted_at
    from due join message on message.id = due.message_id`.execute(trx);
  const tasks = new Map<string, Task & { messages: MessageInitShape<typeof MessageToLabelSchema>[] }>();
  for (const row of rows) {
    if (row.deleted_at || row.text === '') {
      await trx
        .deleteFrom('label_again')
        .where('model_id', '=', row.model_id)
        .where('message_id', '=', row.id)
        .execute();
      continue;
    }
    const key = `${row.model_id} ${row.room_id}`;
    const task = tasks.get(key) ?? { modelId: row.model_id, version: row.version, roomId: row.room_id, messages: [] };
    tasks.set(key, task);
    task.messages.push(toLabel(row, 0n));
  }
  return [...tasks.values()];
}

interface EditedRow extends TextRow {
  model_id: string;
  version: number;
  room_id: string;
  deleted_at: Date | null;
}

interface TextRow {
  id: string;
  text: string;
  sent_at: Date;
  edited_at: Date | null;
}

const leaseEnd = sql<Date>`clock_timestamp() + interval '${sql.lit(leaseSeconds)} seconds'`;

function toLabel(
  { id, text, sent_at, edited_at }: TextRow,
  seq: bigint,
): MessageInitShape<typeof MessageToLabelSchema> {
  return { messageId: id, seq, text, editedAt: timestampFromDate(edited_at ?? sent_at) };
}
