import { create, toBinary } from '@bufbuild/protobuf';
import { ConnectError } from '@connectrpc/connect';
import { type MessageCreated, MessageCreatedSchema, MessageSchema } from '@prosa/proto/chat';
import type { LogEvent } from '@prosa/proto/persistence';
import type { Insertable } from 'kysely';
import type { Queries } from '../database/connect.ts';
import { isUniqueViolation } from '../database/failures.ts';
import { databaseNow } from '../database/now.ts';
import type { Database } from '../database/schema.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { findMentions } from '../messages/find-mentions.ts';
import { messageNotFound } from '../messages/message-failures.ts';
import { type MessageRow, toMessage } from '../messages/message-row.ts';
import { replaceMentions } from '../messages/replace-mentions.ts';
import { lockRoomOfMember, refuseArchived } from '../rooms/access.ts';
import type { RoomRow } from '../rooms/room-row.ts';
import type { NewSend } from './append-batch.ts';
import { recordEvent } from './record-event.ts';
import type { RoomLog } from './room-log.ts';
import type { SendOutcome } from './send-outcome.ts';

const maxTries = 3;

/** A message that is not stored yet; its time may be the database's now. */
export type MessageDraft = Omit<Insertable<Database['message']>, 'sent_at'> & { sent_at: Date | typeof databaseNow };

/** A rich send under way, inside its transaction, which holds the room's lock. */
export interface RichSend {
  trx: OpenTransaction;
  /** As the transaction found it. */
  room: RoomRow;
  /** As it was asked for; `send.rich` is the whole request. */
  send: NewSend;
  /** The row that will be stored; before that an extra may set columns of it. */
  draft: MessageDraft;
  /** What the event tells beside the message. */
  told: MessageCreated;
  /** Called when the transaction is committed. */
  afterCommit(run: () => void): void;
}

/**
 * Something that a send may have beyond text: a thread, a poll, files, … Each extra looks at `send.rich` itself and leaves alone
 * what is none of its business. It runs inside the transaction and refuses the send by throwing a failure.
 */
export interface SendExtra {
  /** Checks, and sets columns of the draft, before the message is stored. */
  before?(rich: RichSend): Promise<void>;
  /** Stores what belongs to the message, once that is stored and before its event is. */
  after?(rich: RichSend, stored: MessageRow): Promise<void>;
}

/** What storing a rich send needs. */
export interface RichSendParts {
  db: Queries;
  log: RoomLog;
  extras: readonly SendExtra[];
}

/**
 * Stores one send that has more than the batched statement knows, by the same rules: once for ever by (sender, client id), for
 * members, in open rooms, with the next numbers under the room's lock. The caller publishes the outcome's event.
 * Refusals are outcomes; throws what is nobody's refusal.
 */
export async function storeRichSend(parts: RichSendParts, send: NewSend): Promise<SendOutcome> {
  for (let run = 1; ; run++) {
    try {
      const committed: (() => void)[] = [];
      const outcome = await inTransaction(parts.db, (trx) => {
        committed.length = 0;
        return storeOnce(parts, trx, send, (run) => committed.push(run));
      });
      for (const run of committed) run();
      return outcome;
    } catch (reason) {
      if (reason instanceof ConnectError) return { error: reason };
      // The same client id was committed by another process just now: the next run finds it.
      if (run >= maxTries || !isUniqueViolation(reason)) throw reason;
    }
  }
}

async function storeOnce(
  parts: RichSendParts,
  trx: OpenTransaction,
  send: NewSend,
  afterCommit: (run: () => void) => void,
): Promise<SendOutcome> {
  // The lock first: a try that runs elsewhere at this moment is seen after it.
  await trx.selectFrom('room').select('id').where('id', '=', send.roomId).forNoKeyUpdate().execute();
  const known = await sentBefore(trx, send);
  if (known) return { message: toBinary(MessageSchema, toMessage(known)) };
  const { room } = await lockRoomOfMember(trx, send.roomId, send.senderId);
  refuseArchived(room);
  if (send.replyToMessageId) await requireInRoom(trx, send.replyToMessageId, send.roomId);
  const { stored, event } = await storeInRoom(parts, { trx, room, send, afterCommit });
  return { message: toBinary(MessageSchema, toMessage(stored)), event };
}

