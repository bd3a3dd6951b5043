import type { MessageInitShape } from '@bufbuild/protobuf';
import { type Timestamp, timestampMs } from '@bufbuild/protobuf/wkt';
import type { StartAskRequest, StartAskResponseSchema } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import { inTransaction } from '../database/transaction.ts';
import type { Queries } from '../database/connect.ts';
import { request } from '../request.ts';
import type { AssistantParts } from './assistant-parts.ts';
import { findPassages, readRoomIds, roomsOf } from './find-passages.ts';
import { questionTerms } from './question-terms.ts';
import { requireAssistant } from './switches.ts';
import { countRequest, requireLeft } from './usage.ts';

/**
 * Counts a question and gives what may be used to answer it: of the rooms that the actor is in at this moment.
 * Throws ASSISTANT_OFF, ROOM_NOT_FOUND, RATE_LIMITED, OVERLOADED.
 */
export async function startAsk(
  parts: AssistantParts,
  call: StartAskRequest,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof StartAskResponseSchema>> {
  const { workspace, limits } = parts;
  const [actorId, asked] = request(call);
  const roomId = asked.roomId.toLowerCase() || undefined;
  await inTransaction(workspace.db, async (trx) => {
    await requireAssistant(trx, actorId, roomId);
    await requireLeft(trx, limits, actorId);
  });
  return parts.turns.take(
    actorId,
    async () => {
      await parts.indexer.catchUp(await readRoomIds(workspace.db, { readerId: actorId, ...(roomId && { roomId }) }));
      const scope = { readerId: actorId, ...(roomId === undefined ? undefined : { roomId }) };
      let beginAnew = false;
      const passages = await findPassages(workspace.db, scope, questionTerms(asked.question), async (trx) => {
        await requireAssistant(trx, actorId, roomId);
        beginAnew = !(await stillAsUsed(trx, actorId, call));
        await countRequest(trx, limits, actorId);
      });
      return { passages, beginAnew };
    },
    signal,
  );
}

/** Whether all that was used stands as it did then, in rooms that may be used for the reader now. */
async function stillAsUsed(db: Queries, readerId: string, { used, usedMessageIds }: StartAskRequest): Promise<boolean> {
  const edits = new Map(used.map(({ messageId, editedAt }) => [messageId.toLowerCase(), editedAt]));
  const ids = new Set([...edits.keys(), ...usedMessageIds.map((id) => id.toLowerCase())]);
  if (ids.size === 0) return true;
  const { rows } = await sql<{ id: string; edited_at: Date | null }>`
    select m.id, m.edited_at from message m
    where m.id = any (${[...ids]}::uuid[]) and m.deleted_at is null and m.room_id in (${roomsOf({ readerId })})`.execute(
    db,
  );
  return (
    rows.length === ids.size && rows.every(({ id, edited_at }) => !edits.has(id) || isSame(edited_at, edits.get(id)))
  );
}

function isSame(editedAt: Date | null, then: Timestamp | undefined): boolean {
  return editedAt === null ? then === undefined : then !== undefined && timestampMs(then) === editedAt.getTime();
}
