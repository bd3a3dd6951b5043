import { AccountService, SessionService, UserRole } from '@prosa/proto/chat';
import { type Program, signUp } from '@prosa/testing/stack';
import { callJson } from '../calls.ts';

/**
 * Who may be whom: the author made a private room, moderates it and wrote what is in it; a member is in it and no more; a stranger, a
 * moderator of the workspace and its owner are not; the browser is the author's own, with a session instead of a token.
 */
export const roles = ['author', 'member', 'stranger', 'moderator', 'owner', 'browser'] as const;

/** One of them. */
export type Role = (typeof roles)[number];

/** All of them. */
export interface People {
  readonly author: Program;
  readonly member: Program;
  readonly stranger: Program;
  readonly moderator: Program;
  readonly owner: Program;
}

/** The password of everybody here. */
export const password = 'correct horse battery';

/** Makes the accounts. The workspace must be new. */
export async function gather(url: string): Promise<People> {
  const join = (name: string) => signUp(url, { displayName: name, email: emailOf(name), password });
  const owner = await join('owner');
  const [author, member, stranger, moderator] = await Promise.all(
    ['author', 'member', 'stranger', 'moderator'].map(join),
  );
  if (!author || !member || !stranger || !moderator) throw new Error('somebody could not sign up');
  await owner.accounts.setUserRole({ userId: moderator.userId, role: UserRole.MODERATOR });
  return { owner, author, member, stranger, moderator };
}

/** Drops everybody's connections; nothing when there is nobody. */
export function dismiss(people: People | undefined): void {
  for (const person of Object.values<Program>({ ...people })) person.close();
}

/** Everybody's e-mail address. */
export function emailOf(name: string): string {
  return `${name}@hostile.example`;
}

/** What a request must carry to be of this role; a browser signs in anew each time. */
export async function credentialOf(url: string, people: People, role: Role): Promise<Record<string, string>> {
  if (role !== 'browser') return { authorization: `Bearer ${people[role].token}` };
  return { cookie: await signInBrowser(url, 'author') };
}

/** Signs in as a browser does and gives the cookie. */
export async function signInBrowser(url: string, name: string): Promise<string> {
  const response = await fetch(`${url}/${AccountService.typeName}/SignIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: emailOf(name), password }),
  });
  const [cookie] = response.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`${name} could not sign in: ${await response.text()}`);
  return cookie.split(';')[0] ?? '';
}

/** The session that a cookie stands for. */
export async function sessionIdOf(url: string, cookie: string): Promise<string> {
  const { text } = await callJson(url, SessionService.method.listSessions, { cookie }, '{}');
  const { sessions } = JSON.parse(text) as { sessions: { id: string; current?: boolean }[] };
  return sessions.find(({ current }) => current)?.id ?? '';
}
