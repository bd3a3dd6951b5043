import { AxeBuilder } from '@axe-core/playwright';
import { choose } from './people/files.ts';
import { makeRoom, say } from './people/person.ts';
import { png } from './people/pictures.ts';
import { RoomSheet } from './pages/room-sheet.ts';
import { Wall } from './pages/wall.ts';
import { expect, test } from './test.ts';

test('a draft follows the person to another device, and is gone from there when it is sent', async ({
  newPerson,
  browser,
  baseURL,
}) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  const other = await browser.newContext({ baseURL, storageState: await ana.context.storageState() });
  const laptop = await other.newPage();
  const there = new RoomSheet(laptop);
  await there.open(room);
  await ana.room.open(room);
  await ana.room.composer.fill('Half a thought');
  await expect(there.composer).toHaveValue('Half a thought');
  await expect(new Wall(laptop).row(room.name)).toHaveAccessibleName(Wall.rowName(room.name, 'draft waiting'));

  await there.composer.press('End');
  await there.composer.pressSequentially(', and its end');
  await there.composer.press('Enter');
  await expect(there.message('Half a thought, and its end')).toBeVisible();
  await ana.room.log.click();
  await expect(ana.room.composer).toHaveValue('');
  await other.close();
});

test('messages are saved, found under Saved, gone to, and taken out', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await say(bento, room, 'The gate code is 4711');
  await ana.room.open(room);
  await (await ana.room.actions('The gate code')).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(ana.page.getByText('Saved. You find it under Saved.')).toBeVisible();
  await ana.wall.row('Saved').click();
  await expect(ana.page.getByRole('article')).toContainText('The gate code is 4711');
  await ana.page.getByRole('link', { name: /Go to the message/ }).click();
  await ana.room.isOpen(room.name);
  await ana.wall.row('Saved').click();
  await ana.page.getByRole('button', { name: 'Remove from saved' }).click();
  await expect(ana.page.getByText('Nothing saved yet')).toBeVisible();
});

test('a reminder comes back at its time, once, and stays until it is done', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await say(bento, room, 'The tide turns at nine');
  await ana.page.clock.install();
  await ana.room.open(room);
  await ana.room.actFromMenu('The tide turns', 'Remind me');
  await ana.page.getByRole('button', { name: /In 3 hours/ }).click();
  await expect(ana.page.getByText(/You will be reminded/)).toBeVisible();
  await ana.wall.row('Saved').click();
  await ana.page.getByRole('radio', { name: 'Reminders (1)' }).click();
  const card = ana.page.getByRole('article');
  await expect(card).toContainText('The tide turns at nine');
  // The time that is typed is that of the page's clock: an hour behind, it is past for the server.
  await ana.page.clock.setSystemTime(Date.now() - 3_600_000);
  await card.getByRole('button', { name: 'Another time' }).click();
  await ana.page.getByRole('button', { name: /In 20 minutes/ }).click();
  await expect(card).toContainText('due');
  await expect(ana.page.getByText('Reminder: The tide turns at nine')).toBeVisible();
  await expect(ana.wall.row('Saved')).toHaveAccessibleName(/1 waits for you/);
  await ana.page.reload();
  await expect(card).toContainText('due');
  await expect(ana.page.getByText('Reminder: The tide turns at nine')).toHaveCount(0);
  await card.getByRole('button', { name: 'Done' }).click();
  await expect(ana.page.getByText('No reminders')).toBeVisible();
});

test('a note goes with a reminder: it stands in the list and comes back with it', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await say(bento, room, 'The keel is dry');
  await ana.page.clock.install();
  await ana.room.open(room);
  await ana.room.actFromMenu('The keel', 'Remind me');
  const dialog = ana.page.getByRole('dialog', { name: 'Remind me' });
  await expect(dialog.getByRole('button', { name: /In 20 minutes/ })).toBeFocused();
  await dialog.getByLabel('Note to yourself').fill('Buy the paint');
  await dialog.getByRole('button', { name: /Tomorrow at 9:00/ }).click();
  await ana.page.goto('/saved?show=reminders');
  const card = ana.page.getByRole('article');
  await expect(card).toContainText('Buy the paint');
  await expect(card).toContainText('The keel is dry');
  await ana.page.clock.setSystemTime(Date.now() - 3_600_000);
  await card.getByRole('button', { name: 'Another time' }).click();
  await expect(dialog.getByLabel('Note to yourself')).toHaveValue('Buy the paint');
  await dialog.getByLabel('Note to yourself').fill('Buy the green paint');
  await dialog.getByRole('button', { name: /In 20 minutes/ }).click();
  await expect(ana.page.getByText('Reminder: Buy the green paint – The keel is dry')).toBeVisible();
  await expect(card).toContainText('due');
});

