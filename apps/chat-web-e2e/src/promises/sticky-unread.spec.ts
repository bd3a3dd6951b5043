import { RoomKind } from '@prosa/proto/chat';
import { Wall } from '../pages/wall.ts';
import { RoomSheet } from '../pages/room-sheet.ts';
import { type Person, type TestRoom, makeRoom, say } from '../people/person.ts';
import { expect, test } from '../test.ts';

test('an unread count does not stick: read on another device while this one was offline', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const elsewhere = await makeRoom('harbour', [bento]);
  await bento.room.open(elsewhere);
  await say(ana, room, `one for @${bento.name}`);
  await showsUnread(bento, room, '1 mention', 'unread');
  await bento.context.setOffline(true);
  await bento.room.isOffline();
  const newest = await say(ana, room, `two for @${bento.name}`);
  await bento.program.messages.markRead({ roomId: room.id, seq: newest.seq }); // their phone
  await bento.context.setOffline(false);
  await showsUnread(bento, room);
  await expect(bento.page).toHaveTitle(/^harbour/);
});

test('an unread count does not stick: the room was left and joined again', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const elsewhere = await makeRoom('harbour', [bento]);
  await bento.room.open(elsewhere);
  await say(ana, room, `before, @${bento.name}`);
  await showsUnread(bento, room, '1 mention', 'unread');
  await bento.program.rooms.leaveRoom({ roomId: room.id });
  await expect(bento.wall.row(room.name)).toHaveCount(0);
  await expect(bento.page).toHaveTitle(/^harbour/);
  await say(ana, room, `while away, @${bento.name}`);
  await bento.program.rooms.joinRoom({ roomId: room.id });
  await expect(bento.wall.row(room.name)).toBeVisible();
  await say(ana, room, 'after');
  await agreesWithServer(bento, room);
  await bento.wall.go(room.name);
  await bento.room.isOpen(room.name);
  await bento.wall.go(elsewhere.name);
  await showsUnread(bento, room);
});

test('an unread count does not stick: everything that was unread is deleted', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const elsewhere = await makeRoom('harbour', [bento]);
  await bento.room.open(elsewhere);
  const said = [
    await say(ana, room, `one, @${bento.name}`),
    await say(ana, room, 'two'),
    await say(ana, room, '@room'),
  ];
  await showsUnread(bento, room, '2 mentions', 'unread');
  for (const { id } of said) await ana.program.messages.deleteMessage({ messageId: id });
  await expect(bento.page).not.toHaveTitle(/^\(/); // nobody calls any more
  await agreesWithServer(bento, room);
  await bento.wall.go(room.name);
  await bento.room.isOpen(room.name);
  await showsUnread(bento, room);
  await bento.room.open(elsewhere);
  await showsUnread(bento, room);
});

test('an unread count does not stick: one reads at the end while more and more comes, then goes', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const elsewhere = await makeRoom('harbour', [bento]);
  await bento.room.open(elsewhere);
  await bento.wall.go(room.name);
  await bento.room.isOpen(room.name);
  for (let line = 1; line <= 60; line++) await say(ana, room, `line ${line}`);
  await expect(bento.room.message('line 60')).toBeInViewport();
  await showsUnread(bento, room);
  const talking = (async () => {
    for (let line = 61; line <= 90; line++) await say(ana, room, `line ${line}`);
  })();
  await expect(bento.room.message('line 70')).toBeVisible();
  await bento.wall.go(elsewhere.name);
  await talking;
  await agreesWithServer(bento, room);
  await bento.wall.go(room.name);
  await expect(bento.room.message('line 90')).toBeVisible();
  await showsUnread(bento, room);
});

test('an unread count does not stick: the last thing in the room is no message, or an own one', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento], RoomKind.PRIVATE);
  const elsewhere = await makeRoom('harbour', [bento]);
  await bento.room.open(elsewhere);
  const first = await say(ana, room, 'one');
  await ana.program.messages.setReaction({ messageId: first.id, emoji: '👍', present: true });
  await ana.program.messages.editMessage({ messageId: first.id, text: 'one, changed' });
  await ana.program.rooms.updateRoom({ roomId: room.id, topic: 'about tides' });
  await showsUnread(bento, room, 'unread');
  await bento.wall.go(room.name);
  await bento.room.isOpen(room.name);
  await showsUnread(bento, room);
  await bento.wall.go(elsewhere.name);
  await bento.room.isOpen(elsewhere.name);
  await say(ana, room, 'two');
  await say(bento, room, 'three, of mine'); // from another device, which does not mark as read by itself
  await agreesWithServer(bento, room);
  await bento.wall.go(room.name);
  await expect(bento.room.message('three, of mine')).toBeVisible();
  await showsUnread(bento, room);
});

/** Waits until the row of a room has these marks and no others; then the server and a new tab must say the same. */
async function showsUnread(person: Person, room: TestRoom, ...marks: string[]): Promise<void> {
  await expect(person.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, ...marks));
  await agreesWithServer(person, room);
}

/** Waits until this tab, the server and a new tab say the same of what is unread in a room. */
async function agreesWithServer(person: Person, room: TestRoom): Promise<void> {
  const marksOf = async (): Promise<readonly string[]> => {
    const { rooms } = await person.program.rooms.listRooms({});
    const { unreadCount = -1, mentionCount = -1 } = rooms.find(({ room: { id } = {} }) => id === room.id) ?? {};
    const mentions = mentionCount ? [`${mentionCount} mention${mentionCount > 1 ? 's' : ''}`] : [];
    return [...mentions, ...(unreadCount ? ['unread'] : [])];
  };
  await expect(async () => {
    const name = Wall.rowName(room.name, ...(await marksOf()));
    await expect(person.wall.row(room.name)).toHaveAccessibleName(name, { timeout: 1_000 });
  }).toPass();
  const other = await person.context.newPage();
  await other.goto('/settings/language'); // marks nothing as read
  await expect(async () => {
    const name = Wall.rowName(room.name, ...(await marksOf()));
    await expect(new Wall(other).row(room.name)).toHaveAccessibleName(name, { timeout: 1_000 });
  }).toPass();
  await other.close();
  await new RoomSheet(person.page).isLive();
}
