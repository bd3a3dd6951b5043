import type { Page } from '@playwright/test';
import { makeRoom } from './people/person.ts';
import { expect, test } from './test.ts';

test('dark and light on request, remembered; else like the system', async ({ newPerson }) => {
  const ana = await newPerson('Ana', { colorScheme: 'light' });
  const room = await makeRoom('tides', [ana]);
  await ana.room.open(room);
  expect(await brightness(ana.page)).toBeGreaterThan(0.8);
  await ana.page.emulateMedia({ colorScheme: 'dark' });
  expect(await brightness(ana.page)).toBeLessThan(0.2);

  await ana.wall.profile('Light');
  expect(await brightness(ana.page)).toBeGreaterThan(0.8);
  await ana.page.keyboard.press('Escape');
  await ana.page.reload();
  await ana.room.isOpen(room.name);
  expect(await brightness(ana.page)).toBeGreaterThan(0.8);
  await ana.wall.profile('Dark');
  await ana.page.emulateMedia({ colorScheme: 'light' });
  expect(await brightness(ana.page)).toBeLessThan(0.2);
});

/** How bright the sheet is, from 0 to 1. */
async function brightness(page: Page): Promise<number> {
  return page.getByRole('main').evaluate((sheet) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    if (!canvas) throw new Error('no canvas');
    canvas.fillStyle = getComputedStyle(sheet).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3 / 255;
  });
}
