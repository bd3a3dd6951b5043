import { AxeBuilder } from '@axe-core/playwright';
import { RoomKind } from '@prosa/proto/chat';
import { choose } from './people/files.ts';
import { makeRoom, say } from './people/person.ts';
import { png } from './people/pictures.ts';
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

test('files go along, and stay when the first message goes', async ({ newPerson }) => {
  const [ana, bento, clara] = [await newPerson('Ana'), await newPerson('Bento'), await newPerson('Clara')];
  const buoys = await makeRoom('buoys', [ana, bento], RoomKind.PRIVATE);
  const harbour = await makeRoom('harbour', [bento, clara]);
  await ana.room.open(buoys);
  await choose(ana.page, [
    { name: 'boia.png', mimeType: 'image/png', buffer: png(90, 50, [160, 60, 40]) },
    { name: 'tides.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') },
  ]);
  await ana.page.getByRole('textbox', { name: 'What boia.png shows' }).fill('The buoy at dusk');
  await ana.page.getByRole('button', { name: 'Send', exact: true }).click();
  await bento.room.open(buoys);
  await bento.room.actFromMenu('tides.csv', 'Forward');
  const dialog = bento.page.getByRole('dialog', { name: 'Forward this message' });
  await expect(dialog.getByRole('list', { name: 'Files' }).getByRole('listitem')).toContainText([
    'boia.png',
    'tides.csv',
  ]);
  await dialog.getByRole('radio', { name: harbour.name }).check({ force: true });
  await dialog.getByRole('button', { name: 'Forward message' }).click();
  await clara.room.open(harbour);
  const copy = clara.room.message('tides.csv');
  await expect(copy).toContainText(`Forwarded: ${ana.name}`);
  const picture = copy.getByRole('button', { name: 'Open The buoy at dusk' }).getByRole('img');
  await expect(picture).toHaveJSProperty('complete', true);
  await ana.room.actFromMenu('tides.csv', 'Delete');
  await ana.page.getByRole('button', { name: 'Delete message' }).click();
  await expect(bento.room.message('tides.csv')).toHaveCount(0);
  const [download] = await Promise.all([
    clara.page.waitForEvent('download'),
    copy.getByRole('link', { name: 'Download tides.csv' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('tides.csv');
});
