import type { Page } from '@playwright/test';
import { longPress } from './pages/long-press.ts';
import { makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

test('on a phone one view at a time: the rooms, a room, and back', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento', phone)];
  const room = await makeRoom('tides', [ana, bento]);
  await say(ana, room, 'From the desk');
  await bento.page.goto('/');
  const row = bento.page.getByRole('main').getByRole('link', { name: room.name });
  await expect(row).toHaveAccessibleName(/, unread$/);
  await expect(bento.room.log).toHaveCount(0);
  await row.tap();
  await bento.room.isOpen(room.name);
  await bento.room.says(['From the desk']);
  await bento.room.composer.fill('From the boat');
  await bento.page.getByRole('button', { name: 'Send', exact: true }).tap();
  await bento.room.says(['From the desk', 'From the boat']);
  await expect(bento.page.getByRole('navigation', { name: 'Places' })).toHaveCount(0);

  await bento.page.getByRole('link', { name: 'Back' }).tap();
  await expect(row).toBeVisible();
  await expect(row).not.toHaveAccessibleName(/, unread$/);
  await bento.page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'You' }).tap();
  await bento.page.getByRole('link', { name: 'Appearance' }).tap();
  await expect(bento.page.getByRole('heading', { name: 'Appearance' })).toBeVisible();
  await bento.page.getByRole('link', { name: 'Back' }).tap();
  await expect(bento.page.getByRole('link', { name: 'Appearance' })).toBeVisible();
});

test('a finger that rests on a message brings up what can be done with it', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento', phone)];
  const room = await makeRoom('tides', [ana, bento]);
  await say(ana, room, 'Rest here');
  await bento.room.open(room);
  await longPress(bento.page, 'Rest here');
  const sheet = bento.page.getByRole('dialog', { name: `Message of ${ana.name}` });
  await sheet.getByRole('button', { name: 'Reply', exact: true }).tap();
  await expect(bento.page.getByText(`Reply to ${ana.name}`)).toBeVisible();
  await expect(sheet).toHaveCount(0);
});

test('at 320 pixels nothing scrolls sideways', async ({ newPerson }) => {
  const narrow = { ...phone, viewport: { width: 320, height: 640 } };
  const [ana, bento] = [
    await newPerson('Ana with a name that is rather long for a phone'),
    await newPerson('Bento', narrow),
  ];
  const room = await makeRoom('a-room-with-a-name-that-is-too-long-for-any-phone-of-the-world', [ana, bento]);
  await say(ana, room, `A link: https://example.org/${'very-'.repeat(30)}long and ${'w'.repeat(200)}`);
  await say(ana, room, `\`\`\`ts\nconst line = '${'code '.repeat(40)}';\n\`\`\``);
  for (const path of [
    '/',
    `/rooms/${room.id}`,
    '/settings',
    '/settings/profile',
    '/settings/appearance',
    '/settings/tokens',
  ]) {
    await bento.page.goto(path);
    await expect(bento.page.getByRole('main')).toBeVisible();
    if (path.startsWith('/rooms')) await bento.room.isOpen(room.name);
    expect.soft(await sidewaysOf(bento.page), path).toBeLessThanOrEqual(0);
  }
  await bento.context.clearCookies();
  for (const path of ['/sign-in', '/sign-up']) {
    await bento.page.goto(path);
    await expect(bento.page.getByRole('heading', { level: 1 })).toBeVisible();
    expect.soft(await sidewaysOf(bento.page), path).toBeLessThanOrEqual(0);
  }
});

/** How many pixels the page is wider than the screen. */
async function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
