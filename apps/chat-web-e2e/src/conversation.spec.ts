import type { Locator } from '@playwright/test';
import { makeRoom, say } from './people/person.ts';
import { Wall } from './pages/wall.ts';
import { expect, test } from './test.ts';

test('two talk: both see both, in the same order', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await bento.room.open(room);
  await ana.room.say('Good morning');
  await bento.room.say('Morning, **all**', 'Morning, all');
  await expect(ana.room.message('Morning, all').locator('strong')).toHaveText('all');
  await ana.room.say('Two lines\nof text');
  for (const { room } of [ana, bento]) await room.says(['Good morning', 'Morning, all', 'Two lines\nof text']);
  await expect(ana.room.message('Good morning')).toHaveAccessibleName(`Message of ${ana.name}`);
  await expect(bento.room.message('Good morning')).toContainText(ana.name);
});

test('who writes is seen, until they have said it', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await bento.room.open(room);
  await ana.room.composer.pressSequentially('Let me see');
  const sign = bento.page.getByText(`${ana.name} is writing`);
  await expect(sign).toBeVisible();
  await ana.room.composer.press('Enter');
  await expect(bento.room.message('Let me see')).toBeVisible();
  await expect(sign).toHaveCount(0);
});

test('who is there is seen, and who has gone', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await ana.page.getByRole('button', { name: /^People in the room/ }).click();
  const row = ana.page
    .getByRole('complementary', { name: 'People in the room' })
    .getByRole('listitem')
    .filter({ hasText: bento.name });
  await expect(row).toBeVisible();
  await expect(row.getByText('online')).toHaveCount(0);
  await bento.room.open(room);
  await expect(row.getByText('online')).toHaveCount(1);
  await bento.page.close();
  await expect(row.getByText('online')).toHaveCount(0);
});

test('reactions are counted, named and taken back', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await say(ana, room, 'The buoy is back');
  await ana.room.open(room);
  await bento.room.open(room);
  const reactions = (of: Locator) => of.getByRole('button', { name: /^👍\s*: / });

  await bento.room.act('The buoy is back', 'React');
  await bento.page.getByRole('combobox', { name: 'Find an emoji in English or Portuguese' }).fill('thumbs up');
  await bento.page.getByRole('option').filter({ hasText: '👍' }).first().click();
  const seen = reactions(ana.room.message('The buoy is back'));
  await expect(seen).toHaveAccessibleName(new RegExp(`^👍\\s*: ${bento.name}$`));
  await expect(seen).toHaveAttribute('aria-pressed', 'false');

  await seen.click();
  await expect(seen).toHaveAttribute('aria-pressed', 'true');
  const own = reactions(bento.room.message('The buoy is back'));
  await expect(own).toHaveAccessibleName(new RegExp(`^👍\\s*: You and ${ana.name}$`));
  await own.click();
  await expect(seen).toHaveAccessibleName(/^👍\s*: You$/);
  await seen.click();
  await expect(seen).toHaveCount(0);
  await expect(own).toHaveCount(0);
});

test('an edit is marked and its earlier texts can be read', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await bento.room.open(room);
  await ana.room.say('High water at sx');
  await expect(bento.room.message('High water at sx')).toBeVisible();
  await ana.room.act('High water at sx', 'Edit');
  await expect(ana.room.composer).toHaveValue('High water at sx');
  await ana.room.composer.fill('High water at six');
  await ana.room.composer.press('Enter');
  const edited = bento.room.message('High water at six');
  await expect(edited.getByRole('button', { name: /^Edited / })).toHaveText('(edited)');
  await expect(bento.room.log.getByRole('article')).toHaveCount(1);
  await expect(ana.room.composer).toHaveValue('');

  await edited.getByRole('button', { name: /^Edited / }).click();
  await expect(bento.page.getByRole('dialog')).toContainText('High water at sx');
});

test('a deleted message leaves a trace and no text', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  await ana.room.open(room);
  await bento.room.open(room);
  await ana.room.say('Not for here');
  await expect(bento.room.message('Not for here')).toBeVisible();
  await ana.room.actFromMenu('Not for here', 'Delete');
  const sure = ana.page.getByRole('alertdialog');
  await expect(sure).toContainText('It goes for everyone in the room. Replies to it stay,');
  await sure.getByRole('button', { name: 'Delete message' }).click();
  for (const { room, page } of [ana, bento]) {
    await expect(room.message('Not for here')).toHaveCount(0);
    await expect(room.log.getByRole('article').locator('.tombstone')).toBeVisible();
    await page.reload();
    await expect(room.log.getByRole('article').locator('.tombstone')).toBeVisible();
    await expect(page.getByText('Not for here')).toHaveCount(0);
  }
});

test('a reply quotes, and the quote leads to what it answers, however far up', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const question = await say(ana, room, 'Who has the keys?');
  await bento.room.open(room);
  await bento.room.act('Who has the keys?', 'Reply');
  await expect(bento.page.getByText(`Reply to ${ana.name}`)).toBeVisible();
  await bento.room.say('I have');
  const toQuestion = (text: string) =>
    bento.room.message(text).getByRole('button', { name: `Go to the message of ${ana.name}` });
  await expect(toQuestion('I have')).toContainText('Who has the keys?');

  for (let line = 1; line <= 120; line++) await say(ana, room, `line ${line}`);
  await say(ana, room, 'I mean these', question.id);
  await expect(bento.room.message('I mean these')).toBeInViewport(); // or the room opens where Bento had read to
  await bento.room.open(room);
  await expect(bento.room.message('I have')).toHaveCount(0);
  await toQuestion('I mean these').click();
  const first = bento.room.log.getByRole('article').first();
  await expect(first).toContainText('Who has the keys?');
  await expect(first).toBeInViewport();
  await bento.page.getByRole('button', { name: 'Jump to the end' }).click();
  await expect(bento.room.message('I mean these')).toBeInViewport();
});

test('who is named is told: a pill on the wall, a mark in the log', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const elsewhere = await makeRoom('harbour', [bento]);
  await bento.room.open(elsewhere);
  await ana.room.open(room);

  await ana.room.composer.pressSequentially(`Ask @${bento.name.slice(0, 9)}`);
  await ana.page.getByRole('option', { name: bento.name }).click();
  await ana.room.composer.pressSequentially('about it');
  await ana.room.composer.press('Enter');
  await ana.room.say(`@${bento.name} once more`);
  await ana.room.say('and nobody in particular');

  const row = bento.wall.row(room.name);
  await expect(row).toHaveAccessibleName(Wall.rowName(room.name, '2 mentions', 'unread'));
  await bento.wall.go(room.name);
  await bento.room.isOpen(room.name);
  await expect(bento.room.message('once more').locator('.mention')).toHaveText(`@${bento.name}`);
  await expect(bento.room.message('about it').locator('.mention')).toHaveText(`@${bento.name}`);
  await expect(row).toHaveAccessibleName(Wall.rowName(room.name));
});
