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

type Position = ListMessagesRequest['position'];

/** Whether there are messages of the part before and after a page of it. */
export async function around(
  db: Queries,
  part: RoomPart,
  position: Position,
  rows: readonly MessageRow[],
): Promise<{ hasMoreBefore: boolean; hasMoreAfter: boolean }> {
  const first = rows[0];
  const last = rows.at(-1);
  if (part.all) {
    // In their order: without it a large room is taken for one in which any such message is found at once, and the table is read.
    const before = await inPart(db, part)
      .select('id')
      .where('seq', '<', first?.seq ?? 0n)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const after = await inPart(db, part)
      .select('id')
      .where('seq', '>', last?.seq ?? 0n)
      .orderBy('seq')
      .limit(1)
      .executeTakeFirst();
    const some = after !== undefined;
    return {
      hasMoreBefore: first ? before !== undefined : some && position.case === 'afterSeq',
      hasMoreAfter: last ? some : some && position.case === 'beforeSeq',
    };
  }
  // A part's messages are counted without holes, deleted ones included, so the numbers tell what is around the page.
  const some = part.count > 0n;
  return {
    hasMoreBefore: first ? placeOf(first) > 1n : some && position.case === 'afterSeq',
    hasMoreAfter: last ? placeOf(last) < part.count : some && position.case === 'beforeSeq',
  };
}

const placeOf = ({ thread_ordinal, ordinal }: MessageRow): bigint => thread_ordinal ?? ordinal;

function inPart(db: Queries, part: RoomPart) {
  const messages = db.selectFrom('message');
  if (part.all) return messages.where('room_id', '=', part.roomId);
  if (part.rootId !== undefined) return messages.where('thread_root_message_id', '=', part.rootId);
  return messages.where('room_id', '=', part.roomId).where('thread_root_message_id', 'is', null);
}

/** The rows of a page, oldest first; fewer than asked for where the texts are long. */
export async function readPage(db: Queries, part: RoomPart, position: Position, limit: number): Promise<MessageRow[]> {
  switch (position.case) {
    case 'afterSeq':
      return within(await readAfter(db, part, toBigint(position.value), limit), maxPageBytes);
    case 'aroundSeq': {
      const seq = toBigint(position.value);
      const before = await readBefore(db, part, seq, Math.floor(limit / 2));
      const from = await readAfter(db, part, seq - 1n, limit - before.length);
      // Near the end what is missing behind is made up for in front.
      const missing = limit - before.length - from.length;
      const rest = before.length > 0 && missing > 0 ? await readBefore(db, part, before[0]?.seq ?? 0n, missing) : [];
      return [...newestWithin([...rest, ...before], maxPageBytes / 2), ...within(from, maxPageBytes / 2)];
    }
    case 'beforeSeq':
      return newestWithin(await readBefore(db, part, toBigint(position.value), limit), maxPageBytes);
    case undefined:
      return newestWithin(await readBefore(db, part, undefined, limit), maxPageBytes);
  }
}

function readAfter(db: Queries, part: RoomPart, seq: bigint, limit: number): Promise<MessageRow[]> {
  return inPart(db, part).selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute();
}

/** Oldest first. */
async function readBefore(db: Queries, part: RoomPart, seq: bigint | undefined, limit: number): Promise<MessageRow[]> {
  const rows = await inPart(db, part)
    .selectAll()
    .$if(seq !== undefined, (query) => query.where('seq', '<', seq ?? 0n))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse();
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
