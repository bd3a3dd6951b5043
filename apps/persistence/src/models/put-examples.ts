import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { databaseNow } from '../database/now.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { modelLimitReached } from './model-failures.ts';
import type { ModelRow } from './model-row.ts';

const maxExamples = 100_000;
const rowsAtOnce = 1_000;

/** What is to be learnt from. */
export interface NewExample {
  text: string;
  label: string;
  /** The message it is taken from. */
  source?: { messageId: string; roomId: string };
}

/** What became of examples. */
export interface PutExamples {
  added: number;
  /** Texts that were there and took another label. */
  changed: number;
  unchanged: number;
  /** Examples of the model after it. */
  total: number;
}

/**
 * Adds examples to a model whose row is locked; of a text that comes twice the last label counts, and a text that was there takes
 * the new one. The labels must be the model's. Throws MODEL_LIMIT_REACHED.
 */
export async function putExamples(
  trx: OpenTransaction,
  model: ModelRow,
  examples: readonly NewExample[],
  actorId: string,
): Promise<PutExamples> {
  const wanted = [...new Map(examples.map((example) => [hashOf(example.text), example]))];
  const put: PutExamples = { added: 0, changed: 0, unchanged: 0, total: totalOf(model) };
  for (let from = 0; from < wanted.length; from += rowsAtOnce) {
    await putSome(trx, model.id, wanted.slice(from, from + rowsAtOnce), actorId, put);
    if (put.total > maxExamples) throw modelLimitReached('examples', maxExamples);
  }
  if (put.added + put.changed > 0) await recountExamples(trx, model.id);
  return put;
}

/** SHA-256 of a text, in hexadecimal: what makes it the same example. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Brings the counts in the model's row to what is there; the row is locked. */
export async function recountExamples(trx: OpenTransaction, modelId: string): Promise<void> {
  await sql`
    update label_model set example_counts = (
      select coalesce(jsonb_object_agg(label, examples), '{}') from (
        select label, count(*) as examples from label_example where model_id = ${modelId} group by label
      ) counted
    )
    where id = ${modelId}`.execute(trx);
}

/** How many examples a model has. */
export function totalOf({ example_counts }: Pick<ModelRow, 'example_counts'>): number {
  return Object.values(example_counts).reduce((sum, count) => sum + count, 0);
}

async function putSome(
  trx: OpenTransaction,
  modelId: string,
  wanted: readonly (readonly [hash: string, example: NewExample])[],
  actorId: string,
  put: PutExamples,
): Promise<void> {
  const hashes = wanted.map(([hash]) => hash);
  const { rows } = await sql<{ hash: string; label: string }>`
    select encode(text_hash, 'hex') as hash, label from label_example
    where model_id = ${modelId} and text_hash in (select decode(hash, 'hex') from unnest(${hashes}::text[]) hash)
  `.execute(trx);
  const known = new Map(rows.map(({ hash, label }) => [hash, label]));
  const fresh = wanted.filter(([hash, { label }]) => known.get(hash) !== label);
  put.added += wanted.filter(([hash]) => !known.has(hash)).length;
  put.changed += fresh.filter(([hash]) => known.has(hash)).length;
  put.unchanged += wanted.length - fresh.length;
  put.total += wanted.length - known.size;
  if (fresh.length === 0) return;
  await sql`
    insert into label_example (id, model_id, text, text_hash, label, message_id, room_id, added_by, added_at)
    select new.id, ${modelId}, new.text, decode(new.hash, 'hex'), new.label, new.message_id, new.room_id, ${actorId},
      ${databaseNow}
    from unnest(
      ${fresh.map(() => uuidv7())}::uuid[], ${fresh.map(([, { text }]) => text)}::text[],
      ${fresh.map(([hash]) => hash)}::text[], ${fresh.map(([, { label }]) => label)}::text[],
      ${fresh.map(([, { source }]) => source?.messageId ?? null)}::uuid[],
      ${fresh.map(([, { source }]) => source?.roomId ?? null)}::uuid[]
    ) as new (id, text, hash, label, message_id, room_id)
    on conflict (model_id, text_hash) do update set label = excluded.label, message_id = excluded.message_id,
      room_id = excluded.room_id, added_by = excluded.added_by`.execute(trx);
}
