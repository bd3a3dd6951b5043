import type { Page } from '@playwright/test';
import { keepsMessagesOf } from './people/browser-storage.ts';
import { makeRoom } from './people/person.ts';
import { expect, test } from './test.ts';

const sends = '**/prosa.chat.v1.MessageService/SendMessage';
const calls = '**/prosa.chat.v1.*/**';

test('reload while a send is under way and nobody knows how it ends: the message is there once', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await bento.room.open(room);

  // The server gets the message and commits it, the answer never arrives; the stream is cut too.
  const committed = Promise.withResolvers<void>();
  await bento.page.route(sends, async (route) => {
    await route.fetch();
    committed.resolve();
  });
  await bento.room.say('said in a hurry');
  await committed.promise;
  await bento.page.unroute(sends);
  await bento.page.reload();

  for (const { room } of [ana, bento]) await room.says(['said in a hurry']);
  await bento.room.say('and another');
  for (const { room } of [ana, bento]) await room.says(['said in a hurry', 'and another']);
});

test('reload before a send has left: the message goes out after it, once', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await bento.room.open(room);
  const asked = Promise.withResolvers<void>();
  await bento.page.route(sends, () => asked.resolve()); // held for ever
  await bento.room.say('held back');
  await asked.promise;
  await bento.page.unroute(sends);
  await bento.page.reload();
  for (const { room } of [ana, bento]) await room.says(['held back']);
});

test('the server is not reached through two reloads: nothing is lost, nothing doubled', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await bento.room.open(room);
  await bento.room.say('before');
  await expect(ana.room.message('before')).toBeVisible();
  await keepsMessagesOf(bento, room);

  await bento.page.route(calls, (route) => route.abort('connectionfailed'));
  await bento.room.say('first');
  await bento.room.say('second');
  await bento.page.reload();
  await bento.room.isOffline();
  await bento.room.says(['before', 'first', 'second']);
  await bento.room.say('third');
  await bento.page.reload();
  await bento.room.says(['before', 'first', 'second', 'third']);
  await expect(ana.room.message('first')).toHaveCount(0);

  await bento.page.unroute(calls);
  await bento.room.tryNow();
  for (const { room } of [ana, bento]) await room.says(['before', 'first', 'second', 'third']);
  await expect(bento.page.getByText('Goes out when the connection is back')).toHaveCount(0);
});

test('answers get lost again and again: each message is there once, in the order of writing', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await bento.room.open(room);
  await loseEverySecondAnswer(bento.page);
  const lines = Array.from({ length: 6 }, (_, index) => `line ${index + 1}`);
  for (const line of lines) await bento.room.say(line);
  for (const { room } of [ana, bento]) await room.says(lines);
  await expect(bento.page.getByText('Goes out when the connection is back')).toHaveCount(0);
});

test('what the server refuses stays with the reason, can be tried again or thrown away', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await bento.room.open(room);
  await bento.context.setOffline(true);
  await bento.room.say('too late');
  await bento.room.isOffline();
  await ana.program.rooms.archiveRoom({ roomId: room.id, archived: true });
  await bento.context.setOffline(false);
  await expect(bento.room.message('too late')).toContainText('Not sent: The room is archived.');

  await ana.program.rooms.archiveRoom({ roomId: room.id, archived: false });
  await expect(bento.room.composer).toBeVisible();
  await bento.room.message('too late').getByRole('button', { name: 'Try again' }).click();
  await ana.room.open(room);
  await ana.room.says(['too late']);
});

async function loseEverySecondAnswer(page: Page): Promise<void> {
  let count = 0;
  await page.route(sends, async (route) => {
    const answer = await route.fetch();
    if (count++ % 2 === 0) await route.abort('connectionreset');
    else await route.fulfill({ response: answer });
  });
}
