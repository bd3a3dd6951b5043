import type { MessageInitShape } from '@bufbuild/protobuf';
import { MemberRole, RoomKind } from '@prosa/proto/chat';
import type { FindRepliesRequest, FindRepliesResponseSchema } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import { inTransaction } from '../database/transaction.ts';
import { readableMessage } from '../messages/access.ts';
import { messageNotFound } from '../messages/message-failures.ts';
import { request } from '../request.ts';
import { likeAnywhere } from '../search/fold.ts';
import { assistantId } from './assistant-account.ts';
import type { AssistantParts } from './assistant-parts.ts';
import { readRoomIds } from './find-passages.ts';
import { passageColumns, type PassageRow, toPassages, worthReading } from './passage-row.ts';
import { questionTerms } from './question-terms.ts';
import { requireAssistant } from './switches.ts';
import { requireLeft } from './usage.ts';

const maxConversation = 20;
const maxExamples = 200;
const maxExampleLength = 1_000;
const maxReplyLength = 200;
/** What comes within this time is taken for an answer to what was said before it. */
const answerMinutes = 10;
/** Of each word, the newest so many alike messages. */
const maxAlike = 100;
const timeoutMs = 2_000;

/**
 * The end of a conversation up to a message, and how alike messages were answered: in the same room, and in public rooms that
 * the actor is in. An answer is a message that answers it, or the next one of somebody else within ten minutes; short ones only.
 * Throws MESSAGE_NOT_FOUND, ASSISTANT_OFF, RATE_LIMITED.
 */
export async function findReplies(
  { workspace, limits, turns, indexer }: AssistantParts,
  call: FindRepliesRequest,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof FindRepliesResponseSchema>> {
  const [actorId, asked] = request(call);
  const messageId = asked.messageId.toLowerCase();
  const roomId = asked.roomId.toLowerCase();
  const find = () =>
    inTransaction(workspace.db, async (trx) => {
      await sql`select set_config('statement_timeout', ${String(timeoutMs)}, true)`.execute(trx);
      const { message, role } = await readableMessage(trx, messageId, actorId);
      if (message.room_id !== roomId || role === MemberRole.UNSPECIFIED) throw messageNotFound(messageId);
      await requireAssistant(trx, actorId, roomId);
      await requireLeft(trx, limits, actorId);
      const root = message.thread_root_message_id;
      const { rows } = await sql<PassageRow>`
        select ${passageColumns} from message m join account a on a.id = m.sender_id
        where m.room_id = ${roomId} and m.seq <= ${message.seq} and ${worthReading}
          and ${root ? sql`(m.thread_root_message_id = ${root} or m.id = ${root})` : sql`m.thread_root_message_id is null`}
        order by m.seq desc limit ${maxConversation}`.execute(trx);
      if (rows[0]?.id !== messageId) return {};
      const terms = questionTerms(message.text);
      return {
        passages: await toPassages(trx, rows.reverse(), actorId),
        examples: terms.length === 0 ? [] : (await alike(actorId, roomId, messageId, terms).execute(trx)).rows,
      };
    });
  const findIndexed = async () => {
    await indexer.catchUp(await readRoomIds(workspace.db, { readerId: actorId }));
    return find();
  };
  return turns.take(actorId, findIndexed, signal);
}

function alike(actorId: string, roomId: string, messageId: string, terms: readonly string[]) {
  const hits = terms.map(
    (term) => sql`(
      select s.message_id, s.sent_at from message_search s
      where s.folded like ${likeAnywhere(term)} and s.room_id in (select id from readable)
      order by s.sent_at desc limit ${maxAlike})`,
  );
  return sql<{ text: string; reply: string }>`
    with readable as materialized (
      select r.id from membership join room r on r.id = membership.room_id
      where membership.account_id = ${actorId} and membership.left_at is null and not r.assistant_off
        and (r.id = ${roomId} or r.kind = ${sql.lit(RoomKind.PUBLIC)})
    ),
    hit as materialized (${sql.join(hits, sql` union all `)}),
    ranked as (
      select message_id, count(*) as terms, max(sent_at) as sent_at from hit where message_id <> ${messageId}
      group by message_id order by 2 desc, 3 desc limit ${maxExamples}
    )
    select m.text, reply.text as reply
    from ranked join message m on m.id = ranked.message_id
    cross join lateral (
      select next.* from (
        select n.text, n.sender_id, n.reply_to_message_id, n.deleted_at, n.seq from message n
        where n.room_id = m.room_id and n.seq > m.seq
          and n.sent_at < m.sent_at + interval '${sql.lit(answerMinutes)} minutes'
          and n.thread_root_message_id is not distinct from m.thread_root_message_id
        order by n.seq limit 10
      ) next
      where next.sender_id <> m.sender_id and next.sender_id <> ${assistantId} and next.deleted_at is null
        and next.text ~ '[^[:space:]]' and length(next.text) <= ${maxReplyLength}
        and (next.reply_to_message_id is null or next.reply_to_message_id = m.id)
      order by next.reply_to_message_id is null, next.seq limit 1
    ) reply
    where ${worthReading} and length(m.text) <= ${maxExampleLength}
    order by ranked.terms desc, ranked.sent_at desc`;
}
