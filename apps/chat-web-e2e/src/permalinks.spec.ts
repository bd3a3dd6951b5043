import { RoomKind } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import { ThreadPanel } from './pages/thread-panel.ts';
import { makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

test('the address of a message leads to it and flashes; the clipboard has it', async ({ newPerson, baseURL }) => {
  const ana = await newPerson('Ana', { permissions: ['clipboard-read', 'clipboard-write'] });
  const room = await makeRoom('tides', [ana]);
  const first = await say(ana, room, 'The **first** word');
  for (let n = 1; n <= 80; n += 1) await say(ana, room, `talk ${n}`);
  await ana.page.goto(`/m/${first.id}`);
  await ana.room.isOpen(room.name);
  await expect(ana.room.message('The first word')).toBeInViewport();
  await expect(ana.room.message('The first word')).toHaveClass(/hit/);
  const clipboard = () => ana.page.evaluate(() => navigator.clipboard.readText());
  await ana.room.actFromMenu('The first word', 'Copy link');
  await expect(ana.page.getByText('Link copied')).toBeVisible();
  expect(await clipboard()).toBe(`${new URL(baseURL ?? '').origin}/m/${first.id}`);
  await ana.room.actFromMenu('The first word', 'Copy as markdown');
  await expect.poll(clipboard).toBe('The **first** word');
});

test('the address of a reply opens its thread there', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  const root = await say(ana, room, 'Who has the key?');
  const { message } = await ana.program.messages.sendMessage({
    roomId: room.id,
    clientMessageId: randomUUID(),
    text: 'I do',
    threadRootMessageId: root.id,
  });
  await ana.page.goto(`/m/${message?.id}`);
  await expect(new ThreadPanel(ana.page).message('I do')).toHaveClass(/hit/);
});

test('a link to a message that was pasted stays in the app', async ({ newPerson, baseURL }) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  const other = await makeRoom('harbour', [ana]);
  const there = await say(ana, other, 'Look here');
  await say(ana, room, `See ${new URL(baseURL ?? '').origin}/m/${there.id}`);
  await ana.room.open(room);
  await ana.page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await ana.room.message('See').getByRole('link').click();
  await ana.room.isOpen(other.name);
  await expect(ana.room.message('Look here')).toHaveClass(/hit/);
  expect(await ana.page.evaluate(() => 'sameDocument' in window)).toBe(true);
});

test('who may not read a message learns nothing from its address', async ({ newPerson }) => {
  const [ana, eve] = [await newPerson('Ana'), await newPerson('Eve')];
  const secret = await makeRoom('secret', [ana], RoomKind.PRIVATE);
  const hidden = await say(ana, secret, 'Hidden');
  await eve.page.goto(`/m/${hidden.id}`);
  await expect(eve.page.getByRole('heading', { name: 'This message is not for you' })).toBeVisible();
});
