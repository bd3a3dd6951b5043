import { AccountService, type Message, RoomKind, type UserRole } from '@prosa/proto/chat';
import { type Program, connectProgram, signUp } from '@prosa/testing/stack';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { RoomSheet } from '../pages/room-sheet.ts';
import { Wall } from '../pages/wall.ts';
import { sharedOwnerVariable, sharedUrlVariable } from '../stack/shared-url.ts';
import { watchConsole } from './complaints.ts';

/** What every account of the tests has for a password. */
export const password = 'correct horse battery';

/** Somebody with an account: signed in with a browser of their own, and with a program that acts as them. */
export interface Person {
  /** As the others see it; like nobody else's. */
  readonly name: string;
  readonly userId: string;
  readonly email: string;
  readonly context: BrowserContext;
  /** Their first tab. */
  readonly page: Page;
  readonly wall: Wall;
  readonly room: RoomSheet;
  /** For what a test needs to be there but is not about. */
  readonly program: Program;
  /** What their tabs complained about. */
  readonly complaints: readonly string[];
}

/** A room that a test made. */
export interface TestRoom {
  readonly id: string;
  readonly name: string;
}

/** A name like no other in this stack. */
export function unique(name: string): string {
  return `${name} ${randomUUID().slice(0, 6)}`;
}

/** Makes an account and a browser that is signed in with it. Nothing is open yet. */
export async function makePerson(browser: Browser, firstName: string, options: BrowserContextOptions): Promise<Person> {
  const name = unique(firstName);
  const email = `${randomUUID()}@example.org`;
  const program = await signUp(options.baseURL ?? '', { displayName: name, email, password });
  // The tour is in the way of nobody but the test that is about it.
  const seen = { name: 'prosa.tourSeen', value: JSON.stringify([program.userId]) };
  const storageState = { cookies: [], origins: [{ origin: options.baseURL ?? '', localStorage: [seen] }] };
  const context = await browser.newContext({ storageState, ...options });
  const complaints = watchConsole(context);
  const answer = await context.request.post('/prosa.chat.v1.AccountService/SignIn', { data: { email, password } });
  if (!answer.ok()) throw new Error(`${name} could not sign in: ${answer.status()} ${await answer.text()}`);
  const page = await context.newPage();
  return {
    name,
    userId: program.userId,
    email,
    context,
    page,
    wall: new Wall(page),
    room: new RoomSheet(page),
    program,
    complaints,
  };
}

/** Lets the owner of the shared workspace give a person a role. */
export async function appoint({ userId }: Person, role: UserRole): Promise<void> {
  const [url, token] = [process.env[sharedUrlVariable] ?? '', process.env[sharedOwnerVariable] ?? ''];
  const owner = connectProgram(url, { token, userId: '' });
  await owner.service(AccountService).setUserRole({ userId, role });
  owner.close();
}

/** A room of the first one's with all of them in it. */
export async function makeRoom(
  name: string,
  [owner, ...others]: readonly [Person, ...Person[]],
  kind: RoomKind = RoomKind.PUBLIC,
): Promise<TestRoom> {
  const { room } = await owner.program.rooms.createRoom({
    name: unique(name),
    kind,
    memberIds: others.map(({ userId }) => userId),
  });
  if (!room) throw new Error('the server made no room');
  return { id: room.id, name: room.name };
}

/** Lets a person say something through their program. Resolves when it is committed. */
export async function say(person: Person, room: TestRoom, text: string, replyToMessageId = ''): Promise<Message> {
  const { message } = await person.program.messages.sendMessage({
    roomId: room.id,
    clientMessageId: randomUUID(),
    text,
    replyToMessageId,
  });
  if (!message) throw new Error('the server answered without the message');
  return message;
}
