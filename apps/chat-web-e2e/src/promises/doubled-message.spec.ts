import { startStack } from '@prosa/testing/stack';
import type { Page } from '@playwright/test';
import { RoomSheet } from '../pages/room-sheet.ts';
import { makeRoom, say } from '../people/person.ts';
import { expect, test } from '../test.ts';

const sends = '**/prosa.chat.v1.MessageService/SendMessage';

test('no message is doubled by a retry minutes later: the answer was lost, the laptop slept, the try comes again', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await bento.page.clock.install();
  await bento.room.open(room);
  const lost = await loseAnswers(bento.page);
  await bento.room.say('said once');
  await lost.first;
  for (let minutes = 0; minutes < 10; minutes += 2) await bento.page.clock.fastForward('02:00');
  await lost.end();
  for (const { room } of [ana, bento]) await room.says(['said once']);
  await bento.room.say('and the next');
  for (const { room } of [ana, bento]) await room.says(['said once', 'and the next']);
});

test('no message is doubled by a retry after tab and services were gone and the talk went on', async ({
  newPerson,
}) => {
  await using stack = await startStack({ ai: false });
  const baseURL = stack.gatewayUrls[0];
  const [ana, bento] = [await newPerson('Ana', { baseURL }), await newPerson('Bento', { baseURL })];
  const room = await makeRoom('tides', [ana, bento]);
  await bento.room.open(room);
  const lost = await loseAnswers(bento.page);
  await bento.room.say('said once');
  await lost.first;
  await bento.page.close();

  // Nothing that either service kept in memory is left, and the message is far up.
  for (const service of ['gateway', 'persistence'] as const) await stack.kill(service);
  await stack.ready();
  const talk = Array.from({ length: 60 }, (_, index) => `talk ${index + 1}`);
  for (const text of talk) await say(ana, room, text);

  const page = await bento.context.newPage();
  const sheet = new RoomSheet(page);
  await sheet.open(room);
  await sheet.say('after that');
  await sheet.isSent('after that');
  const { messages } = await ana.program.messages.listMessages({ roomId: room.id, limit: 200 });
  expect(messages.map(({ text }) => text)).toEqual(['said once', ...talk, 'after that']);
  await expect(page.getByText('Goes out when the connection is back')).toHaveCount(0);
});

test('no message is doubled when the tab is closed in mid-send and another one is open', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await bento.room.open(room);
  const second = await bento.context.newPage();
  const sheet = new RoomSheet(second);
  await sheet.open(room);
  const lost = await loseAnswers(bento.page);
  await bento.room.say('said once');
  await lost.first;
  await bento.page.close();
  await sheet.say('from the other tab');
  for (const room of [ana.room, sheet]) await room.says(['said once', 'from the other tab']);
  await expect(second.getByText('Goes out when the connection is back')).toHaveCount(0);
});

/** Every send reaches the server and is committed; no answer comes back, and the event stream is held up too. */
async function loseAnswers(page: Page) {
  const first = Promise.withResolvers<void>();
  await page.route('**/prosa.chat.v1.EventService/Subscribe', () => {}); // one that is opened from here on hangs
  await page.route(sends, async (route) => {
    await route.fetch().catch(() => undefined);
    first.resolve();
  });
  return {
    first: first.promise,
    end: () => page.unrouteAll({ behavior: 'ignoreErrors' }),
  };
}
