import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type Draft,
  DraftSchema,
  type ListDraftsRequest,
  type ListDraftsResponse,
  ListDraftsResponseSchema,
  MemberRole,
  PersonalSection,
  type SaveDraftRequest,
  type SaveDraftResponse,
  SaveDraftResponseSchema,
} from '@prosa/proto/chat';
import { type Selectable, sql } from 'kysely';
import { invalidArgument } from '../database/invalid-argument.ts';
import { toBigint } from '../database/numbers.ts';
import type { Database } from '../database/schema.ts';
import { toDate } from '../database/times.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { limitReached } from '../personal/personal-failures.ts';
import { changePersonal, readPersonalRevision } from '../personal/personal-revision.ts';
import { readableRoom } from '../rooms/access.ts';
import { roomNotFound } from '../rooms/room-failures.ts';
import type { Workspace } from '../workspace.ts';

const maxDrafts = 200;
/** What was sent or thrown away is remembered this long, for devices that were away. */
const rememberedDays = 30;
/** Drafts of one answer, and about how many bytes their texts may have; well below what a gRPC message may have. */
const pageSize = 200;
const maxPageBytes = 3 << 20;
/** Stands for "the room itself" in the key. */
const noThread = '00000000-0000-0000-0000-000000000000';

type DraftRow = Selectable<Database['draft']>;

/**
 * Keeps a draft unless one that was written later is kept; an empty one in place of it when it was sent or thrown away.
 * Throws ROOM_NOT_FOUND for whoever is not in the room, PERSONAL_LIMIT_REACHED.
 */
export async function saveDraft(
  workspace: Workspace,
  actorId: string,
  { roomId, threadRootMessageId, text, replyToMessageId, writtenAt }: SaveDraftRequest,
): Promise<SaveDraftResponse> {
  if (!writtenAt) throw invalidArgument('writtenAt', 'value is required');
  const written = new Date(Math.min(toDate(writtenAt, 'writtenAt').getTime(), Date.now()));
  const place = { account_id: actorId, room_id: roomId, thread_root_message_id: threadRootMessageId || noThread };
  const isKept = text !== '' || replyToMessageId !== '';
  const { result, revision } = await changePersonal(workspace, actorId, async (trx, next) => {
    if (isKept && (await readableRoom(trx, roomId, actorId)).role === MemberRole.UNSPECIFIED) throw roomNotFound();
    const before = await trx
      .selectFrom('draft')
      .selectAll()
      .where((eb) => eb.and(place))
      .executeTakeFirst();
    const asBefore = before?.text === text && (before.reply_to_message_id ?? '') === replyToMessageId;
    if (before && (before.written_at > written || asBefore)) return { result: before, sections: [] };
    if (!before && !isKept) return { result: undefined, sections: [] };
    await forgetOld(trx, actorId);
    if (isKept) await refuseTooMany(trx, place);
    const values = {
      text,
      reply_to_message_id: replyToMessageId || null,
      written_at: written,
      revision: next,
    };
    const kept = await trx
      .insertInto('draft')
      .values({ ...place, ...values })
      .onConflict((conflict) =>
        conflict.columns(['account_id', 'room_id', 'thread_root_message_id']).doUpdateSet(values),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    return { result: kept, sections: [PersonalSection.DRAFTS] };
  });
  return create(SaveDraftResponseSchema, { draft: result && toDraft(result), revision });
}

/** The actor's drafts that changed after a revision, in the order of their changes. */
export async function listDrafts(
  { db }: Workspace,
  actorId: string,
  { afterRevision }: ListDraftsRequest,
): Promise<ListDraftsResponse> {
  const revision = await readPersonalRevision(db, actorId);
  const rows = await db
    .selectFrom('draft')
    .selectAll()
    .where('account_id', '=', actorId)
    .where('revision', '>', toBigint(afterRevision))
    .orderBy('revision')
    .limit(pageSize + 1)
    .execute();
  let bytes = 0;
  const end = rows.findIndex(({ text }, index) => (bytes += text.length * 3) > maxPageBytes && index > 0);
  const page = rows.slice(0, Math.min(end < 0 ? pageSize : end, pageSize));
  return create(ListDraftsResponseSchema, { drafts: page.map(toDraft), more: page.length < rows.length, revision });
}

/** What was sent or thrown away long ago is not remembered; each change of a draft looks after it. */
async function forgetOld(trx: OpenTransaction, accountId: string): Promise<void> {
  await sql`
    delete from draft where account_id = ${accountId} and text = '' and reply_to_message_id is null
      and written_at < clock_timestamp() - make_interval(days => ${rememberedDays})`.execute(trx);
}

/** Throws PERSONAL_LIMIT_REACHED when one more would be too many. */
async function refuseTooMany(
  trx: OpenTransaction,
  place: Pick<DraftRow, 'account_id' | 'room_id' | 'thread_root_message_id'>,
): Promise<void> {
  const { account_id, room_id, thread_root_message_id } = place;
  const { rows } = await sql<{ others: number }>`
    select count(*)::int as others from draft
    where account_id = ${account_id} and (text <> '' or reply_to_message_id is not null)
      and (room_id, thread_root_message_id) <> (${room_id}, ${thread_root_message_id})`.execute(trx);
  if ((rows[0]?.others ?? 0) >= maxDrafts) throw limitReached('drafts', maxDrafts);
}

function toDraft(row: DraftRow): Draft {
  return create(DraftSchema, {
    roomId: row.room_id,
    threadRootMessageId: row.thread_root_message_id === noThread ? '' : row.thread_root_message_id,
    text: row.text,
    replyToMessageId: row.reply_to_message_id ?? '',
    writtenAt: timestampFromDate(row.written_at),
    revision: row.revision,
  });
}
