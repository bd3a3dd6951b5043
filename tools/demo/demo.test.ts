import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signUp, startStack, type Stack } from '@prosa/testing/stack';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caller, enter } from './caller.ts';
import { DemoRefused, makeDemo } from './make-demo.ts';
import { momentOf } from './moments.ts';
import { emailOf, guides, people } from './people.ts';
import { stories } from './story.ts';

let stack: Stack;
let url: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prosa-demo-'));
  stack = await startStack({ ai: false });
  url = stack.gatewayUrls[0] ?? '';
}, 120_000);

afterAll(async () => {
  await stack.close();
  rmSync(folder, { recursive: true });
});

/** What somebody of the demo finds. */
async function look({ rooms, messages }: Caller) {
  const { rooms: mine } = await rooms.listRooms({});
  const said = await Promise.all(
    mine.map(async ({ room }) => (await messages.listMessages({ roomId: room?.id ?? '', limit: 200 })).messages),
  );
  return { mine, said: said.flat() };
}

test('a new workspace is filled through the contract: people to sign in as, talk over days, something waiting', async () => {
  const file = join(folder, 'demo.json');
  const told = await makeDemo(url, file);
  const password = /Password of all of them: (\S+)/.exec(told)?.[1] ?? '';
  expect(statSync(file).mode & 0o077).toBe(0);
  for (const { key } of guides) {
    expect(told).toContain(emailOf(key));
    const caller = await enter(url, { email: emailOf(key), password });
    const { mine, said } = await look(caller);
    expect(mine.length).toBeGreaterThanOrEqual(6);
    expect(mine.some(({ unreadCount }) => unreadCount > 0)).toBe(true);
    expect(mine.some(({ unreadCount }) => unreadCount === 0)).toBe(true);
    const days = new Set(said.map(({ sentAt }) => new Date(Number(sentAt?.seconds) * 1_000).toDateString()));
    expect(days.size).toBeGreaterThanOrEqual(4);
    expect(said.some(({ reactions }) => reactions.length > 1)).toBe(true);
    expect(said.some(({ replyToMessageId }) => replyToMessageId)).toBe(true);
    expect(said.some(({ threadRootMessageId }) => threadRootMessageId)).toBe(true);
    expect(said.some(({ attachments }) => attachments.length)).toBe(true);
    expect(said.some(({ poll }) => poll && poll.voterCount > 3)).toBe(true);
    expect(said.some(({ pinnedAt }) => pinnedAt)).toBe(true);
    expect(said.some(({ editedAt }) => editedAt)).toBe(true);
  }
  const owner = await enter(url, { email: emailOf('cecilia'), password });
  expect((await look(owner)).mine.reduce((sum, { mentionCount }) => sum + mentionCount, 0)).toBeGreaterThanOrEqual(3);

  // Again: the same sign-ins, and nothing twice; also when the first run was cut before it could say so.
  const before = await look(owner);
  expect(await makeDemo(url, file)).toBe(told);
  const { fill } = await import('./fill.ts');
  await fill(url, password, false);
  const after = await look(owner);
  expect(after.said.map(({ id }) => id)).toEqual(before.said.map(({ id }) => id));
  expect(after.mine.length).toBe(before.mine.length);
}, 240_000);

test('a workspace with people of its own is left alone', async () => {
  const own = await startStack({ ai: false });
  try {
    const [address = ''] = own.gatewayUrls;
    const owner = await signUp(address, { displayName: 'Somebody' });
    await expect(makeDemo(address, join(folder, 'other.json'))).rejects.toThrow(DemoRefused);
    // Not even when a demo was made on another database with the same folder.
    await expect(makeDemo(address, join(folder, 'demo.json'))).rejects.toThrow(/people of its own/);
    expect((await owner.rooms.listRooms({})).rooms).toEqual([]);
    expect((await owner.accounts.listUsers({ query: '' })).users).toHaveLength(1);
    owner.close();
  } finally {
    await own.close();
  }
}, 120_000);

test('the story speaks of people and lines that there are', () => {
  for (const { name, history, live = [] } of stories) {
    const keys = new Set([...history, ...live].map(({ key }) => key));
    const texts = [...history, ...live].map(({ by, text }) => `${by} ${text}`);
    expect([name, new Set(texts).size]).toEqual([name, texts.length]); // an id each
    for (const line of live) for (const key of [line.answers, line.thread]) if (key) expect(keys).toContain(key);
    for (const [, key = ''] of texts.join(' ').matchAll(/<([a-z]+)>/g)) expect(people).toHaveProperty(key);
  }
});

test('no line is said in the future', () => {
  const night = new Date(2026, 5, 1, 0, 10);
  expect(momentOf('0 08:00', night)).toEqual(night);
  expect(momentOf('1 08:00', night)).toEqual(new Date(2026, 4, 31, 8, 0));
  expect(momentOf(30, night)).toEqual(new Date(2026, 4, 31, 23, 40));
  expect(() => momentOf('yesterday', night)).toThrow('no moment');
});
