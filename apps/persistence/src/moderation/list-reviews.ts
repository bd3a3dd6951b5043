import { create } from '@bufbuild/protobuf';
import {
  type ListReviewsRequest,
  type ListReviewsResponse,
  ListReviewsResponseSchema,
  MemberRole,
  ReviewDecision,
  UserRole,
} from '@prosa/proto/chat';
import { sql } from 'kysely';
import { permissionDenied } from '../accounts/account-failures.ts';
import { readAccount } from '../accounts/people.ts';
import type { Queries } from '../database/connect.ts';
import { timeOfToken, tokenOfTime } from '../database/page-token.ts';
import { weightOf } from '../messages/message-page.ts';
import type { Workspace } from '../workspace.ts';
import { toReviews } from './read-reviews.ts';
import { seesReview } from './reviewers.ts';

const defaultLimit = 50;
/** About how large the messages of a page may be; well below what a gRPC message may have. */
const maxPageBytes = 8 << 20;

/**
 * What waits, oldest first, or what was decided, newest first, of what the actor moderates.
 * Throws PERMISSION_DENIED (moderates nothing), INVALID_ARGUMENT (pageToken).
 */
export async function listReviews(
  { db }: Workspace,
  actorId: string,
  { decided, limit: asked, pageToken }: ListReviewsRequest,
): Promise<ListReviewsResponse> {
  const after = timeOfToken(pageToken);
  await requireSomeRoom(db, actorId);
  const visible = db.selectFrom('review').where(seesReview(actorId));
  const waiting = visible.where('decision', '=', ReviewDecision.UNSPECIFIED);
  const { count } = await waiting.select(({ fn }) => fn.countAll<bigint>().as('count')).executeTakeFirstOrThrow();

  const limit = asked || defaultLimit;
  const [place, order] = decided ? (['decided_at', 'desc'] as const) : (['opened_at', 'asc'] as const);
  const rows = await (decided ? visible.where('decision', '!=', ReviewDecision.UNSPECIFIED) : waiting)
    .selectAll('review')
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(${sql.ref(place)}, id) ${sql.raw(decided ? '<' : '>')} (${after?.time}, ${after?.id})`),
    )
    .orderBy(place, order)
    .orderBy('id', order)
    .limit(limit + 1)
    .execute();
  const messages = await messagesOf(
    db,
    rows.map(({ message_id }) => message_id),
  );
  let bytes = 0;
  const tooMuch = rows.findIndex(({ message_id }, index) => {
    const message = messages.get(message_id);
    bytes += message ? weightOf(message) : 0;
    return bytes > maxPageBytes && index > 0;
  });
  const page = rows.slice(0, Math.min(limit, tooMuch < 0 ? limit : tooMuch));
  const last = page.at(-1);
  return create(ListReviewsResponseSchema, {
    reviews: await toReviews(db, actorId, page, messages),
    nextPageToken:
      rows.length > page.length && last
        ? tokenOfTime((decided ? last.decided_at : undefined) ?? last.opened_at, last.id)
        : '',
    waiting: Number(count),
  });
}

async function messagesOf(db: Queries, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db.selectFrom('message').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Throws PERMISSION_DENIED to who moderates neither the workspace nor any room. */
async function requireSomeRoom(db: Queries, actorId: string): Promise<void> {
  const { role } = await readAccount(db, actorId);
  if (role >= UserRole.MODERATOR) return;
  const room = await db
    .selectFrom('membership')
    .select('room_id')
    .where('account_id', '=', actorId)
    .where('left_at', 'is', null)
    .where('role', '=', MemberRole.MODERATOR)
    .limit(1)
    .executeTakeFirst();
  if (!room) throw permissionDenied('only moderators may do this');
}
