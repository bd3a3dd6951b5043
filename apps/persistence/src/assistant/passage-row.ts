import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { ReadablePassageSchema } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import type { OpenTransaction } from '../database/transaction.ts';
import type { StoredReaction } from '../database/schema.ts';
import { assistantId } from './assistant-account.ts';

/** Columns of a message `m` with its author `a`, for `toPassages`. */
export const passageColumns = sql`m.id, m.room_id, m.seq, m.sender_id, m.text, m.sent_at, m.edited_at, m.mentions, m.mentions_room,
  m.reply_to_message_id, m.reactions, a.display_name as author`;

/** A message as `passageColumns` reads it. */
export interface PassageRow {
  id: string;
  room_id: string;
  seq: bigint;
  sender_id: string;
  text: string;
  sent_at: Date;
  edited_at: Date | null;
  mentions: string[] | null;
  mentions_room: boolean;
  reply_to_message_id: string | null;
  reactions: StoredReaction[] | null;
  author: string;
}

/** What goes to the gateway of a message. */
export type Passage = MessageInitShape<typeof ReadablePassageSchema>;

const byId = /<@([0-9a-f-]{36})>/gi;

/** The messages as their reader sees them: who is named by id stands there by name. The order stays. */
export async function toPassages(
  trx: OpenTransaction,
  rows: readonly PassageRow[],
  readerId: string,
  maxTextLength = 16_000,
): Promise<Passage[]> {
  const ids = rows.flatMap(({ text }) => Array.from(text.matchAll(byId), ([, id]) => id?.toLowerCase() ?? ''));
  const names = await readNames(trx, [...new Set(ids)]);
  return rows.map((row) => {
    const text = row.text.replace(byId, (written, id: string) => {
      const name = names.get(id.toLowerCase());
      return name === undefined ? written : `@${name}`;
    });
    return {
      messageId: row.id,
      roomId: row.room_id,
      seq: row.seq,
      senderId: row.sender_id,
      author: row.author,
      text: cut(text, maxTextLength),
      sentAt: timestampFromDate(row.sent_at),
      ...(row.edited_at && { editedAt: timestampFromDate(row.edited_at) }),
      namesReader: row.mentions_room || (row.mentions?.includes(readerId) ?? false),
      byReader: row.sender_id === readerId,
      replyToMessageId: row.reply_to_message_id ?? '',
      reactions: row.reactions?.reduce((sum, { userIds }) => sum + userIds.length, 0) ?? 0,
    };
  });
}

/** What is no word to anybody: nothing to read in it, or what the assistant said itself. For a query of messages `m`. */
export const worthReading = sql`m.deleted_at is null and m.text ~ '[^[:space:]]' and m.sender_id <> ${sql.lit(assistantId)}`;

async function readNames(trx: OpenTransaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; display_name: string }>`
    select id, display_name from account where id::text = any (${ids}::text[])`.execute(trx);
  return new Map(rows.map(({ id, display_name }) => [id, display_name]));
}

/** At most so many UTF-16 units, no pair cut apart. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const unit = text.charCodeAt(maxLength - 1);
  return text.slice(0, unit >= 0xd800 && unit <= 0xdbff ? maxLength - 1 : maxLength);
}
