import { type Locator, type Page } from '@playwright/test';
import { makeRoom, password, say } from './people/person.ts';
import { expect, test } from './test.ts';

test('everything without a mouse: sign in, choose a room, say, change, leave', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const [room, elsewhere] = [await makeRoom('tides', [ana]), await makeRoom('harbour', [ana])];
  await say(ana, room, 'Good morning');
  await ana.context.clearCookies();
  const { page } = ana;
  const { keyboard } = page;
  await page.goto('/');
  await tabTo(page, page.getByLabel('E-mail'));
  await keyboard.type(ana.email);
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await keyboard.type(password);
  await keyboard.press('Enter');
  await expect(ana.wall.nav).toBeVisible();

  for (const { name } of [elsewhere, room]) {
    await page.getByRole('main').press('F6');
    await tabTo(page, ana.wall.row(name));
    await keyboard.press('Enter');
    await ana.room.isOpen(name);
  }
  await expect(ana.room.composer).toBeFocused();
  await keyboard.type('first');
  await keyboard.press('Shift+Enter');
  await keyboard.type('second');
  await keyboard.press('Enter');
  await ana.room.says(['Good morning', 'first\nsecond']);
  await ana.room.isSent('second');

  await keyboard.press('ArrowUp');
  await expect(ana.room.composer).toHaveValue('first\nsecond');
  await keyboard.press('Escape');
  await expect(ana.room.composer).toHaveValue('');
  await expect(ana.room.composer).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(ana.room.composer).toHaveValue('first\nsecond');
  await keyboard.press('End');
  await keyboard.type(' thought');
  await keyboard.press('Enter');
  await ana.room.says(['Good morning', 'first\nsecond thought']);
});

test('arrows go from message to message, letters act on one, Escape closes what is on top', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  for (const text of ['one', 'two', 'three']) await say(ana, room, text);
  await bento.room.open(room);
  const { keyboard } = bento.page;
  await tabTo(bento.page, bento.room.log, 'Shift+Tab');
  await keyboard.press('ArrowUp');
  await expect(bento.room.message('three')).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(bento.room.message('two')).toBeFocused();
  await keyboard.press('Home');
  await expect(bento.room.message('one')).toBeFocused();
  await keyboard.press('ArrowDown');

  await keyboard.press('r');
  await expect(bento.page.getByRole('listbox', { name: 'Emoji' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(bento.page.getByRole('listbox', { name: 'Emoji' })).toHaveCount(0);
  await expect(bento.room.message('two')).toBeFocused();
  await keyboard.press('r');
  await expect(bento.page.getByRole('combobox', { name: /^Find an emoji/ })).toBeFocused();
  await keyboard.type('thumbs up');
  await expect(bento.page.getByRole('option').first()).toContainText('👍');
  await keyboard.press('Enter');
  await expect(bento.room.message('two').getByRole('button', { name: /^👍\s*: You$/ })).toBeVisible();

  await keyboard.press('q');
  await expect(bento.page.getByText(`Reply to ${ana.name}`)).toBeVisible();
  await expect(bento.room.composer).toBeFocused();
  await keyboard.press('Escape');
  await expect(bento.page.getByText(`Reply to ${ana.name}`)).toHaveCount(0);
});

test('a dialog holds the focus and gives it back', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  await ana.page.goto('/');
  const opener = ana.page.getByRole('button', { name: 'Create', exact: true });
  await tabTo(ana.page, opener);
  await ana.page.keyboard.press('Enter');
  const dialog = ana.page.getByRole('dialog');
  await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused();
  for (let step = 0; step < 12; step++) {
    await ana.page.keyboard.press('Tab');
    await expect(dialog.locator(':focus')).toHaveCount(1);
  }
  await ana.page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
});

/** Presses Tab until the focus is there; fails when it never comes. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 40; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}
