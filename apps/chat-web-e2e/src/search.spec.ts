import type { Page } from '@playwright/test';
import { makeRoom, say, unique } from './people/person.ts';
import { expect, test } from './test.ts';

const field = (page: Page) => page.getByRole('combobox', { name: 'Search messages' });
const hits = (page: Page) => page.getByRole('listbox', { name: 'Messages that were found' }).getByRole('option');

test('finds parts of words as one types, shows the hit among its neighbours, and keeps the query on the way back', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const word = unique('batéria').replace(' ', '');
  for (let line = 1; line <= 20; line++) await say(bento, room, `line ${line}`);
  await say(bento, room, `Trocamos a ${word} da boia`);
  for (let line = 21; line <= 100; line++) await say(bento, room, `line ${line}`);
  await ana.room.open(room);
  await ana.page.getByRole('link', { name: 'Search in this room' }).click();
  await expect(ana.page.getByText(`in ${room.name}`)).toBeVisible();

  await field(ana.page).pressSequentially(word.slice(0, -2).replace('é', 'E'));
  await expect(hits(ana.page)).toHaveCount(1);
  await expect(hits(ana.page).locator('mark')).toHaveText(word.slice(0, -2));
  await ana.page.keyboard.press('ArrowDown');
  const context = ana.page.getByRole('complementary', { name: 'In context' });
  await expect(context.getByRole('article')).toHaveCount(11);
  await expect(context).toContainText(word);
  await expect(context).toContainText('line 20');
  await expect(context).toContainText('line 21');

  await context.getByRole('link', { name: 'Open room' }).click();
  await ana.room.isOpen(room.name);
  await expect(ana.room.message(word)).toBeInViewport();
  await expect(ana.page).not.toHaveURL(/at=/);
  await ana.page.goBack();
  await expect(field(ana.page)).toHaveValue(word.slice(0, -2).replace('é', 'E'));
  await expect(hits(ana.page)).toHaveCount(1);
  await expect(context).toContainText(word);
  await ana.page.reload();
  await expect(hits(ana.page)).toHaveCount(1);
});

test('filters are typed in either language or picked, become chips, and go away again', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const [tides, other] = [await makeRoom('tides', [ana, bento]), await makeRoom('workshop', [ana, bento])];
  const word = unique('w').replace(' ', '');
  await say(ana, tides, `${word} of ana`);
  await say(bento, tides, `${word} of bento`);
  await say(bento, other, `${word} elsewhere, see https://example.org`);
  await ana.page.goto('/search');
  await field(ana.page).fill(word);
  await expect(hits(ana.page)).toHaveCount(3);

  await field(ana.page).pressSequentially(` de:${bento.name.split(' ')[1]}`);
  const offers = ana.page.getByRole('listbox', { name: 'What the filter may be' }).getByRole('option');
  await expect(offers).toHaveText([bento.name]);
  await ana.page.keyboard.press('Enter');
  await expect(ana.page.getByText(`from ${bento.name}`)).toBeVisible();
  await expect(field(ana.page)).toHaveValue(`${word} `);
  await expect(hits(ana.page)).toHaveCount(2);

  await ana.page.getByRole('button', { name: 'Room', exact: true }).click();
  await expect(field(ana.page)).toBeFocused();
  await ana.page.keyboard.type(tides.name.split(' ')[1] ?? '');
  await offers.filter({ hasText: tides.name }).click();
  await expect(hits(ana.page)).toHaveCount(1);
  await expect(hits(ana.page)).toContainText('of bento');

  await field(ana.page).fill(`${word} nowhere`);
  await expect(ana.page.getByText(`Nothing with “${word} nowhere” in this room. Search every room?`)).toBeVisible();
  await field(ana.page).fill(word);
  await ana.page.getByRole('button', { name: `Remove the filter in ${tides.name}` }).click();
  await expect(hits(ana.page)).toHaveCount(2);
  await ana.page.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(hits(ana.page)).toHaveCount(1);
  await expect(hits(ana.page)).toContainText('elsewhere');
  await ana.page.getByRole('button', { name: 'Clear all' }).click();
  await expect(ana.page.getByText('What was it again?')).toBeVisible();

  await field(ana.page).fill(`${word} before:2020-01-01 `);
  await expect(ana.page.getByText(`Nothing with “${word}”.`)).toBeVisible();
  await expect(ana.page).toHaveURL(/before=2020-01-01/);
});

test('one or two Japanese characters are found, and a room goes to a day', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  for (let line = 1; line <= 120; line++) await say(ana, room, line === 3 ? '会議は東京で' : `line ${line}`);
  await ana.page.goto(`/search?in=${room.id}`);
  await field(ana.page).fill('東');
  await expect(hits(ana.page)).toHaveCount(1);
  await field(ana.page).fill('京で');
  await expect(hits(ana.page)).toHaveCount(1);
  await expect(hits(ana.page).locator('mark')).toHaveText('京で');

  await ana.room.open(room);
  await expect(ana.room.message('line 120')).toBeInViewport();
  await ana.page.getByRole('button', { name: 'More about the room' }).click();
  await ana.page.getByRole('menuitem', { name: 'Go to a day' }).click();
  await ana.page.getByRole('button', { name: 'The beginning' }).click();
  await expect(ana.room.message('line 1').first()).toBeInViewport();
  await expect(ana.page.getByText(`This is where ${room.name} begins.`)).toBeVisible();
});
