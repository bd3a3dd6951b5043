import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { LabelledTask, LogEvent, Prediction, StorePredictionsRequest } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import { toBigint } from '../database/numbers.ts';
import type { StoredLabel } from '../database/schema.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { messageChanged, storeChange } from '../messages/message-change.ts';
import type { MessageRow } from '../messages/message-row.ts';
import { flagMessage } from '../moderation/open-review.ts';
import { tellReviewers } from '../moderation/reviewers.ts';
import type { Workspace } from '../workspace.ts';
import type { ModelRow } from './model-row.ts';
import { labelOf, predictedLabel, withLabel } from './stored-label.ts';

/** What came of predictions. */
export interface StoredPredictions {
  /** Messages that bear another label than before. */
  labelled: number;
  /** Reviews that were opened. */
  flagged: number;
}

/** So many messages are labelled in one transaction: it holds the room's lock, and what people send waits for that. */
const messagesAtOnce = 10;

/**
 * Takes what models said, a few messages at a time: in one transaction they get their labels, reviews are opened, and the place in the
 * log moves on. What is not leased under this id any more is passed over, so that nothing is done twice.
 */
export async function storePredictions(
  workspace: Workspace,
  { leaseId, tasks }: StorePredictionsRequest,
): Promise<StoredPredictions> {
  const stored = { labelled: 0, flagged: 0 };
  for (const task of tasks) {
    for (const part of await partsOf(workspace.db, task)) {
      const { events, flagged } = await inTransaction(workspace.db, (trx) => storePart(workspace, trx, leaseId, part));
      workspace.log.publish(events);
      stored.labelled += events.length;
      stored.flagged += flagged.length;
      await tellReviewers(workspace, flagged);
    }
  }
  return stored;
}

/** A part of a task that is stored in one transaction. */
interface Part extends Pick<LabelledTask, 'modelId' | 'version' | 'roomId' | 'predictions' | 'untilSeq'> {
  /** After it the lease is over. */
  last: boolean;
}

/** The parts of a task, in the order of the log; one at least. */
async function partsOf(db: Queries, { predictions, untilSeq, ...task }: LabelledTask): Promise<Part[]> {
  const { modelId, version, roomId } = task;
  const ids = predictions.map(({ messageId }) => messageId.toLowerCase());
  const rows =
    ids.length > messagesAtOnce
      ? await db.selectFrom('message').select(['id', 'seq']).where('id', 'in', ids).execute()
      : [];
  const seqs = new Map(rows.map(({ id, seq }) => [id, seq]));
  const seqOf = ({ messageId }: Prediction) => seqs.get(messageId.toLowerCase()) ?? 0n;
  const ordered = predictions.toSorted((a, b) => (seqOf(a) < seqOf(b) ? -1 : 1));
  const parts: Part[] = [];
  for (let from = 0; from === 0 || from < ordered.length; from += messagesAtOnce) {
    const some = ordered.slice(from, from + messagesAtOnce);
    const last = from + messagesAtOnce >= ordered.length;
    const end = some.at(-1);
    const until = end && !last && seqOf(end) < untilSeq ? seqOf(end) : untilSeq;
    parts.push({ modelId, version, roomId, predictions: some, untilSeq: until, last });
  }
  return parts;
}

async function storePart(workspace: Workspace, trx: OpenTransaction, leaseId: string, part: Part) {
  const { modelId, roomId } = part;
  await trx.selectFrom('room').select('id').where('id', '=', roomId).forNoKeyUpdate().execute();
  const model = await trx.selectFrom('label_model').selectAll().where('id', '=', modelId).executeTakeFirst();
  const done = { events: [] as LogEvent[], flagged: [] as string[] };
  if (!model) return done;
  const place = await moveOn(trx, leaseId, part);
  for (const { message, label } of await accepted(trx, leaseId, part, place)) {
    const stored = predictedLabel(part, model.threshold, label);
    const event = await storeLabel(workspace, trx, message, modelId, stored);
    if (event) done.events.push(event);
    if (stored && isForReview(model, stored) && (await flagMessage(trx, message, model, stored))) {
      done.flagged.push(message.id);
    }
  }
  return done;
}

