import { RoomKind } from '@prosa/proto/chat';
import { connectProgram, type Cursor, type Program, signUp, type Stack } from '@prosa/testing/stack';
import { v7 as uuid } from 'uuid';

/** The people and rooms of a run. */
export interface Population {
  /** A person is one program a gateway. */
  readonly senders: readonly (readonly Program[])[];
  readonly readers: readonly (readonly Program[])[];
  /** The rooms, with the position at which everybody has come in. */
  readonly rooms: ReadonlyMap<string, Cursor>;
  close(): void;
}

/** Signs everybody up and brings all of them into all rooms. */
export async function populate(
  stack: Stack,
  options: { senders: number; readers: number; rooms: number },
): Promise<Population> {
  const [firstUrl] = stack.gatewayUrls;
  if (firstUrl === undefined) throw new Error('a stack without a gateway');
  const owner = await signUp(firstUrl, { displayName: 'Owner' });
  const people: Program[][] = [];
  for (let number = 1; number <= options.senders + options.readers; number++) {
    const person = await signUp(firstUrl, { displayName: `Person ${number}` });
    const others = stack.gatewayUrls.slice(1).map((url) => connectProgram(url, person));
    people.push([person, ...others]);
  }
  const memberIds = people.map(([person]) => person?.userId ?? '');
  for (let number = 1; number <= options.rooms; number++) {
    await owner.rooms.createRoom({ name: `Room ${number} ${uuid()}`, kind: RoomKind.PRIVATE, memberIds });
  }
  const { rooms } = await owner.rooms.listRooms({});
  const made = rooms.flatMap(({ room }) => (room && memberIds.length + 1 === room.memberCount ? [room] : []));
  return {
    senders: people.slice(0, options.senders),
    readers: people.slice(options.senders),
    rooms: new Map(made.map(({ id, epoch, lastSeq }) => [id, { epoch, seq: lastSeq }])),
    close: () => [owner, ...people.flat()].forEach((program) => program.close()),
  };
}
