import { makeRoom, say, unique } from './people/person.ts';
import { expect, test } from './test.ts';

test('the switcher finds rooms with typos and without accents, people, messages and actions', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Beatriz')];
  const tides = await makeRoom('plantão-marés', [ana, bento]);
  const other = await makeRoom('oficina', [ana]);
  const word = unique('bateria');
  await say(bento, tides, `A ${word} chegou`);
  await ana.room.open(other);
  const { page } = ana;
  const box = page.getByRole('combobox', { name: 'Jump or search' });
  const chosen = page.getByRole('option', { selected: true });
  const look = async (text: string) => {
    if (!(await box.isVisible())) await page.keyboard.press('Control+k');
    await expect(box).toBeFocused();
    await box.fill(text);
  };

  await look('plantoa mares');
  await expect(chosen).toContainText(tides.name);
  await page.keyboard.press('Enter');
  await ana.room.isOpen(tides.name);

  // Recents first when nothing is typed; Escape gives the focus back.
  await look('');
  await expect(page.getByRole('option').first()).toContainText(tides.name);
  await expect(page.getByRole('option').nth(1)).toContainText(other.name);
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toContainText(other.name);
  await page.keyboard.press('Escape');
  await expect(box).toHaveCount(0);
  await expect(ana.room.composer).toBeFocused();

  await look(word);
  await page.getByRole('group', { name: 'Messages' }).getByRole('option').click();
  await ana.room.isOpen(tides.name);
  await expect(ana.room.message(word)).toHaveClass(/hit/);

  await look('creat a room');
  await page.getByRole('group', { name: 'Actions' }).getByRole('option', { name: 'Create a room' }).click();
  await expect(page.getByRole('dialog', { name: 'Create a room' })).toBeVisible();
  await page.keyboard.press('Escape');

  await look(bento.name);
  await expect(chosen).toContainText(bento.name);
  await page.keyboard.press('Enter');
  await ana.room.isOpen(bento.name);

  await look(word);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Search messages' })).toHaveValue(word);
});