/** The part of the log that the lease was for, after having moved the model's place past it; undefined: it was for none. */
async function moveOn(
  trx: OpenTransaction,
  leaseId: string,
  { modelId, roomId, untilSeq, last }: Part,
): Promise<{ after: bigint; until: bigint } | undefined> {
  // Edited messages are no part of the log: the same lease may hold one of this room, which is stored on its own.
  if (untilSeq === 0n) return undefined;
  const held = await trx
    .selectFrom('label_model_room')
    .select('seq')
    .where('model_id', '=', modelId)
    .where('room_id', '=', roomId)
    .where('lease_id', '=', leaseId)
    .forUpdate()
    .executeTakeFirst();
  if (!held) return undefined;
  const until = toBigint(untilSeq);
  await trx
    .updateTable('label_model_room')
    .set({ seq: until > held.seq ? until : held.seq })
    .$if(last, (query) => query.set({ lease_id: null, leased_until: sql<Date>`clock_timestamp()` }))
    .where('model_id', '=', modelId)
    .where('room_id', '=', roomId)
    .execute();
  return { after: held.seq, until };
}

interface Accepted {
  message: MessageRow;
  label: Prediction;
}

/** The predictions that still count: leased, of texts that are as they were. */
async function accepted(
  trx: OpenTransaction,
  leaseId: string,
  { modelId, roomId, predictions }: Part,
  place: { after: bigint; until: bigint } | undefined,
): Promise<Accepted[]> {
  if (predictions.length === 0) return [];
  const ids = predictions.map(({ messageId }) => messageId.toLowerCase());
  const again = await trx
    .selectFrom('label_again')
    .select('message_id')
    .where('model_id', '=', modelId)
    .where('lease_id', '=', leaseId)
    .where('message_id', 'in', ids)
    .forUpdate()
    .execute();
  const edited = new Set(again.map(({ message_id }) => message_id));
  const rows = await trx
    .selectFrom('message')
    .selectAll()
    .where('id', 'in', ids)
    .where('room_id', '=', roomId)
    .execute();
  const messages = new Map(rows.map((row) => [row.id, row]));
  const counted: Accepted[] = [];
  for (const label of predictions) {
    const message = messages.get(label.messageId.toLowerCase());
    if (!message || message.deleted_at) continue;
    const leased = edited.has(message.id) || (place && message.seq > place.after && message.seq <= place.until);
    const text = (message.edited_at ?? message.sent_at).getTime();
    if (leased && label.editedAt && timestampDate(label.editedAt).getTime() === text) counted.push({ message, label });
  }
  if (edited.size > 0) {
    await trx
      .deleteFrom('label_again')
      .where('model_id', '=', modelId)
      .where('lease_id', '=', leaseId)
      .where('message_id', 'in', [...edited])
      .execute();
  }
  return counted.sort((a, b) => (a.message.seq < b.message.seq ? -1 : 1));
}

/** Gives a message the model's label, or takes it off; what a person said stays. The event, when something changed. */
async function storeLabel(
  { log }: Workspace,
  trx: OpenTransaction,
  message: MessageRow,
  modelId: string,
  label: StoredLabel | undefined,
): Promise<LogEvent | undefined> {
  const before = labelOf(message.labels, modelId);
  if (before?.setBy != null) return undefined;
  // Only a label that is not certain is a question.
  if (before && !before.certain) {
    await trx
      .deleteFrom('label_question')
      .where('model_id', '=', modelId)
      .where('message_id', '=', message.id)
      .execute();
  }
  if (label && !label.certain) {
    const { id: message_id, room_id } = message;
    await trx
      .insertInto('label_question')
      .values({ model_id: modelId, message_id, room_id, confidence: label.confidence })
      .execute();
  }
  const same = label?.label === before?.label && label?.confidence === before?.confidence;
  if (same && label?.certain === before?.certain) return undefined;
  const change = { set: { labels: withLabel(message.labels, modelId, label) }, event: messageChanged };
  return (await storeChange(trx, log, message, message.sender_id, change)).event;
}

function isForReview({ review_labels }: ModelRow, { label, certain }: StoredLabel): boolean {
  return certain && review_labels.includes(label);
}
