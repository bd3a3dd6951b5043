import type { SendMessageRequest } from '@prosa/proto/chat';
import type { QueryConfig } from 'pg';
import type { Mentions } from '../messages/mentions.ts';

/** A message to be stored. Ids are lower-case UUIDs; absent ones are empty. */
export interface NewSend {
  id: string;
  senderId: string;
  clientMessageId: string;
  roomId: string;
  text: string;
  replyToMessageId: string;
  threadRootMessageId: string;
  mentions: Mentions;
  /** The whole request, when it has more than the batched statement stores: it goes the way of rich sends. */
  rich?: SendMessageRequest;
  /** When it was said; not given: now. */
  sentAt?: Date;
}

/** What became of an item, as in the migration that makes append_messages. */
export const appendOutcome = {
  stored: 0,
  storedBefore: 1,
  notMember: 2,
  roomArchived: 3,
  replyNotFound: 4,
  threadNotFound: 5,
} as const;

/** What the database says of an item. The numbers and the time are there when it was stored now. */
export interface AppendRow {
  outcome: number;
  /** Of the message that is there now, when one is. */
  messageId: string;
  seq: bigint;
  ordinal: bigint;
  senderOrdinal: bigint;
  sentAt: Date;
}

type RawRow = [number, string, bigint, bigint, bigint, Date];

const columns = 'outcome, message_id, seq, ordinal, sender_ordinal, sent_at';
const one = `select ${columns} from append_message($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
const many = `select ${columns} from append_messages($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** The call that stores these items, prepared once a connection; rows come in the order of the items. */
export function appendQuery(bellId: string, items: readonly NewSend[]): QueryConfig & { rowMode: 'array' } {
  const [first] = items;
  return first && items.length === 1 ? appendOne(bellId, first) : appendMany(bellId, items);
}

function appendOne(bellId: string, item: NewSend): QueryConfig & { rowMode: 'array' } {
  const values = [
    bellId,
    item.id,
    item.senderId,
    item.clientMessageId,
    item.roomId,
    item.text,
    item.replyToMessageId || null,
    item.threadRootMessageId || null,
    item.mentions.userIds.length > 0 ? item.mentions.userIds : null,
    item.mentions.room,
    item.sentAt ?? null,
  ];
  return { name: 'append_message', text: one, values, rowMode: 'array' };
}

function appendMany(bellId: string, items: readonly NewSend[]): QueryConfig & { rowMode: 'array' } {
  const values = [
    bellId,
    uuids(items, (item) => item.id),
    uuids(items, (item) => item.senderId),
    uuids(items, (item) => item.clientMessageId),
    uuids(items, (item) => item.roomId),
    items.map((item) => item.text),
    uuids(items, (item) => item.replyToMessageId),
    uuids(items, (item) => item.threadRootMessageId),
    items.map(({ mentions }) => (mentions.userIds.length > 0 ? `{${mentions.userIds.join(',')}}` : null)),
    `{${items.map(({ mentions }) => mentions.room).join(',')}}`,
    items.some(({ sentAt }) => sentAt) ? items.map(({ sentAt }) => sentAt ?? null) : null,
  ];
  return { name: 'append_messages', text: many, values, rowMode: 'array' };
}

/** The rows of that call. */
export function readAppendRows(rows: readonly unknown[]): AppendRow[] {
  return (rows as readonly RawRow[]).map(([outcome, messageId, seq, ordinal, senderOrdinal, sentAt]) => {
    return { outcome, messageId, seq, ordinal, senderOrdinal, sentAt };
  });
}

/** An array literal of ids; an empty one is null. Cheaper than the quoting of arrays in general. */
function uuids(items: readonly NewSend[], idOf: (item: NewSend) => string): string {
  return `{${items.map((item) => idOf(item) || 'null').join(',')}}`;
}
