import type { Interceptor } from '@connectrpc/connect';
import { createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { AccountService, RoomKind, RoomService } from '@prosa/proto/chat';

/** Somebody with an account. */
export interface Person {
  readonly id: string;
  /** Value of the Cookie header that signs them in. */
  readonly cookie: string;
}

/** A room and who is in it. */
export interface FilledRoom {
  readonly id: string;
  readonly members: readonly Person[];
}

/** Who and what the benchmark needs. */
export interface Population {
  readonly people: readonly Person[];
  /** Each person is in exactly one of them. */
  readonly rooms: readonly FilledRoom[];
  /** Everybody is in it. */
  readonly hall: FilledRoom;
}

/** How many of each. */
export interface PopulationSize {
  readonly rooms: number;
  readonly membersPerRoom: number;
}

/** Sign-ups under way at once; each costs the server a slow password hash in a thread of its own. */
const WORKERS = 4;

/** Makes accounts and rooms through the gateway, as people would. Throws what the gateway answers. */
export async function populate(port: number, size: PopulationSize): Promise<Population> {
  const people = await signUp(port, size.rooms * size.membersPerRoom);
  const rooms: FilledRoom[] = [];
  for (let index = 0; index < size.rooms; index++) {
    const members = people.slice(index * size.membersPerRoom, (index + 1) * size.membersPerRoom);
    rooms.push(await openRoom(port, `Room ${index + 1}`, members));
  }
  return { people, rooms, hall: await openRoom(port, 'Hall', people) };
}

async function signUp(port: number, count: number): Promise<Person[]> {
  const accounts = createClient(AccountService, transport(port));
  const people: Person[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      let cookie = '';
      const { user } = await accounts.signUp(
        { email: `p${index}@example.org`, password: 'correct horse battery', displayName: `Person ${index}` },
        { onHeader: (headers) => (cookie = sessionCookie(headers)) },
      );
      people[index] = { id: user?.id ?? '', cookie };
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return people;
}

function sessionCookie(headers: Headers): string {
  const cookie = headers.getSetCookie().find((candidate) => /^(__Host-)?prosa_session=/.test(candidate));
  if (cookie === undefined) throw new Error('the sign-up set no session cookie');
  return cookie.split(';')[0]!;
}

async function openRoom(port: number, name: string, members: readonly Person[]): Promise<FilledRoom> {
  const [creator, ...others] = members;
  const rooms = createClient(RoomService, transport(port, creator!.cookie));
  const memberIds = others.map(({ id }) => id);
  const { room } = await rooms.createRoom({ name, kind: RoomKind.PRIVATE, memberIds });
  if (room?.memberCount !== members.length) throw new Error(`${name} has ${room?.memberCount} members`);
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
