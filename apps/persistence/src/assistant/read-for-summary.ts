import type { MessageInitShape } from '@bufbuild/protobuf';
import type { SummarizeRequest } from '@prosa/proto/chat';
import type { ReadForSummaryRequest, ReadForSummaryResponseSchema } from '@prosa/proto/persistence';
import { type RawBuilder, sql } from 'kysely';
import { toBigint } from '../database/numbers.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { messageNotFound } from '../messages/message-failures.ts';
import { readableRoom } from '../rooms/access.ts';
import { request } from '../request.ts';
import { assistantOff, nothingToSummarize } from './assistant-failures.ts';
import type { AssistantParts } from './assistant-parts.ts';
import { passageColumns, type PassageRow, toPassages, worthReading } from './passage-row.ts';
import { isAssistantOn } from './switches.ts';
import { countRequest } from './usage.ts';

/** A text that is longer is cut: a summary does not need all of it. */
const maxTextLength = 4_000;

/**
 * A page of what is to be shortened, as the actor may read it now, and on the first page counts the summary. Throws ASSISTANT_OFF,
 * ROOM_NOT_FOUND, MESSAGE_NOT_FOUND, NOTHING_TO_SUMMARIZE, RATE_LIMITED.
 */
export function readForSummary(
  { workspace, limits }: AssistantParts,
  call: ReadForSummaryRequest,
): Promise<MessageInitShape<typeof ReadForSummaryResponseSchema>> {
  const [actorId, asked] = request(call);
  const beforeSeq = toBigint(call.beforeSeq);
  return inTransaction(workspace.db, async (trx) => {
    if (!(await isAssistantOn(trx))) throw assistantOff('workspace');
    const { room } = await readableRoom(trx, asked.roomId, actorId);
    if (room.assistant_off) throw assistantOff('room');
    const part = await partOf(trx, actorId, asked);
    const { rows } = await sql<PassageRow>`
      select ${passageColumns} from message m join account a on a.id = m.sender_id
      where m.room_id = ${room.id} and ${part} and ${worthReading}
        ${beforeSeq > 0n ? sql`and m.seq < ${beforeSeq}` : sql``}
      order by m.seq desc limit ${call.limit}`.execute(trx);
    if (beforeSeq === 0n) {
      if (rows.length === 0) throw nothingToSummarize();
      await countRequest(trx, limits, actorId);
    }
    const oldest = rows.at(-1)?.seq ?? 0n;
    return {
      passages: await toPassages(trx, rows.reverse(), actorId, maxTextLength),
      beforeSeq: rows.length < call.limit ? 0n : oldest,
    };
  });
}

/** Which messages `m` of the room. */
async function partOf(trx: OpenTransaction, actorId: string, asked: SummarizeRequest): Promise<RawBuilder<unknown>> {
  const { afterSeq, untilSeq } = asked;
  const until = untilSeq > 0n ? sql`and m.seq <= ${toBigint(untilSeq)}` : sql``;
  const rootId = asked.threadRootMessageId.toLowerCase();
  if (rootId) {
    const root = await trx.selectFrom('message').select('room_id').where('id', '=', rootId).executeTakeFirst();
    if (root?.room_id !== asked.roomId.toLowerCase()) throw messageNotFound(rootId);
    return sql`(m.thread_root_message_id = ${rootId} or m.id = ${rootId}) and m.seq > ${toBigint(afterSeq)} ${until}`;
  }
  const after = afterSeq > 0n ? toBigint(afterSeq) : await readUpTo(trx, actorId, asked.roomId);
  return sql`m.thread_root_message_id is null and m.seq > ${after} ${until}`;
}

async function readUpTo(trx: OpenTransaction, actorId: string, roomId: string): Promise<bigint> {
  const mine = await trx
    .selectFrom('membership')
    .select('last_read_seq')
    .where('room_id', '=', roomId)
    .where('account_id', '=', actorId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return mine?.last_read_seq ?? 0n;
}
