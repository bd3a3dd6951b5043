import type { MessageInitShape } from '@bufbuild/protobuf';
import { ConnectError } from '@connectrpc/connect';
import { AnswerState } from '@prosa/proto/chat';
import type { LeaseAnswerResponseSchema } from '@prosa/proto/persistence';
import { reasonOf } from '@prosa/service';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { inTransaction } from '../database/transaction.ts';
import type { MessageRow } from '../messages/message-row.ts';
import { withoutAssistantName } from './assistant-account.ts';
import type { AssistantParts } from './assistant-parts.ts';
import { growing, lockRoom, storeAnswer } from './answer-message.ts';
import { findPassages, readRoomIds } from './find-passages.ts';
import type { Passage } from './passage-row.ts';
import { questionTerms } from './question-terms.ts';
import { requireAssistant } from './switches.ts';
import { countRequest, requireLeft } from './usage.ts';
import { keepWaiting, mayBeTaken } from './waiting-questions.ts';

/** An answer that is not renewed for so long is given up. */
export const leaseMs = 15_000;
/** Questions that cannot be answered are ended on the way; at most so many a call. */
const maxLooked = 20;
const maxQuestionLength = 4_000;

interface Claimed {
  message_id: string;
  room_id: string;
  asked_by: string;
  lease_id: string;
}

type Lease = MessageInitShape<typeof LeaseAnswerResponseSchema>;

/**
 * Takes the question that waits longest, of those whose askers have the fewest answers made at the moment: counts it for who asked, looks for what everybody in the room may read, and stores the message
 * that is to grow. Questions that may not be answered (any more) are ended. Empty: none waits.
 */
export async function leaseAnswer(parts: AssistantParts): Promise<Lease> {
  await keepWaiting(parts.workspace.db);
  for (let looked = 0; looked < maxLooked; looked++) {
    const claimed = await claim(parts);
    if (!claimed) return {};
    const lease = await begin(parts, claimed);
    if (lease) return lease;
  }
  return {};
}

async function claim({ workspace: { db } }: AssistantParts): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update assistant_question set lease_id = ${uuidv7()},
      leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where message_id = (
      select q.message_id from assistant_question q where q.lease_id is null and ${mayBeTaken}
      order by (
        select count(*) from assistant_question made where made.asked_by = q.asked_by and made.lease_id is not null
      ), q.asked_at
      limit 1 for update skip locked
    )
    returning message_id, room_id, asked_by, lease_id`.execute(db);
  return rows[0];
}

/** Undefined: the question is ended. */
async function begin(parts: AssistantParts, claimed: Claimed): Promise<Lease | undefined> {
  const { workspace, limits } = parts;
  const { room_id, asked_by, message_id } = claimed;
  const asking = await workspace.db.selectFrom('message').selectAll().where('id', '=', message_id).executeTakeFirst();
  if (!asking || asking.deleted_at) return drop(parts, claimed);
  const question = withoutAssistantName(asking.text).slice(0, maxQuestionLength) || '?';
  let passages: Passage[] = [];
  let failure = '';
  try {
    await inTransaction(workspace.db, async (trx) => {
      await requireAssistant(trx, asked_by, room_id);
      await requireLeft(trx, limits, asked_by);
    });
    const scope = { readerId: asked_by, roomId: room_id, shared: true };
    await parts.indexer.catchUp(await readRoomIds(workspace.db, scope));
    const found = await findPassages(workspace.db, scope, questionTerms(question), (trx) =>
      countRequest(trx, limits, asked_by),
    );
    passages = found.filter(({ messageId }) => messageId !== message_id);
  } catch (reason) {
    if (!(reason instanceof ConnectError)) throw reason;
    failure = reasonOf(reason) ?? 'INTERNAL';
    // Who is not in the room any more is not answered there.
    if (failure === 'ROOM_NOT_FOUND') return drop(parts, claimed);
  }
  const messageId = await store(parts, claimed, asking, failure);
  if (messageId === undefined || failure !== '') return drop(parts, claimed);
  return {
    messageId,
    leaseId: claimed.lease_id,
    roomId: room_id,
    askedByUserId: asked_by,
    question,
    passages,
    leaseMs,
  };
}

/** Stores the message, and gives its id; undefined: the room takes nothing, or the lease is lost. */
async function store(
  { workspace: { db, log } }: AssistantParts,
  { room_id, lease_id }: Claimed,
  asking: MessageRow,
  failure: string,
): Promise<string | undefined> {
  const answer = failure === '' ? growing : { state: AnswerState.INTERRUPTED, failure };
  const done = await inTransaction(db, async (trx) => {
    const room = await lockRoom(trx, room_id);
    if (room.archived_at) return undefined;
    const held = await trx
      .selectFrom('assistant_question')
      .select('message_id')
      .where('lease_id', '=', lease_id)
      .forUpdate()
      .executeTakeFirst();
    if (!held) return undefined;
    const { stored, event } = await storeAnswer(trx, log, room, asking, answer);
    await trx
      .updateTable('assistant_question')
      .set({ answer_id: stored.id })
      .where('lease_id', '=', lease_id)
      .execute();
    return { id: stored.id, event };
  });
  if (done) log.publish([done.event]);
  return done?.id;
}

async function drop({ workspace: { db } }: AssistantParts, { lease_id }: Claimed): Promise<undefined> {
  await db.deleteFrom('assistant_question').where('lease_id', '=', lease_id).execute();
  return undefined;
}
