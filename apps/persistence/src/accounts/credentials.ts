import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type AuthenticateRequest,
  type AuthenticateResponse,
  AuthenticateResponseSchema,
  CredentialKind,
} from '@prosa/proto/persistence';
import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import { databaseNow } from '../database/now.ts';
import { unauthenticated } from './account-failures.ts';
import { type AccountRow, toSelf } from './account-row.ts';

type Credential = AccountRow & {
  credential_id: string;
  secret_hash: Buffer;
  expires_at: Date | null;
  worth_noting: boolean;
};

type CredentialTable = 'session' | 'access_token';

/** Whom a session or token belongs to. Throws UNAUTHENTICATED when it is unknown, over or revoked. */
export async function authenticate(db: Queries, credential: AuthenticateRequest): Promise<AuthenticateResponse> {
  const [owner] = await authenticateAll(db, [credential]);
  if (!owner?.user) throw unauthenticated();
  return owner;
}

/** Whom sessions and tokens belong to, in the order of `credentials`; without `user` where one is unknown, over or revoked. */
export async function authenticateAll(
  db: Queries,
  credentials: readonly AuthenticateRequest[],
): Promise<AuthenticateResponse[]> {
  const sessions = await ownersOf(db, 'session', credentials);
  const tokens = await ownersOf(db, 'access_token', credentials);
  return credentials.map(({ kind, secretHash }) => {
    const owners = kind === CredentialKind.SESSION ? sessions : tokens;
    return owners.get(Buffer.from(secretHash).toString('hex')) ?? create(AuthenticateResponseSchema);
  });
}

/** Owners of the credentials that are kept in this table, by the secret's hash in hexadecimal. A standby notes no use of them. */
async function ownersOf(
  db: Queries,
  table: CredentialTable,
  credentials: readonly AuthenticateRequest[],
): Promise<ReadonlyMap<string, AuthenticateResponse>> {
  const hashes = credentials
    .filter(({ kind }) => (kind === CredentialKind.SESSION) === (table === 'session'))
    .map(({ secretHash }) => Buffer.from(secretHash));
  if (hashes.length === 0) return new Map();
  const { rows } = await sql<Credential>`
    select a.*, c.id as credential_id, c.secret_hash, c.expires_at,
      (c.last_used_at is null or c.last_used_at < clock_timestamp() - interval '1 minute')
        and not pg_is_in_recovery() as worth_noting
    from ${sql.table(table)} c join account a on a.id = c.account_id
    where c.secret_hash = any (${hashes}::bytea[])
      and (c.expires_at is null or c.expires_at > clock_timestamp())`.execute(db);
  await noteUse(
    db,
    table,
    rows.filter((row) => row.worth_noting).map((row) => row.credential_id),
  );
  return new Map(rows.map((row) => [row.secret_hash.toString('hex'), toOwner(row)]));
}

function toOwner(row: Credential): AuthenticateResponse {
  return create(AuthenticateResponseSchema, {
    user: toSelf(row),
    credentialId: row.credential_id,
    expiresAt: row.expires_at ? timestampFromDate(row.expires_at) : undefined,
  });
}

/** Once a minute is enough; the condition is checked again so that of many at once only one writes, and nobody waits for a lock. */
async function noteUse(db: Queries, table: CredentialTable, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update ${sql.table(table)} set last_used_at = ${databaseNow}
    where id in (
      select id from ${sql.table(table)}
      where id = any (${ids}::uuid[])
        and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')
      for no key update skip locked
    )`.execute(db);
}
