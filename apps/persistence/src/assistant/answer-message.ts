import { create, toJson, type MessageInitShape } from '@bufbuild/protobuf';
import { AnswerSchema, AnswerState, MessageEditedSchema, RoomKind } from '@prosa/proto/chat';
import type { LogEvent } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { databaseNow } from '../database/now.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { storeInRoom } from '../log/rich-send.ts';
import type { RoomLog } from '../log/room-log.ts';
import { storeChange } from '../messages/message-change.ts';
import type { MessageRow } from '../messages/message-row.ts';
import type { RoomRow } from '../rooms/room-row.ts';
import { indexText } from '../search/index-text.ts';
import { threadReply } from '../threads/thread-reply.ts';
import { assistantId } from './assistant-account.ts';

type AnswerInit = MessageInitShape<typeof AnswerSchema>;

/** Locks a room until the end of the transaction and reads it after that. */
export async function lockRoom(trx: OpenTransaction, roomId: string): Promise<RoomRow> {
  await trx.selectFrom('room').select('id').where('id', '=', roomId).forNoKeyUpdate().execute();
  return trx.selectFrom('room').selectAll().where('id', '=', roomId).executeTakeFirstOrThrow();
}

/**
 * Stores the message that is to grow, without a text: below its question, or in its thread. The transaction holds the room's lock. The
 * question's id is its client_message_id, so there is one for ever. The caller publishes the event.
 */
export async function storeAnswer(
  trx: OpenTransaction,
  log: RoomLog,
  room: RoomRow,
  question: MessageRow,
  answer: AnswerInit,
): Promise<{ stored: MessageRow; event: LogEvent }> {
  await countAsMember(trx, room.id);
  const asked = { ...answer, questionMessageId: question.id, askedByUserId: question.sender_id };
  const column = JSON.stringify(toJson(AnswerSchema, create(AnswerSchema, asked)));
  const asAnswer = {
    before({ draft }: { draft: { answer?: string | null } }) {
      draft.answer = column;
      return Promise.resolve();
    },
  };
  const send = {
    id: uuidv7(),
    senderId: assistantId,
    clientMessageId: question.id,
    roomId: room.id,
    text: '',
    replyToMessageId: question.thread_root_message_id ? '' : question.id,
    threadRootMessageId: question.thread_root_message_id ?? '',
    mentions: { userIds: [], room: false },
  };
  return storeInRoom({ log, extras: [asAnswer, threadReply] }, { trx, room, send, afterCommit: () => undefined });
}

/** A membership that ended as it began: its messages are counted by it, and it is in the room for nobody. */
async function countAsMember(trx: OpenTransaction, roomId: string): Promise<void> {
  await sql`
    insert into membership (room_id, account_id, role, joined_at, left_at)
    values (${roomId}, ${assistantId}, 1, ${databaseNow}, ${databaseNow})
    on conflict (room_id, account_id) do nothing`.execute(trx);
}

/** What an answer has come to. */
export interface AnswerEnd extends Pick<AnswerInit, 'citations' | 'done' | 'failure'> {
  state: AnswerState;
  text: string;
}

/**
 * Ends a message that grows, with one edit; it is deleted: no change, undefined. Sources that not everybody in the room may read now
 * are left out, and no words of a source are kept: the reader looks at it as it is then.
 */
export async function endAnswer(
  trx: OpenTransaction,
  log: RoomLog,
  messageId: string,
  { state, text, citations = [], done, failure = '' }: AnswerEnd,
): Promise<LogEvent | undefined> {
  const message = await trx.selectFrom('message').selectAll().where('id', '=', messageId).executeTakeFirst();
  if (!message?.answer || message.deleted_at) return undefined;
  const readable = await readableByAll(
    trx,
    message.room_id,
    citations.map(({ messageId: id }) => id ?? ''),
  );
  const shown = citations
    .filter(({ messageId: id }) => readable.has(id ?? ''))
    .map((citation) => ({ ...citation, quote: '' }));
  const before = message.answer as Record<string, string>;
  const answer = create(AnswerSchema, {
    state,
    questionMessageId: before['questionMessageId'],
    askedByUserId: before['askedByUserId'],
    citations: shown,
    done,
    failure,
  });
  const { id, room_id, seq, sent_at } = message;
  await indexText(trx, { messageId: id, roomId: room_id, senderId: assistantId, seq, sentAt: sent_at, text });
  const { event } = await storeChange(trx, log, message, assistantId, {
    set: { text, answer: JSON.stringify(toJson(AnswerSchema, answer)) },
    event: (after) => ({ case: 'messageEdited', value: create(MessageEditedSchema, { message: after }) }),
  });
  return event;
}

async function readableByAll(trx: OpenTransaction, roomId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select m.id from message m join room r on r.id = m.room_id
    where m.id = any (${ids}::uuid[]) and m.deleted_at is null and not r.assistant_off
      and (r.id = ${roomId} or r.kind = ${sql.lit(RoomKind.PUBLIC)})`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/** The state of an answer that grows. */
export const growing: AnswerInit = { state: AnswerState.GROWING };