/**
 * Stores a send of somebody who has a membership, with its event; the transaction must hold the room's lock and must have checked
 * that they may. The caller publishes the event after the commit.
 */
export async function storeInRoom(
  { log, extras }: Pick<RichSendParts, 'log' | 'extras'>,
  { trx, room, send, afterCommit }: Pick<RichSend, 'trx' | 'room' | 'send' | 'afterCommit'>,
): Promise<{ stored: MessageRow; event: LogEvent }> {
  const draft = await draftOf(trx, room, send);
  const rich: RichSend = { trx, room, send, draft, told: create(MessageCreatedSchema), afterCommit };
  for (const extra of extras) await extra.before?.(rich);
  const stored = await trx.insertInto('message').values(rich.draft).returningAll().executeTakeFirstOrThrow();
  await replaceMentions(trx, { ...stored, mentions: null }, stored.mentions ?? []);
  await countUp(trx, room, stored);
  for (const extra of extras) await extra.after?.(rich, stored);

  const value = { ...rich.told, message: toMessage(stored) };
  const event = await recordEvent(trx, log, {
    roomId: room.id,
    actorId: send.senderId,
    messageId: stored.id,
    change: { case: 'messageCreated', value },
  });
  if (event.seq !== stored.seq) throw new Error('the event of a message has another number');
  return { stored, event };
}

function sentBefore(trx: OpenTransaction, { senderId, clientMessageId }: NewSend): Promise<MessageRow | undefined> {
  return trx
    .selectFrom('message')
    .selectAll()
    .where('sender_id', '=', senderId)
    .where('client_message_id', '=', clientMessageId)
    .executeTakeFirst();
}

async function requireInRoom(trx: OpenTransaction, messageId: string, roomId: string): Promise<void> {
  const found = await trx
    .selectFrom('message')
    .select('id')
    .where('id', '=', messageId)
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  if (!found) throw messageNotFound(messageId);
}

/** A message of the main timeline with the next numbers. */
async function draftOf(trx: OpenTransaction, room: RoomRow, send: NewSend): Promise<MessageDraft> {
  const { own_count } = await trx
    .selectFrom('membership')
    .select('own_count')
    .where('room_id', '=', room.id)
    .where('account_id', '=', send.senderId)
    .executeTakeFirstOrThrow();
  const [mentions] = await findMentions(async (query) => (await query.execute(trx)).rows, [send]);
  const userIds = mentions?.userIds ?? [];
  const seq = room.last_seq + 1n;
  return {
    id: send.id,
    room_id: room.id,
    seq,
    sender_id: send.senderId,
    client_message_id: send.clientMessageId,
    text: send.text,
    sent_at: send.sentAt ?? databaseNow,
    reply_to_message_id: send.replyToMessageId || null,
    mentions: userIds.length > 0 ? userIds : null,
    mentions_room: mentions?.room ?? false,
    ordinal: room.message_count + 1n,
    sender_ordinal: own_count + 1n,
    revision: seq,
  };
}

/** Brings the room and the membership to the numbers of the message, which stay where they are for a reply in a thread. */
async function countUp(trx: OpenTransaction, room: RoomRow, stored: MessageRow): Promise<void> {
  if (stored.ordinal === room.message_count) return;
  await trx.updateTable('room').set({ message_count: stored.ordinal }).where('id', '=', room.id).execute();
  await trx
    .updateTable('membership')
    .set({ own_count: stored.sender_ordinal })
    .where('room_id', '=', room.id)
    .where('account_id', '=', stored.sender_id)
    .execute();
}
