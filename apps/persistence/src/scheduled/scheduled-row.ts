import { create, fromJson } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type NewPoll, NewPollSchema, type ScheduledMessage, ScheduledMessageSchema } from '@prosa/proto/chat';
import type { Selectable } from 'kysely';
import type { Queries } from '../database/connect.ts';
import type { Database } from '../database/schema.ts';
import { keptFiles } from '../files/message-files.ts';

/** A row of the table scheduled_message. */
export type ScheduledRow = Selectable<Database['scheduled_message']>;

/** What a file takes up at most: its name, what it shows in words, its stand-in. */
const maxFileBytes = 5_000;
const maxPollBytes = 20_000;

/** About how much it takes up in an answer, at most. */
export function bytesOf({ text, attachment_ids, poll }: ScheduledRow): number {
  return text.length * 3 + attachment_ids.length * maxFileBytes + (poll ? maxPollBytes : 0);
}

/** Messages of an account that are to be sent later, as it gets them. */
export async function toScheduled(
  db: Queries,
  accountId: string,
  rows: readonly ScheduledRow[],
): Promise<ScheduledMessage[]> {
  const withFiles = rows.filter(({ attachment_ids }) => attachment_ids.length > 0).map(({ id }) => id);
  const files = await keptFiles(db, accountId, withFiles);
  return rows.map((row) =>
    create(ScheduledMessageSchema, {
      id: row.id,
      roomId: row.room_id,
      threadRootMessageId: row.thread_root_message_id ?? '',
      text: row.text,
      replyToMessageId: row.reply_to_message_id ?? '',
      sendAt: timestampFromDate(row.send_at),
      failure: row.failure ?? '',
      attachments: files.get(row.id) ?? [],
      poll: pollOf(row),
    }),
  );
}

/** What its text is put to the vote with. */
export function pollOf({ poll }: ScheduledRow): NewPoll | undefined {
  return poll === null ? undefined : fromJson(NewPollSchema, poll);
}
