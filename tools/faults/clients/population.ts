import { RoomKind } from '@prosa/proto/chat';
import { connectProgram, type Cursor, type Program, signUp } from '@prosa/testing/stack';
import { v7 as uuid } from 'uuid';

/** Somebody who uses Prosa: one program a gateway. */
export interface Person {
  /** `sender 1`, `reader 3`. */
  readonly name: string;
  readonly userId: string;
  readonly programs: readonly Program[];
}

/** The people and rooms of a run. */
export interface Population {
  readonly senders: readonly Person[];
  readonly readers: readonly Person[];
  /** The rooms, with the position at which everybody has come in. */
  readonly rooms: ReadonlyMap<string, Cursor>;
  close(): void;
}

/** How many of each, and by which address a person reaches each gateway. */
export interface PopulationOptions {
  readonly senders: number;
  readonly readers: number;
  readonly rooms: number;
  readonly urlsFor: (name: string) => readonly string[];
}

/** Signs everybody up at a gateway and brings all of them into all rooms. */
export async function populate(gatewayUrl: string, options: PopulationOptions): Promise<Population> {
  const owner = await signUp(gatewayUrl, { displayName: 'Owner' });
  const opened = [owner];
  const join = async (name: string): Promise<Person> => {
    const account = await signUp(gatewayUrl, { displayName: name });
    account.close();
    const programs = options.urlsFor(name).map((url) => connectProgram(url, account));
    opened.push(...programs);
    return { name, userId: account.userId, programs };
  };
  const senders: Person[] = [];
  const readers: Person[] = [];
  for (let number = 1; number <= options.senders; number++) senders.push(await join(`sender ${number}`));
  for (let number = 1; number <= options.readers; number++) readers.push(await join(`reader ${number}`));
  const memberIds = [...senders, ...readers].map(({ userId }) => userId);
  for (let number = 1; number <= options.rooms; number++) {
    await owner.rooms.createRoom({ name: `Room ${number} ${uuid()}`, kind: RoomKind.PRIVATE, memberIds });
  }
  const { rooms } = await owner.rooms.listRooms({});
  const made = rooms.flatMap(({ room }) => (room && memberIds.length + 1 === room.memberCount ? [room] : []));
  return {
    senders,
    readers,
    rooms: new Map(made.map(({ id, epoch, lastSeq }) => [id, { epoch, seq: lastSeq }])),
    close: () => opened.forEach((program) => program.close()),
  };
}
