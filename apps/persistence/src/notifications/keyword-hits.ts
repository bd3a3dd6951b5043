import { create } from '@bufbuild/protobuf';
import { type ListKeywordHitsResponse, ListKeywordHitsResponseSchema } from '@prosa/proto/chat';
import { hasKeyword } from '@prosa/room-state';
import { sql } from 'kysely';
import { readPreferences } from '../personal/preferences.ts';
import { fold, likeAnywhere } from '../search/fold.ts';
import type { Workspace } from '../workspace.ts';

/** Of all unread messages with a keyword, the newest so many are looked at, and of a room so many are told. */
const maxLookedAt = 2_000;
const maxTold = 200;

interface Candidate {
  room_id: string;
  seq: bigint;
  text: string;
}

/**
 * The actor's unread messages of others that have a keyword in them, without those that name the actor. The search index
 * finds what may have one; the text itself decides.
 */
export async function listKeywordHits({ db }: Workspace, actorId: string): Promise<ListKeywordHitsResponse> {
  const keywords = (await readPreferences(db, actorId)).keywords?.words ?? [];
  if (keywords.length === 0) return create(ListKeywordHitsResponseSchema);
  // Any white space may stand between the words of a phrase: the longest of them is looked for.
  const parts = keywords.map((keyword) => likeAnywhere(fold(longest(keyword.trim().split(/\s+/)))));
  const { rows } = await sql<Candidate>`
    select m.room_id, m.seq, m.text
    from membership p
    join room r on r.id = p.room_id and r.last_seq > p.last_read_seq
    join message_search s on s.room_id = p.room_id and s.seq > p.last_read_seq
    join message m on m.id = s.message_id
    where p.account_id = ${actorId} and p.left_at is null and s.folded like any (${parts}::text[])
      and m.sender_id <> ${actorId} and m.deleted_at is null and m.thread_root_message_id is null
      and not m.mentions_room and not coalesce(${actorId} = any (m.mentions), false)
    order by m.sent_at desc limit ${maxLookedAt}`.execute(db);
  const byRoom = new Map<string, bigint[]>();
  for (const { room_id, seq, text } of rows) {
    const seqs = byRoom.get(room_id) ?? [];
    if (seqs.length >= maxTold || !hasKeyword(text, keywords)) continue;
    byRoom.set(room_id, [...seqs, seq]);
  }
  const rooms = [...byRoom].map(([roomId, seqs]) => ({ roomId, seqs: seqs.sort((a, b) => (a < b ? -1 : 1)) }));
  return create(ListKeywordHitsResponseSchema, { rooms });
}

function longest(words: readonly string[]): string {
  return words.reduce((long, word) => (word.length > long.length ? word : long), '');
}
