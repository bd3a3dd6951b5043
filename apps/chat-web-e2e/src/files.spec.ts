import { startStack, uploadFile } from '@prosa/testing/stack';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { choose } from './people/files.ts';
import { makeRoom } from './people/person.ts';
import { png } from './people/pictures.ts';
import { expect, test } from './test.ts';

const red = png(900, 500, [160, 60, 40]);
const green = png(400, 800, [40, 120, 80]);

test('several files go with one message: pictures show and open, the others can be downloaded', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('buoys', [ana, bento]);
  await ana.room.open(room);
  await bento.room.open(room);
  const report = randomBytes(30_000);
  await choose(ana.page, [
    { name: 'boia.png', mimeType: 'image/png', buffer: red },
    { name: 'mastro.png', mimeType: 'image/png', buffer: green },
    {
      name: 'relatório – março.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), report]),
    },
  ]);
  await ana.page.getByRole('textbox', { name: 'What boia.png shows' }).fill('The buoy at dusk');
  await ana.room.say('look');

  for (const { page, room: sheet } of [ana, bento]) {
    const row = sheet.message('look');
    await expect(row.getByRole('button', { name: 'Open The buoy at dusk' }).getByRole('img')).toHaveJSProperty(
      'complete',
      true,
    );
    await expect(row.getByText('relatório – março.pdf')).toBeVisible();
    await expect(row).not.toHaveClass(/unsent/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      row.getByRole('link', { name: 'Download relatório – março.pdf' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('relatório – março.pdf');
    expect((await readFile(await download.path())).subarray(9).equals(report)).toBe(true);
  }

  // The viewer, by keyboard; the focus comes back.
  const { page } = bento;
  const first = bento.room.message('look').getByRole('button', { name: 'Open The buoy at dusk' });
  await first.focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: 'Picture' });
  await expect(viewer.getByRole('img', { name: 'The buoy at dusk' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByRole('img', { name: 'mastro.png' })).toBeVisible();
  await expect(viewer.getByText('2 of 2')).toBeVisible();
  await page.keyboard.press('+');
  await expect(viewer.getByRole('button', { name: 'Smaller' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await expect(first).toBeFocused();

  // The room's files.
  await page.getByRole('button', { name: 'Files', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Files' });
  await expect(panel.getByRole('listitem')).toHaveCount(3);
  await expect(panel.getByText('mastro.png')).toBeVisible();
});

test('dropped and pasted files wait in the composer; one is taken away while it is on its way', async ({
  newPerson,
}) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('buoys', [ana]);
  await ana.room.open(room);
  const { page } = ana;
  let held = 0;
  await page.route('**/files/uploads/*', async (route) => {
    held += 1;
    if (held > 1) await route.continue();
  });
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x'.repeat(200_000)], 'slow.txt', { type: 'text/plain' }));
    return data;
  });
  await page.dispatchEvent('#main', 'dragenter', { dataTransfer: dropped });
  await expect(page.getByText(`Drop to send to ${room.name}`)).toBeVisible();
  await page.dispatchEvent('#main', 'drop', { dataTransfer: dropped });
  await expect(page.getByText(`Drop to send to ${room.name}`)).toHaveCount(0);
  await expect(page.getByRole('progressbar', { name: 'slow.txt' })).toBeVisible();
  await expect.poll(() => held).toBe(1);
  await page.getByRole('button', { name: 'Take slow.txt away' }).click();
  await expect(page.getByText('slow.txt')).toHaveCount(0);

  await ana.room.composer.evaluate(
    (box, bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'pasted.png', { type: 'image/png' }));
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [...png(60, 40, [20, 80, 140])],
  );
  await expect(page.getByText('pasted.png')).toBeVisible();
  await ana.room.composer.press('Enter');
  await expect(ana.room.log.getByRole('button', { name: 'Open pasted.png' })).toBeVisible();
  await expect
    .poll(async () => (await ana.program.messages.listMessages({ roomId: room.id, limit: 5 })).messages.length)
    .toBe(1);
  const { messages } = await ana.program.messages.listMessages({ roomId: room.id, limit: 5 });
  expect(messages[0]?.attachments.map(({ name, width }) => [name, width])).toEqual([['pasted.png', 60]]);
});

test('the gateway dies in the middle of an upload: it goes on where it was, and the message is sent once', async ({
  newPerson,
}) => {
  await using stack = await startStack({ ai: false });
  const ana = await newPerson('Ana', { baseURL: stack.gatewayUrls[0] });
  const room = await makeRoom('buoys', [ana]);
  await ana.room.open(room);
  const offsets: number[] = [];
  await ana.page.route('**/files/uploads/*', async (route) => {
    offsets.push(Number(route.request().headers()['upload-offset']));
    if (offsets.length === 2) await stack.kill('gateway');
    await route.continue();
  });
  const bytes = randomBytes(11 * 1024 * 1024);
  await choose(ana.page, [{ name: 'dados.bin', mimeType: 'application/octet-stream', buffer: bytes }]);
  await ana.room.composer.fill('all of it');
  await ana.room.composer.press('Enter');
  await expect(ana.room.message('all of it')).toBeVisible();
  await stack.ready();
  await expect(ana.room.message('all of it')).not.toHaveClass(/unsent/, { timeout: 60_000 });
  const { messages } = await ana.program.messages.listMessages({ roomId: room.id, limit: 5 });
  expect(messages.map(({ text, attachments }) => [text, attachments.map(({ sizeBytes }) => sizeBytes)])).toEqual([
    ['all of it', [BigInt(bytes.length)]],
  ]);
  const chunk = 5 * 1024 * 1024;
  expect(offsets.slice(0, 2)).toEqual([0, chunk]);
  expect(offsets.filter((offset) => offset === 0)).toHaveLength(1);
});

test('a page that somebody uploads cannot run: it is saved, never shown', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('buoys', [ana]);
  const evil = '<!doctype html><script>document.title = "ran"</script>';
  for (const name of ['evil.html', 'evil.svg']) {
    const id = await uploadFile(ana.program, name, new TextEncoder().encode(evil));
    await ana.program.messages.sendMessage({
      roomId: room.id,
      clientMessageId: crypto.randomUUID(),
      attachmentIds: [id],
    });
    await ana.room.open(room);
    const download = ana.page.waitForEvent('download');
    await ana.page.evaluate((url) => void (location.href = url), `/files/${id}/${name}`);
    expect((await download).suggestedFilename()).toBe(name);
    expect(await ana.page.title()).not.toBe('ran');
  }
});
