import type { Locator, Page } from '@playwright/test';
import { Wall } from '../pages/wall.ts';
import { RoomSheet } from '../pages/room-sheet.ts';
import { keepsMessagesOf } from '../people/browser-storage.ts';
import { type Person, type TestRoom, makeRoom, say } from '../people/person.ts';
import { expect, test } from '../test.ts';

test('a room opens at the right place: at the line before what is new, however much that is', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  for (const count of [3, 30, 130]) {
    const room = await makeRoom('tides', [ana, bento]);
    await sayMany(ana, room, 'read', 40);
    await readAll(bento, room);
    await sayMany(ana, room, 'new', count);
    await bento.room.open(room);
    await atLine(bento.room, 'read 40', 'new 1');
    if (count > 100) await expect(unreadOf(bento, room)).resolves.toBeGreaterThan(50); // not all of it was seen
    if (count < 100) continue;
    // Whoever has seen the end has read all, and is at the end the next time.
    await bento.page.getByRole('button', { name: /Jump to the end|new message/ }).click();
    await expect(bento.room.exactly(`new ${count}`)).toBeInViewport();
    await expect.poll(() => unreadOf(bento, room)).toBe(0);
    await bento.room.open(room);
    await expect(bento.room.exactly(`new ${count}`)).toBeInViewport();
  }
});

test('a room opens at the right place: coming back to it, where one was when one left', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const [room, elsewhere] = [await makeRoom('tides', [ana, bento]), await makeRoom('harbour', [ana, bento])];
  await sayMany(ana, room, 'line', 120);
  await readAll(bento, room);
  await bento.room.open(room);
  await expect(bento.room.exactly('line 120')).toBeInViewport();
  await bento.room.log.hover();
  for (let turns = 0; turns < 40 && !(await isSeen(bento.room.exactly('line 40'))); turns++) {
    await bento.page.mouse.wheel(0, -400);
    await bento.page.waitForTimeout(60);
  }
  const place = bento.room.exactly('line 40');
  await expect(place).toBeInViewport();
  await standsStill(bento.page);
  const top = (await place.boundingBox())?.y ?? 0;
  await bento.wall.go(elsewhere.name);
  await bento.room.isOpen(elsewhere.name);
  await bento.wall.go(room.name);
  await bento.room.isOpen(room.name);
  await expect(place).toBeInViewport();
  await standsStill(bento.page);
  expect(Math.abs(((await place.boundingBox())?.y ?? 0) - top)).toBeLessThanOrEqual(3);

  // With something new meanwhile that matters more.
  await bento.wall.go(elsewhere.name);
  await bento.room.isOpen(elsewhere.name);
  await say(ana, room, 'news');
  await expect(bento.wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, 'unread'));
  await bento.wall.go(room.name);
  await expect(bento.room.message('news')).toBeInViewport();
});

for (const missed of [5, 90]) {
  test(`a room is at the right place after a long offline spell, ${missed} missed: it was open all the time`, async ({
    newPerson,
  }) => {
    const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
    const room = await makeRoom('tides', [ana, bento]);
    await sayMany(ana, room, 'read', 40);
    await readAll(bento, room);
    await bento.room.open(room);
    await expect(bento.room.exactly('read 40')).toBeInViewport();
    await bento.context.setOffline(true);
    await bento.room.isOffline();
    await sayMany(ana, room, 'missed', missed);
    await bento.context.setOffline(false);
    await bento.room.isLive();
    await atLine(bento.room, 'read 40', 'missed 1');
    if (missed > 50) expect(await unreadOf(bento, room)).toBeGreaterThan(20);
    await bento.room.composer.fill('back again');
    await bento.room.composer.press('Enter');
    await expect(bento.room.message('back again')).toBeInViewport();
  });
}

test('a room is at the right place after a long offline spell: the app was closed and knew an old end', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await sayMany(ana, room, 'read', 40);
  await readAll(bento, room);
  await bento.room.open(room);
  await keepsMessagesOf(bento, room);
  await bento.page.close();
  await sayMany(ana, room, 'missed', 120);
  const sheet = new RoomSheet(await bento.context.newPage());
  await sheet.open(room);
  await atLine(sheet, 'read 40', 'missed 1');
});

test('a room opens at the right place: a quotation leads to its source, far up, and the way back to the end', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const source = await say(ana, room, 'the source of it');
  await sayMany(ana, room, 'between', 150);
  await say(ana, room, 'answer', source.id);
  await readAll(bento, room);
  await bento.room.open(room);
  await bento.room
    .message('answer')
    .getByRole('button', { name: /^Go to the message of/ })
    .click();
  await expect(bento.room.message('the source of it').first()).toBeInViewport();
  await bento.page.getByRole('button', { name: 'Jump to the end' }).click();
  await expect(bento.room.message('answer')).toBeInViewport();
});

/** The line before what is new is to be seen, with the first new message under it. */
async function atLine(sheet: RoomSheet, before: string, first: string): Promise<void> {
  const line = sheet.log.getByRole('separator');
  await expect(line).toBeInViewport();
  await expect(sheet.exactly(first)).toBeInViewport();
  const top = async (what: Locator) => (await what.boundingBox())?.y ?? NaN;
  expect(await top(sheet.exactly(before))).toBeLessThan(await top(line));
  expect(await top(line)).toBeLessThan(await top(sheet.exactly(first)));
}

async function sayMany(person: Person, room: TestRoom, text: string, count: number): Promise<void> {
  for (let line = 1; line <= count; line++) await say(person, room, `${text} ${line}`);
}

async function readAll(person: Person, room: TestRoom): Promise<void> {
  await person.program.messages.markRead({ roomId: room.id, seq: 1_000_000n });
}

async function unreadOf(person: Person, room: TestRoom): Promise<number> {
  const { rooms } = await person.program.rooms.listRooms({});
  return rooms.find((mine) => mine.room?.id === room.id)?.unreadCount ?? -1;
}

async function isSeen(what: Locator): Promise<boolean> {
  return what.evaluateAll((found) =>
    found.some((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top > 150 && bottom < innerHeight - 200;
    }),
  );
}

/** Waits until the log has stood where it is for a few frames. */
async function standsStill(page: Page): Promise<void> {
  await page.getByRole('log').evaluate(async (log) => {
    for (let still = 0; still < 6;) {
      const top = log.scrollTop;
      await new Promise(requestAnimationFrame);
      still = top === log.scrollTop ? still + 1 : 0;
    }
  });
}