test('a message is scheduled, changed, sent now, and cancelled', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  await ana.room.open(room);
  const schedule = async (text: string) => {
    await ana.room.composer.fill(text);
    await ana.page.getByRole('button', { name: 'Send later…' }).click();
    await ana.page.getByRole('button', { name: /Tomorrow at 9:00/ }).click();
    await expect(ana.room.composer).toHaveValue('');
  };
  await schedule('Good mornin');
  await expect(ana.page.getByText(/1 message scheduled, next tomorrow/)).toBeVisible();
  await ana.page.getByRole('link', { name: 'See', exact: true }).click();
  const card = ana.page.getByRole('article');
  await expect(card).toContainText('Good mornin');
  await card.getByRole('button', { name: 'Edit…' }).click();
  await ana.page.getByRole('textbox', { name: 'Message', exact: true }).fill('Good morning');
  await ana.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(card).toContainText('Good morning');
  await card.getByRole('button', { name: 'Send now' }).click();
  await expect(ana.page.getByText('Nothing is scheduled')).toBeVisible();
  await ana.room.open(room);
  await ana.room.says(['Good morning']);

  await schedule('Never mind');
  await ana.page.getByRole('link', { name: 'See', exact: true }).click();
  await card.getByRole('button', { name: 'Cancel' }).click();
  await expect(ana.page.getByText('Nothing is scheduled')).toBeVisible();
  await ana.room.open(room);
  await ana.room.says(['Good morning']);
});

test('files and a question are scheduled, shown in the list, and go out as they are', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  const tomorrow = ana.page.getByRole('button', { name: /Tomorrow at 9:00/ });
  await choose(ana.page, [
    { name: 'boia.png', mimeType: 'image/png', buffer: png(90, 50, [160, 60, 40]) },
    { name: 'tides.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') },
  ]);
  await ana.page.getByRole('textbox', { name: 'What boia.png shows' }).fill('The buoy at dusk');
  await ana.page.getByRole('button', { name: 'Send later…' }).click();
  await tomorrow.click();
  await expect(ana.page.getByRole('list', { name: 'Files for your message' })).toHaveCount(0);
  await ana.page.getByRole('button', { name: 'Ask a question' }).click();
  const dialog = ana.page.getByRole('dialog', { name: 'Ask a question' });
  await dialog.getByRole('textbox', { name: 'Question' }).fill('When do we swap it?');
  await dialog.getByRole('textbox', { name: 'Answer 1' }).fill('Friday');
  await dialog.getByRole('textbox', { name: 'Answer 2' }).fill('Saturday');
  await dialog.getByRole('button', { name: 'Send later…' }).click();
  await tomorrow.click();

  await ana.page.getByRole('link', { name: 'See', exact: true }).click();
  const cards = ana.page.getByRole('article');
  const files = cards.filter({ hasText: 'tides.csv' });
  await expect(files.getByRole('img', { name: 'The buoy at dusk' })).toBeVisible();
  const question = cards.filter({ hasText: 'When do we swap it?' });
  await expect(question.getByRole('listitem')).toHaveText(['Friday', 'Saturday']);
  const axe = await new AxeBuilder({ page: ana.page }).include('main').analyze();
  expect(axe.violations).toEqual([]);
  await files.getByRole('button', { name: 'Send now' }).click();
  await question.getByRole('button', { name: 'Send now' }).click();
  await expect(ana.page.getByText('Nothing is scheduled')).toBeVisible();

  await bento.room.open(room);
  await expect(bento.room.message('tides.csv').getByRole('button', { name: 'Open The buoy at dusk' })).toBeVisible();
  await expect(bento.room.message('When do we swap it?').getByRole('radio')).toHaveCount(2);
});
