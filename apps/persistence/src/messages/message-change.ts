import { create } from '@bufbuild/protobuf';
import { type Message, MessageChangedSchema } from '@prosa/proto/chat';
import type { LogEvent } from '@prosa/proto/persistence';
import { sql, type UpdateObject } from 'kysely';
import type { Database } from '../database/schema.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import type { RoomChange } from '../log/event-kind.ts';
import { recordEvent } from '../log/record-event.ts';
import type { RoomLog } from '../log/room-log.ts';
import type { Workspace } from '../workspace.ts';
import { lockMessageOfMember, type MessageAccess } from './access.ts';
import { type MessageRow, toMessage } from './message-row.ts';

/** What happens to a message: its new columns, and the event that tells it. */
export interface MessageChange {
  set: UpdateObject<Database, 'message'>;
  event(message: Message): RoomChange;
  /** Who stands in the log as having done it; not given: who asked. */
  actorId?: string;
}

/** A message after a change, and the event to be published after the commit. */
export interface ChangedMessage {
  row: MessageRow;
  event: LogEvent;
}

/** The event of a change that has no kind of its own: votes, link previews, labels. */
export function messageChanged(message: Message): RoomChange {
  return { case: 'messageChanged', value: create(MessageChangedSchema, { message }) };
}

/**
 * Changes a message as one of the people in its room, under the room's lock; `decide` checks rights and says what
 * changes, undefined: nothing. Gives the message as it is after that. Throws MESSAGE_NOT_FOUND and what `decide` throws.
 */
export async function changeMessage(
  { db, log }: Workspace,
  actorId: string,
  messageId: string,
  decide: (
    trx: OpenTransaction,
    access: MessageAccess,
  ) => Promise<MessageChange | readonly MessageChange[] | undefined>,
): Promise<Message> {
  const { row, events } = await inTransaction(db, async (trx) => {
    const access = await lockMessageOfMember(trx, messageId, actorId);
    const changes = [(await decide(trx, access)) ?? []].flat();
    return storeChanges(trx, log, access.message, actorId, changes);
  });
  log.publish(events);
  return toMessage(row);
}

/** Writes several changes of a message, one after another, as `storeChange` does. */
export async function storeChanges(
  trx: OpenTransaction,
  log: RoomLog,
  message: MessageRow,
  actorId: string,
  changes: readonly MessageChange[],
): Promise<{ row: MessageRow; events: LogEvent[] }> {
  let row = message;
  const events: LogEvent[] = [];
  for (const change of changes) {
    const changed = await storeChange(trx, log, row, actorId, change);
    events.push(changed.event);
    row = changed.row;
  }
  return { row, events };
}

/**
 * Writes one change of a message with its event. The transaction must hold the room's lock and must have checked that
 * the change may be made; the caller publishes the event after the commit.
 */
export async function storeChange(
  trx: OpenTransaction,
  log: RoomLog,
  { id, room_id }: MessageRow,
  actorId: string,
  change: MessageChange,
): Promise<ChangedMessage> {
  const row = await trx
    .updateTable('message')
    .set(change.set)
    // The event that is recorded next.
    .set({ revision: sql`(select last_seq + 1 from room where id = ${room_id})` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const event = await recordEvent(trx, log, {
    roomId: room_id,
    actorId: change.actorId ?? actorId,
    messageId: id,
    change: change.event(toMessage(row)),
  });
  return { row, event };
}
