import type { Page } from '@playwright/test';
import { keepsMessagesOf } from './people/browser-storage.ts';
import { ThreadPanel } from './pages/thread-panel.ts';
import { makeRoom, say } from './people/person.ts';
import { openFront } from './stack/newer-version.ts';
import { expect, test } from './test.ts';

/** Waits until the service worker serves the app. */
async function isServedByWorker(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state))
    .toBe('activated');
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
}

test('the browser finds nothing that keeps the app from being installed', async ({ newPerson }) => {
  const ana = await newPerson('Ana', { serviceWorkers: 'allow' });
  const room = await makeRoom('tides', [ana]);
  await ana.room.open(room);
  const devtools = await ana.context.newCDPSession(ana.page);
  const { errors } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A window of its own without storage, as tests have it, cannot install anything.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  const manifest = (await (await ana.context.request.get('/manifest.webmanifest')).json()) as {
    icons: { src: string; purpose: string }[];
    shortcuts: { url: string }[];
  };
  expect(new Set(manifest.icons.map(({ purpose }) => purpose))).toEqual(new Set(['any', 'maskable']));
  for (const { src } of manifest.icons) expect((await ana.context.request.get(`/${src}`)).status()).toBe(200);
  for (const { url } of manifest.shortcuts)
    expect((await ana.context.request.get(url, { headers: { accept: 'text/html' } })).status()).toBe(200);
});

test('started without a network there are the rooms and the messages that were known, also of another room', async ({
  newPerson,
}) => {
  const ana = await newPerson('Ana', { serviceWorkers: 'allow' });
  const [tides, workshop] = [await makeRoom('tides', [ana]), await makeRoom('workshop', [ana])];
  await say(ana, tides, 'high water at six');
  await say(ana, workshop, 'the lathe is free');
  await ana.room.open(tides);
  await ana.wall.go(workshop.name);
  await ana.room.says(['the lathe is free']);
  for (const room of [tides, workshop]) await keepsMessagesOf(ana, room);
  await isServedByWorker(ana.page);
  await ana.room.isOpen(workshop.name);

  await ana.context.setOffline(true);
  const started = await ana.context.newPage();
  await started.goto('/');
  await expect(started.getByRole('log')).toContainText('the lathe is free');
  await started.getByRole('link', { name: tides.name }).click();
  await expect(started.getByRole('log')).toContainText('high water at six');
  await expect(started.getByText('You are offline.')).toBeVisible();
  // A call is never answered from what is kept.
  const call = await started.evaluate(() =>
    fetch('/prosa.chat.v1.RoomService/ListRooms', { method: 'POST', body: '{}' }).then(
      ({ status }) => status,
      () => 'failed',
    ),
  );
  expect(['failed', 504]).toContain(call);
});

test('a thread that was opened before is there without a network, with the message it begins with', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana', { serviceWorkers: 'allow' }), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const root = await say(bento, room, 'who has the key?');
  const address = `/rooms/${room.id}/thread/${root.id}`;
  await ana.page.goto(address);
  const thread = new ThreadPanel(ana.page);
  await thread.say('it hangs by the door');
  await isServedByWorker(ana.page);
  await thread.isOpen();
  await expect(thread.message('it hangs by the door')).toBeVisible();
  await keepsMessagesOf(ana, { id: `${room.id}/${root.id}` });

  await ana.context.setOffline(true);
  const started = await ana.context.newPage();
  await started.goto(address);
  const kept = new ThreadPanel(started);
  await expect(kept.message('it hangs by the door')).toBeVisible();
  await expect(kept.message('who has the key?')).toBeVisible();
  await expect(kept.panel.getByText('1 reply')).toBeVisible();
  await kept.say('or under the mat');
  await expect(kept.message('or under the mat')).toHaveClass(/unsent/);
  await ana.context.setOffline(false);
  await expect(kept.message('or under the mat')).not.toHaveClass(/unsent/, { timeout: 60_000 });
  await expect(kept.log.getByRole('article').filter({ hasText: 'it hangs' })).toHaveCount(1);
});

test('a new version is said, taken when one wants to, and what was being written stays', async ({
  newPerson,
  baseURL,
}) => {
  const front = await openFront(baseURL ?? '');
  try {
    const ana = await newPerson('Ana', { serviceWorkers: 'allow', baseURL: front.url });
    const room = await makeRoom('tides', [ana]);
    await ana.room.open(room);
    await isServedByWorker(ana.page);
    await ana.room.isOpen(room.name);
    const reload = ana.page.getByRole('button', { name: 'Reload' });
    await expect(reload).toHaveCount(0);

    front.publish();
    await ana.page.reload(); // the service worker looks for a new version a moment after a start
    await ana.room.isOpen(room.name);
    await ana.room.composer.fill('half a sentence');
    await expect(ana.page.getByText('There is a new version of Prosa.')).toBeVisible();
    await reload.click();
    await ana.room.isOpen(room.name);
    await expect(ana.room.composer).toHaveValue('half a sentence');
    await expect(reload).toHaveCount(0);
    await ana.page.close();
  } finally {
    await front.close();
  }
});
