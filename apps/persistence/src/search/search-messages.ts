import { create } from '@bufbuild/protobuf';
import {
  type SearchMessagesRequest,
  type SearchMessagesResponse,
  SearchMessagesResponseSchema,
} from '@prosa/proto/chat';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Queries } from '../database/connect.ts';
import { invalidArgument } from '../database/invalid-argument.ts';
import { timeOfToken, tokenOfTime } from '../database/page-token.ts';
import { toDate } from '../database/times.ts';
import { toMessage } from '../messages/message-row.ts';
import { roomNotFound } from '../rooms/room-failures.ts';
import type { Workspace } from '../workspace.ts';
import { findHits, type SearchPlace } from './find-hits.ts';
import type { Indexer } from './indexer.ts';
import { parseQuery } from './parse-query.ts';
import { snippetOf } from './snippet.ts';

const defaultLimit = 20;
const longText = 1_000;

/**
 * Finds messages with all the words or parts of words and all that is asked for beside, newest first, in the rooms that
 * the actor is in. What was sent before the call is found, indexed yet or not.
 * Throws ROOM_NOT_FOUND, INVALID_ARGUMENT (query, pageToken, before, after).
 */
export async function searchMessages(
  { db }: Workspace,
  indexer: Indexer,
  actorId: string,
  request: SearchMessagesRequest,
): Promise<SearchMessagesResponse> {
  const limit = request.limit || defaultLimit;
  const place = timeOfToken(request.pageToken);
  const { terms, without } = parseQuery(request.query);
  if (!request.query && !isNarrowed(request)) throw invalidArgument('query', 'must not be empty without a filter');
  const roomIds = await searchedRooms(db, actorId, request.roomId);
  const asksNothing = terms.length + without.length === 0 && request.query !== '';
  if (asksNothing || roomIds.length === 0) return create(SearchMessagesResponseSchema);
  await indexer.catchUp(roomIds);
  const scope = {
    roomIds,
    terms,
    without,
    has: request.has,
    senderId: request.senderId || undefined,
    before: request.before ? toDate(request.before, 'before') : undefined,
    after: request.after ? toDate(request.after, 'after') : undefined,
  };
  const found = await findHits(db, scope, place, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return create(SearchMessagesResponseSchema, {
    hits: await readHits(db, page, terms),
    nextPageToken: found.length > limit && last ? tokenOfTime(last.time, last.id) : '',
  });
}

/** Whether anything but words says what is looked for. */
function isNarrowed({ roomId, senderId, before, after, has }: SearchMessagesRequest): boolean {
  return Boolean(roomId || senderId || before || after || has.length > 0);
}

async function searchedRooms(db: Queries, actorId: string, roomId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .select('room_id')
    .where('account_id', '=', actorId)
    .where('left_at', 'is', null)
    .$if(roomId !== '', (query) => query.where('room_id', '=', roomId))
    .execute();
  if (roomId !== '' && rows.length === 0) throw roomNotFound();
  return rows.map((row) => row.room_id);
}

async function readHits(db: Queries, page: readonly SearchPlace[], terms: readonly string[]) {
  if (page.length === 0) return [];
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where(
      'id',
      'in',
      page.map(({ id }) => id),
    )
    .where('deleted_at', 'is', null)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const hits = [];
  for (const { id } of page) {
    const row = byId.get(id);
    if (!row) continue;
    hits.push({ message: toMessage(row), ...snippetOf(row.text, terms) });
    // A long text takes milliseconds; what else is to do must not wait for a whole page of them.
    if (row.text.length > longText) await nextTurn();
  }
  return hits;
}
