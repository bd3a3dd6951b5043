import { keepsMessagesOf } from './people/browser-storage.ts';
import { makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

test('one goes offline, both write, it comes back: both see the same, each message once', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await bento.room.open(room);
  await ana.room.say('before');
  await expect(bento.room.message('before')).toBeVisible();

  await bento.context.setOffline(true);
  await bento.room.say('from the tunnel 1');
  await bento.room.isOffline();
  await ana.room.say('on the platform 1');
  await bento.room.say('from the tunnel 2');
  await ana.room.say('on the platform 2');
  await expect(bento.room.message('from the tunnel 1')).toContainText('Goes out when the connection is back');
  await expect(ana.room.message('from the tunnel')).toHaveCount(0);

  await bento.context.setOffline(false);
  const all = ['before', 'on the platform 1', 'on the platform 2', 'from the tunnel 1', 'from the tunnel 2'];
  for (const { room } of [ana, bento]) await room.says(all);
  await expect(bento.page.getByText('Goes out when the connection is back')).toHaveCount(0);
  await bento.room.isLive();
});

test('a long absence: what was missed comes in order, also edits and deletions', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const first = await say(ana, room, 'to be changed');
  const second = await say(ana, room, 'to be deleted');
  await bento.room.open(room);
  await bento.context.setOffline(true);
  await bento.room.isOffline();
  await ana.program.messages.editMessage({ messageId: first.id, text: 'changed' });
  await ana.program.messages.deleteMessage({ messageId: second.id });
  for (let line = 1; line <= 60; line++) await say(ana, room, `missed ${line}`);
  await bento.context.setOffline(false);
  await expect(bento.room.message('missed 60')).toBeVisible();
  await bento.room.says(['changed', ...Array.from({ length: 60 }, (_, index) => `missed ${index + 1}`)]);
});

test('the app opens without a network and shows what it knew; what is written then goes out later, once', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento', { serviceWorkers: 'allow' })];
  const room = await makeRoom('tides', [ana, bento]);
  await say(ana, room, 'known before');
  await bento.room.open(room);
  await expect(bento.room.message('known before')).toBeVisible();
  await expect
    .poll(() => bento.page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state))
    .toBe('activated');
  await bento.page.reload(); // from here on the service worker serves the app
  await bento.room.isOpen(room.name);
  await expect.poll(() => bento.page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await keepsMessagesOf(bento, room);

  await bento.context.setOffline(true);
  await bento.page.reload();
  await expect(bento.room.message('known before')).toBeVisible();
  await bento.room.say('written in the dark');
  await bento.room.isOffline();
  await bento.page.reload();
  await expect(bento.room.message('written in the dark')).toBeVisible();
  await bento.context.setOffline(false);
  for (const { room } of [bento]) await room.says(['known before', 'written in the dark']);
  await ana.room.open(room);
  await ana.room.says(['known before', 'written in the dark']);
});
