import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { longPress } from './pages/long-press.ts';
import { makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Pinned messages' });
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('banner').or(page.getByRole('main')).getByRole('button', { name });

test('a pin is seen by everybody, leads to its message, and goes again', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await say(ana, room, 'The house rules');
  for (let n = 1; n <= 80; n += 1) await say(bento, room, `talk ${n}`);
  // So that it opens at its end for both.
  for (const { program } of [ana, bento]) await program.messages.markRead({ roomId: room.id, seq: 1_000n });
  await ana.room.open(room);
  await bento.room.open(room);

  await bento.room.actFromMenu('talk 80', 'Pin to the room');
  await expect(bento.room.message('talk 80')).toContainText('Pinned by you');
  await expect(ana.room.message('talk 80')).toContainText(`Pinned by ${bento.name}`);
  await ana.program.pins.pinMessage({
    messageId: (await ana.program.messages.listMessages({ roomId: room.id, limit: 200 })).messages[0]?.id,
    pinned: true,
  });
  await button(bento.page, '2 pinned messages').click();
  await expect(panel(bento.page).getByRole('listitem')).toHaveCount(2);
  const first = panel(bento.page).getByRole('listitem').first();
  await expect(first).toContainText('The house rules');
  const axe = await new AxeBuilder({ page: bento.page }).include('aside').analyze();
  expect(axe.violations).toEqual([]);

  await first.hover();
  await first.getByRole('button', { name: `Go to the message of ${ana.name}` }).click();
  await expect(bento.room.message('The house rules')).toBeInViewport();
  await expect(bento.room.message('The house rules')).toHaveClass(/hit/);

  await first.hover();
  await first.getByRole('button', { name: /^Take the pin away/ }).click();
  await expect(panel(bento.page).getByRole('listitem')).toHaveCount(1);
  await expect(button(ana.page, '1 pinned message')).toBeVisible();

  // A deleted message is not pinned any more.
  await bento.room.actFromMenu('talk 80', 'Delete').catch(async () => {
    await bento.page.getByRole('button', { name: 'Jump to the end' }).click();
    await bento.room.actFromMenu('talk 80', 'Delete');
  });
  await bento.page.getByRole('alertdialog').getByRole('button', { name: 'Delete message' }).click();
  await expect(panel(bento.page)).toContainText('Nothing on the board');
  await expect(button(ana.page, 'Pinned messages')).toBeVisible();
});

test('the panel opens and closes by keyboard, and the focus comes back', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  const message = await say(ana, room, 'Kept');
  await ana.program.pins.pinMessage({ messageId: message.id, pinned: true });
  await ana.room.open(room);
  const opener = button(ana.page, '1 pinned message');
  await opener.focus();
  await ana.page.keyboard.press('Enter');
  await expect(panel(ana.page)).toContainText('Kept');
  await ana.page.keyboard.press('Escape');
  await expect(panel(ana.page)).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('on a phone a pin is set with a long press and found in the menu of the room', async ({ newPerson }) => {
  const ana = await newPerson('Ana', { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
  const room = await makeRoom('tides', [ana]);
  await say(ana, room, 'Kept');
  await ana.room.open(room);
  await longPress(ana.page, 'Kept');
  await ana.page.getByRole('button', { name: 'Pin to the room' }).click();
  await expect(ana.room.message('Kept')).toContainText('Pinned by you');
  await ana.page.getByRole('button', { name: 'More about the room' }).click();
  await ana.page.getByRole('menuitem', { name: '1 pinned message' }).click();
  await expect(panel(ana.page)).toContainText('Kept');
});
