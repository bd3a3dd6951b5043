import { AxeBuilder } from '@axe-core/playwright';
import { makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

test('a message is reported, seen in context by the moderator of the room, and deleted for everybody', async ({
  newPerson,
}) => {
  const [ana, bento, caio] = [await newPerson('Ana'), await newPerson('Bento'), await newPerson('Caio')];
  const room = await makeRoom('tides', [ana, bento, caio]);
  await say(ana, room, 'The July dump is public now');
  await say(caio, room, 'Earn money at home, click here');
  await say(bento, room, 'Can somebody remove this?');
  await ana.room.open(room);
  await bento.room.open(room);
  const spam = bento.room.message('Earn money at home');
  await spam.hover();
  await spam.getByRole('toolbar').getByRole('button', { name: 'More' }).click();
  await bento.page.getByRole('menuitem', { name: 'Report…' }).click();
  const dialog = bento.page.getByRole('dialog', { name: 'Report this message' });
  await expect(dialog.getByRole('radio', { name: /^Spam/ })).toBeChecked();
  await dialog.getByRole('textbox', { name: 'In a few words' }).fill('third time this week');
  const axe = await new AxeBuilder({ page: bento.page }).include('mat-dialog-container').analyze();
  expect(axe.violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Report message' }).click();
  await expect(bento.page.locator('mat-snack-bar-container')).toContainText('Reported.');

  await ana.wall.nav.getByRole('link', { name: /^Moderation/ }).click();
  const detail = ana.page.getByRole('region', { name: 'The message and what was said of it' });
  await expect(detail.getByText('Can somebody remove this?')).toBeVisible();
  await expect(detail.getByText('Spam: third time this week')).toBeVisible();
  const page = await new AxeBuilder({ page: ana.page }).include('main').analyze();
  expect(page.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await detail.getByRole('button', { name: 'Delete message' }).click();
  await ana.page.getByRole('alertdialog').getByRole('button', { name: 'Delete message' }).click();
  await expect(ana.page.getByText('Nothing waits.')).toBeVisible();
  await expect(ana.wall.nav.getByRole('link', { name: /^Moderation/ })).toHaveCount(0);
  await expect(spam).toHaveCount(0);
});
