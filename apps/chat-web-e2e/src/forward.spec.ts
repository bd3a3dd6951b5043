import { AxeBuilder } from '@axe-core/playwright';
import { RoomKind } from '@prosa/proto/chat';
import { makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

test('a message is said again elsewhere, with a word before it, and leads back', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const tides = await makeRoom('tides', [ana, bento]);
  const harbour = await makeRoom('harbour', [ana, bento]);
  await say(bento, tides, `The buoy is **back**, @${ana.name}`);
  await ana.room.open(tides);
  await ana.room.actFromMenu('The buoy is back', 'Forward');
  const dialog = ana.page.getByRole('dialog', { name: 'Forward this message' });
  await dialog.getByRole('searchbox', { name: 'To' }).fill('harb');
  await expect(dialog.getByRole('radio', { name: harbour.name })).toBeChecked();
  await dialog.getByRole('textbox', { name: 'A word of yours' }).fill('Good news:');
  const axe = await new AxeBuilder({ page: ana.page }).include('mat-dialog-container').analyze();
  expect(axe.violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Forward message' }).click();
  await expect(ana.page.getByText(`Forwarded to ${harbour.name}`)).toBeVisible();

  await bento.room.open(harbour);
  const copy = bento.room.message('The buoy is back');
  await expect(copy).toContainText(`Forwarded: ${bento.name}`);
  await bento.room.says(['Good news:', `The buoy is back, @${ana.name}`]);
  await copy.getByRole('link', { name: `in ${tides.name}` }).click();
  await bento.room.isOpen(tides.name);
  await expect(bento.room.message('The buoy is back')).toHaveClass(/hit/);
});

test('where something private was said is not told', async ({ newPerson }) => {
  const [ana, bento, clara] = [await newPerson('Ana'), await newPerson('Bento'), await newPerson('Clara')];
  const secret = await makeRoom('secret', [ana, bento], RoomKind.PRIVATE);
  const open = await makeRoom('open', [ana, bento, clara]);
  await say(bento, secret, 'Between us');
  await ana.room.open(secret);
  await ana.room.actFromMenu('Between us', 'Forward');
  const dialog = ana.page.getByRole('dialog', { name: 'Forward this message' });
  await dialog.getByRole('radio', { name: open.name }).check({ force: true });
  await expect(dialog).toContainText('not where');
  await dialog.getByRole('button', { name: 'Forward message' }).click();
  await clara.room.open(open);
  const copy = clara.room.message('Between us');
  await expect(copy).toContainText(`Forwarded: ${bento.name}`);
  await expect(copy.getByRole('link')).toHaveCount(0);
  // Not even for those who know both rooms: the copy does not say it.
  await bento.room.open(open);
  await expect(bento.room.message('Between us')).not.toContainText('in secret');
});
