import type { ListMessagesRequest } from '@prosa/proto/chat';
import type { Queries } from '../database/connect.ts';
import { toBigint } from '../database/numbers.ts';
import type { MessageRow } from './message-row.ts';

/** About how large a page may be; well below what a gRPC message may have. */
const maxPageBytes = 4 << 20;

/** A room's messages, or some of them: all; the main timeline; a thread's replies. */
export type RoomPart =
  | { roomId: string; all: true }
  /** `count`: how many there are, deleted ones included; read before the page. */
  | { roomId: string; all?: undefined; rootId?: string; count: bigint };

/** Rows of a part, oldest first, and whether it has others before and after them. */
export interface MessagePage {
  rows: readonly MessageRow[];
  hasMoreBefore: boolean;
  hasMoreAfter: boolean;
}

/** What was read in one direction, oldest first, and whether the part goes on in that direction. */
interface Stretch {
  rows: readonly MessageRow[];
  more: boolean;
}

/**
 * A page of a part; of fewer rows than asked for where the texts are long. What goes on in the direction of reading shows in one row
 * more than asked for; the other direction is asked about, unless `lastSeq`, the newest of the room read before the page, tells.
 */
export async function readPage(
  db: Queries,
  part: RoomPart,
  position: ListMessagesRequest['position'],
  limit: number,
  lastSeq: bigint,
): Promise<MessagePage> {
  switch (position.case) {
    case 'afterSeq': {
      const seq = toBigint(position.value);
      const { rows, more } = await readAfter(db, part, seq, limit, maxPageBytes);
      return { rows, hasMoreBefore: seq > 0n && (await isBefore(db, part, seq, rows[0])), hasMoreAfter: more };
    }
    case 'aroundSeq':
      return readAround(db, part, toBigint(position.value), limit);
    case 'beforeSeq': {
      const seq = toBigint(position.value);
      const { rows, more } = await readBefore(db, part, seq, limit, maxPageBytes);
      const hasMoreAfter = seq <= lastSeq && (await isAfter(db, part, seq, rows.at(-1)));
      return { rows, hasMoreBefore: more, hasMoreAfter };
    }
    case undefined: {
      const { rows, more } = await readBefore(db, part, undefined, limit, maxPageBytes);
      return { rows, hasMoreBefore: more, hasMoreAfter: false };
    }
  }
}

async function readAround(db: Queries, part: RoomPart, seq: bigint, limit: number): Promise<MessagePage> {
  const maxBytes = maxPageBytes / 2;
  const before = await readBefore(db, part, seq, Math.floor(limit / 2), maxBytes);
  const after = await readAfter(db, part, seq - 1n, limit - before.rows.length, maxBytes);
  // Near the end what is missing behind is made up for in front.
  const missing = limit - before.rows.length - after.rows.length;
  const first = before.more && !after.more ? before.rows[0] : undefined;
  const rest = first && missing > 0 ? await readBefore(db, part, first.seq, missing, maxBytes) : undefined;
  const front = rest ? newestWithin([...rest.rows, ...before.rows], maxBytes) : before.rows;
  return {
    rows: [...front, ...after.rows],
    hasMoreBefore: rest ? rest.more || front.length < rest.rows.length + before.rows.length : before.more,
    hasMoreAfter: after.more,
  };
}

async function readAfter(db: Queries, part: RoomPart, seq: bigint, limit: number, maxBytes: number): Promise<Stretch> {
  const found = await inPart(db, part)
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit + 1)
    .execute();
  const rows = within(found.slice(0, limit), maxBytes);
  return { rows, more: rows.length < found.length };
}

async function readBefore(
  db: Queries,
  part: RoomPart,
  seq: bigint | undefined,
  limit: number,
  maxBytes: number,
): Promise<Stretch> {
  const found = await inPart(db, part)
    .selectAll()
    .$if(seq !== undefined, (query) => query.where('seq', '<', seq ?? 0n))
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute();
  const rows = within(found.slice(0, limit), maxBytes);
  return { rows: rows.reverse(), more: rows.length < found.length };
}

/** Whether the part has messages up to `seq`, which the page that begins with `first` does not reach. */
async function isBefore(db: Queries, part: RoomPart, seq: bigint, first: MessageRow | undefined): Promise<boolean> {
  if (!part.all) return first ? placeOf(first) > 1n : part.count > 0n;
  // In order, as in `isAfter`.
  const query = inPart(db, part).select('id').where('seq', '<=', seq).orderBy('seq', 'desc').limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Whether the part has messages from `seq` on, which the page that ends with `last` does not reach. */
async function isAfter(db: Queries, part: RoomPart, seq: bigint, last: MessageRow | undefined): Promise<boolean> {
  if (!part.all) return last ? placeOf(last) < part.count : part.count > 0n;
  // In order: without it a large room is taken for one in which any such message is found at once, and the table is read.
  const query = inPart(db, part).select('id').where('seq', '>=', seq).orderBy('seq').limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

/** A part's messages are counted without holes, deleted ones included, so these numbers tell what is around a page. */
const placeOf = ({ thread_ordinal, ordinal }: MessageRow): bigint => thread_ordinal ?? ordinal;

function inPart(db: Queries, part: RoomPart) {
  const messages = db.selectFrom('message');
  if (part.all) return messages.where('room_id', '=', part.roomId);
  if (part.rootId !== undefined) return messages.where('thread_root_message_id', '=', part.rootId);
  return messages.where('room_id', '=', part.roomId).where('thread_root_message_id', 'is', null);
}

/** The first rows that are not too large together; one at least. */
function within(rows: readonly MessageRow[], maxBytes: number): MessageRow[] {
  let bytes = 0;
  const end = rows.findIndex((row, index) => (bytes += weightOf(row)) > maxBytes && index > 0);
  return end < 0 ? [...rows] : rows.slice(0, end);
}

/** At most about so many bytes; what goes with a message may be larger than its text. */
export function weightOf({ text, attachments, reactions, poll, link_previews, labels }: MessageRow): number {
  const more = [attachments, reactions, poll, link_previews, labels].filter((part) => part !== null);
  const units = more.reduce((sum, part) => sum + JSON.stringify(part).length, text.length);
  return units * 3 + 500;
}

function newestWithin(rows: readonly MessageRow[], maxBytes: number): MessageRow[] {
  return within(rows.toReversed(), maxBytes).reverse();
}
