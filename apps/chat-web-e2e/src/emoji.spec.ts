import { makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

test('the picker finds in both languages, moves by arrows and keeps the skin tone', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  await say(ana, room, 'Coffee?');
  await ana.room.open(room);
  const { page } = ana;
  const box = page.getByRole('combobox', { name: 'Find an emoji in English or Portuguese' });
  const picker = page.getByRole('dialog', { name: 'Emoji' });

  await ana.room.act('Coffee?', 'React');
  await box.fill('coracao azul');
  await expect(picker.getByRole('option').first()).toHaveText('💙');
  await box.press('Enter');
  await expect(ana.room.message('Coffee?').getByRole('button', { name: /^💙/ })).toBeVisible();

  // The whole set, in a grid: down is the emoji below.
  await ana.room.act('Coffee?', 'React');
  await expect(picker.getByRole('option', { name: 'flag: Brazil' })).toHaveCount(1);
  await box.press('ArrowDown');
  await box.press('ArrowRight');
  const active = picker.locator('[aria-selected=true]');
  await expect(active).toHaveAttribute('id', 'emoji-10');
  const eleventh = (await active.innerText()).trim();
  await box.press('Enter');
  await expect(ana.room.message('Coffee?').getByRole('button', { name: new RegExp(`^${eleventh}`) })).toBeVisible();

  // A tone is chosen once and stays, also after a reload.
  await ana.room.act('Coffee?', 'React');
  await picker.getByRole('button', { name: 'Skin tone: none' }).click();
  await picker.getByRole('radio', { name: 'medium dark' }).click();
  await box.fill('raised fist');
  await expect(picker.getByRole('option').first()).toHaveText('✊🏾');
  await page.keyboard.press('Escape');
  await page.reload();
  await ana.room.isOpen(room.name);
  await ana.room.act('Coffee?', 'React');
  await expect(picker.getByRole('button', { name: 'Skin tone: medium dark' })).toBeVisible();
});

test('an emoji is written by its shortcode', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  await ana.room.open(room);
  const { composer } = ana.room;
  await composer.pressSequentially('At 10:30 :bateria');
  await expect(ana.page.getByRole('listbox', { name: 'Emoji that fit' }).getByRole('option').first()).toContainText(
    '🔋',
  );
  await composer.press('Enter');
  await expect(composer).toHaveValue('At 10:30 🔋 ');
  await composer.pressSequentially('and :+1:');
  await expect(composer).toHaveValue('At 10:30 🔋 and 👍');
  await composer.press('Enter');
  await expect(ana.room.message('At 10:30 🔋 and 👍')).toBeVisible();
});

test('the set of emoji is no part of the first load', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  await say(ana, room, 'Coffee?');
  const withSet: string[] = [];
  const looked: Promise<void>[] = [];
  ana.page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return;
    looked.push(
      response.text().then(
        (text) => void (text.includes('rosto risonho') && withSet.push(response.url())),
        () => undefined,
      ),
    );
  });
  await ana.room.open(room);
  await expect(ana.room.message('Coffee?')).toBeVisible();
  await Promise.all(looked);
  expect(withSet).toEqual([]);
  await ana.room.act('Coffee?', 'React');
  await expect(ana.page.getByRole('dialog', { name: 'Emoji' })).toBeVisible();
  await Promise.all(looked);
  expect(withSet).toHaveLength(1);
});
