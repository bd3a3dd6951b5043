import { createHash, randomBytes } from 'node:crypto';
import { createClient } from '@connectrpc/connect';
import type { Interceptor } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { AccountService, RoomKind, RoomService } from '@prosa/proto/chat';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import type { FilledRoom, Person } from './product.ts';

/** Rooms that are being made at once. */
const WORKERS = 4;
/** As many people as a call brings in. */
const MEMBERS_AT_ONCE = 1000;

/**
 * Makes accounts. The first signs up as people do; the others are put beside it in the database, each with a session, because
 * thousands of slow password hashes would say nothing about what is measured.
 */
export async function makePeople(port: number, databaseUrl: string, count: number): Promise<Person[]> {
  const accounts = createClient(AccountService, transport(port));
  const email = 'p0@example.org';
  await accounts.signUp({ email, password: randomBytes(24).toString('base64url'), displayName: 'Person 0' });
  const people = Array.from({ length: count }, () => {
    const secret = randomBytes(32).toString('base64url');
    return { id: uuid(), secret, hash: createHash('sha256').update(secret).digest() };
  });
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into account (id, email, display_name, name_key, folded_name, role, password_hash, created_at)
       select t.id, 'p' || t.n || '@example.org', 'Person ' || t.n, 'person ' || t.n, 'person ' || t.n, first.role,
              first.password_hash, first.created_at
       from unnest($1::uuid[]) with ordinality t (id, n), account first where first.email = $2`,
      [people.map(({ id }) => id), email],
    );
    await client.query(
      `insert into session (id, account_id, secret_hash, user_agent, created_at, expires_at)
       select gen_random_uuid(), t.id, t.hash, 'benchmark', now(), now() + interval '1 day'
       from unnest($1::uuid[], $2::bytea[]) t (id, hash)`,
      [people.map(({ id }) => id), people.map(({ hash }) => hash)],
    );
    await client.query('commit');
    await client.query('analyze account, session');
  } finally {
    await client.end();
  }
  return people.map(({ id, secret }) => ({ id, credential: cookies(secret) }));
}

/** The session for both of the gateway's doors, each of which has a name of its own for it. */
function cookies(secret: string): string {
  return `prosa_session=${secret}; __Host-prosa_session=${secret}`;
}

/** Makes rooms through the gateway, as people would. Throws what the gateway answers. */
export async function makeRooms(port: number, groups: readonly (readonly Person[])[]): Promise<FilledRoom[]> {
  const rooms: FilledRoom[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < groups.length; index = next++) {
      rooms[index] = await makeRoom(port, `Room ${index + 1}`, groups[index]!);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return rooms;
}

async function makeRoom(port: number, name: string, members: readonly Person[]): Promise<FilledRoom> {
  const [creator, ...others] = members;
  const rooms = createClient(RoomService, transport(port, creator!.credential));
  const ids = others.map(({ id }) => id);
  const memberIds = ids.slice(0, MEMBERS_AT_ONCE);
  const { room } = await rooms.createRoom({ name, kind: RoomKind.PRIVATE, memberIds });
  if (room?.memberCount !== memberIds.length + 1) throw new Error(`${name} has ${room?.memberCount} members`);
  for (let at = MEMBERS_AT_ONCE; at < ids.length; at += MEMBERS_AT_ONCE) {
    await rooms.addMembers({ roomId: room.id, userIds: ids.slice(at, at + MEMBERS_AT_ONCE) });
  }
  return { id: room.id, members };
}

function transport(port: number, cookie?: string): ReturnType<typeof createConnectTransport> {
  const authenticate: Interceptor = (next) => (request) => {
    if (cookie) request.header.set('Cookie', cookie);
    return next(request);
  };
  return createConnectTransport({
    baseUrl: `http://127.0.0.1:${port}`,
    httpVersion: '1.1',
    interceptors: [authenticate],
  });
}
