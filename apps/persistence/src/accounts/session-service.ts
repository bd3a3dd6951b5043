import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { ServiceImpl } from '@connectrpc/connect';
import { type Session, SessionSchema } from '@prosa/proto/chat';
import type { SessionService } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { sessionNotFound } from './account-failures.ts';

/** Where people are signed in. */
export function createSessionService(workspace: Workspace): ServiceImpl<typeof SessionService> {
  const { db } = workspace;
  return {
    async listSessions(call) {
      const [actorId] = request(call);
      return { response: { sessions: await listSessions(db, actorId, call.credentialId) } };
    },
    async endSession(call) {
      const [actorId, { sessionId }] = request(call);
      if ((await endSessions(workspace, actorId, { only: sessionId })) === 0) throw sessionNotFound();
      return { response: {} };
    },
    async endOtherSessions(call) {
      const [actorId] = request(call);
      return { response: { ended: await endSessions(workspace, actorId, { but: call.credentialId }) } };
    },
  };
}

/** The actor's sessions that have not ended, last used first. */
async function listSessions(db: Queries, actorId: string, credentialId: string): Promise<Session[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'created_at', 'last_used_at', 'expires_at', 'user_agent'])
    .where('account_id', '=', actorId)
    .where('expires_at', '>', sql<Date>`clock_timestamp()`)
    .orderBy(sql`coalesce(last_used_at, created_at)`, 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) =>
    create(SessionSchema, {
      id: row.id,
      createdAt: timestampFromDate(row.created_at),
      lastUsedAt: row.last_used_at ? timestampFromDate(row.last_used_at) : undefined,
      expiresAt: timestampFromDate(row.expires_at),
      userAgent: row.user_agent,
      current: row.id === credentialId,
    }),
  );
}

/** Ends sessions of the actor's and tells every gateway; gives how many there were. */
async function endSessions(
  { db, log }: Workspace,
  actorId: string,
  which: { only: string } | { but: string },
): Promise<number> {
  const ended = await db
    .deleteFrom('session')
    .where('account_id', '=', actorId)
    .$if('only' in which, (query) => query.where('id', '=', 'only' in which ? which.only : ''))
    .$if('but' in which && which.but !== '', (query) => query.where('id', '!=', 'but' in which ? which.but : ''))
    .returning('id')
    .execute();
  if (ended.length > 0) {
    log.announce({ case: 'credentialEnded', value: { accountId: actorId, credentialIds: ended.map(({ id }) => id) } });
  }
  return ended.length;
}
