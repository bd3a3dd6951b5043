import { type Person, makeRoom, say } from './people/person.ts';
import { Wall } from './pages/wall.ts';
import { expect, test } from './test.ts';

test('what comes elsewhere is unread until it is looked at, on all devices', async ({
  newPerson,
  browser,
  baseURL,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const elsewhere = await makeRoom('harbour', [bento]);
  const other = await browser.newContext({ baseURL, storageState: await bento.context.storageState() });
  const phone = await other.newPage();
  await phone.goto(`/rooms/${elsewhere.id}`);
  const rowOnPhone = phone.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name: room.name });
  await bento.room.open(elsewhere);
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name));

  await ana.room.open(room);
  await ana.room.say('one');
  await ana.room.say('two');
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, 'unread'));
  await expect(rowOnPhone).toHaveAccessibleName(Wall.rowName(room.name, 'unread'));
  await expect(bento.page).toHaveTitle(/^– /);
  await expect(ana.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name));

  await bento.wall.go(room.name);
  await bento.room.isOpen(room.name);
  await expect(bento.room.log.getByRole('separator')).toHaveCount(1);
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name));
  await expect(rowOnPhone).toHaveAccessibleName(Wall.rowName(room.name));
  await expect(bento.page).toHaveTitle(new RegExp(`^${room.name}`));
  await expect.poll(() => unreadOf(bento, room.id)).toEqual({ unread: 0, mentions: 0 });
  await other.close();
});

test('counts are right: own messages never, mentions apart, and nothing comes back after a reload', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const elsewhere = await makeRoom('harbour', [bento]);
  await say(bento, room, 'mine');
  await say(ana, room, 'one');
  await say(ana, room, `two for @${bento.name}`);
  await say(ana, room, 'three for @room');
  await bento.room.open(elsewhere);
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, '2 mentions', 'unread'));
  await expect(bento.page).toHaveTitle(/^\(2\) /);
  expect(await unreadOf(bento, room.id)).toEqual({ unread: 3, mentions: 2 });

  await bento.wall.go(room.name);
  await bento.room.isOpen(room.name);
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name));
  await expect.poll(() => unreadOf(bento, room.id)).toEqual({ unread: 0, mentions: 0 });
  await bento.room.open(elsewhere);
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name));
});

test('the line before what is new stands where one stopped reading', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const elsewhere = await makeRoom('harbour', [bento]);
  await say(ana, room, 'read before');
  await bento.room.open(room);
  await expect.poll(() => unreadOf(bento, room.id)).toEqual({ unread: 0, mentions: 0 });
  await bento.wall.go(elsewhere.name);
  await bento.room.isOpen(elsewhere.name);
  await say(ana, room, 'new one');
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, 'unread'));
  await bento.wall.go(room.name);
  await bento.room.isOpen(room.name);
  const line = bento.room.log.getByRole('separator');
  const top = async (what: typeof line) => (await what.boundingBox())?.y ?? 0;
  expect(await top(bento.room.message('read before'))).toBeLessThan(await top(line));
  expect(await top(line)).toBeLessThan(await top(bento.room.message('new one')));
  await say(ana, room, 'even newer');
  await expect(bento.room.message('even newer')).toBeVisible();
  await expect(line).toHaveCount(1);
});

test('marked as unread it stays unread until the room is opened again, which is at that line', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const elsewhere = await makeRoom('harbour', [bento]);
  for (const text of ['read', 'not so sure', 'and this']) await say(ana, room, text);
  await bento.room.open(room);
  await expect.poll(() => unreadOf(bento, room.id)).toEqual({ unread: 0, mentions: 0 });
  await bento.room.message('not so sure').focus();
  await bento.page.keyboard.press('u');
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, 'unread'));
  await expect(bento.room.log.getByRole('separator')).toHaveCount(1);
  expect(await unreadOf(bento, room.id)).toEqual({ unread: 2, mentions: 0 });

  // Also after a reload somewhere else.
  await bento.room.open(elsewhere);
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, 'unread'));
  await bento.wall.go(room.name);
  await bento.room.isOpen(room.name);
  const line = bento.room.log.getByRole('separator');
  const top = async (what: typeof line) => (await what.boundingBox())?.y ?? 0;
  expect(await top(bento.room.message('read').first())).toBeLessThan(await top(line));
  expect(await top(line)).toBeLessThan(await top(bento.room.message('not so sure')));
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name));
  await expect.poll(() => unreadOf(bento, room.id)).toEqual({ unread: 0, mentions: 0 });
});

test('everything is marked as read at once, and that is taken back', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const [one, two] = [await makeRoom('tides', [ana, bento]), await makeRoom('winds', [ana, bento])];
  const elsewhere = await makeRoom('harbour', [bento]);
  await say(ana, one, 'one');
  await say(ana, two, `two for @${bento.name}`);
  await bento.room.open(elsewhere);
  const rows = async (first: readonly string[], second: readonly string[]) => {
    await expect(bento.wall.row(one.name)).toHaveAccessibleName(Wall.rowName(one.name, ...first));
    await expect(bento.wall.row(two.name)).toHaveAccessibleName(Wall.rowName(two.name, ...second));
  };
  await rows(['unread'], ['1 mention', 'unread']);
  await bento.wall.nav.getByRole('button', { name: /^Menu of/ }).click();
  await bento.page.getByRole('menuitem', { name: 'Mark everything as read' }).click();
  await rows([], []);
  expect(await unreadOf(bento, two.id)).toEqual({ unread: 0, mentions: 0 });
  await bento.page.getByRole('button', { name: 'Undo' }).click();
  await rows(['unread'], ['1 mention', 'unread']);
  expect(await unreadOf(bento, two.id)).toEqual({ unread: 1, mentions: 1 });
});

/** What the server has of a person's unread messages in a room. */
async function unreadOf(person: Person, roomId: string): Promise<{ unread: number; mentions: number }> {
  const { rooms } = await person.program.rooms.listRooms({});
  const found = rooms.find(({ room }) => room?.id === roomId);
  return { unread: found?.unreadCount ?? -1, mentions: found?.mentionCount ?? -1 };
}
