import type { BrowserContext } from '@playwright/test';
import { RoomSheet } from './pages/room-sheet.ts';
import { Wall } from './pages/wall.ts';
import { makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

test('two tabs share one event stream; when the one that has it goes, the other takes over', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const streams = countStreams(bento.context);
  await bento.room.open(room);
  const second = await bento.context.newPage();
  const inSecond = new RoomSheet(second);
  await inSecond.open(room);
  await say(ana, room, 'to both tabs');
  await expect(bento.room.message('to both tabs')).toBeVisible();
  await expect(inSecond.message('to both tabs')).toBeVisible();
  expect(streams.opened).toBe(1);

  await bento.page.close();
  await expect.poll(() => streams.opened).toBe(2);
  await inSecond.isLive();
  await say(ana, room, 'to the one that is left');
  await inSecond.says(['to both tabs', 'to the one that is left']);
});

test('what is said in one tab stands in the other, once, also while it is on its way', async ({ newPerson }) => {
  const bento = await newPerson('Bento');
  const room = await makeRoom('tides', [bento]);
  await bento.room.open(room);
  const second = await bento.context.newPage();
  const inSecond = new RoomSheet(second);
  await inSecond.open(room);
  await bento.context.setOffline(true);
  await bento.room.say('written offline');
  await expect(inSecond.message('written offline')).toHaveCount(1);
  await bento.context.setOffline(false);
  for (const sheet of [bento.room, inSecond]) {
    await sheet.says(['written offline']);
    await expect(sheet.log.getByText('Goes out when the connection is back')).toHaveCount(0);
  }
});

test('what is read in one tab is read in the other', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const elsewhere = await makeRoom('harbour', [bento]);
  await bento.room.open(elsewhere);
  const second = await bento.context.newPage();
  const inSecond = new RoomSheet(second);
  await inSecond.open(elsewhere);
  await say(ana, room, 'news');
  const walls = [bento.wall, new Wall(second)];
  for (const wall of walls) await expect(wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, 'unread'));
  await bento.wall.go(room.name);
  for (const wall of walls) await expect(wall.row(room.name)).toHaveAccessibleName(Wall.rowName(room.name));
});

/** Counts the event streams that the tabs of a browser open. */
function countStreams(context: BrowserContext): { readonly opened: number } {
  const streams = { opened: 0 };
  context.on('request', (request) => {
    if (request.url().endsWith('/prosa.chat.v1.EventService/Subscribe')) streams.opened += 1;
  });
  return streams;
}
