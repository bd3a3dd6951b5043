import type { Browser, Page } from '@playwright/test';
import { makeRoom, password, type Person } from './people/person.ts';
import { expect, test } from './test.ts';

test('who comes for the first time is shown around in four steps, by key, and can go on working', async ({
  newPerson,
  browser,
  baseURL,
}) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  const { page, close } = await firstVisit(browser, ana, baseURL);
  const tour = page.getByRole('region', { name: /Rooms and people are on the wall/ });
  await expect(tour).toBeVisible();
  const composer = page.getByRole('textbox', { name: /^Write to/ });
  await expect(composer).toBeFocused(); // it takes no focus and traps none
  await page.keyboard.type('hello');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log').getByText('hello')).toBeVisible();
  for (const title of ['Say it, and it is kept', 'Jump or search', 'Everything by key']) {
    await page.getByRole('button', { name: 'Next', exact: true }).press('Enter');
    await expect(page.getByRole('region', { name: title })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Got it' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Got it' })).toHaveCount(0);
  await expect(page.locator('#main')).toBeFocused();

  await page.reload();
  await expect(page.getByRole('log', { name: `Messages in ${room.name}` })).toBeVisible();
  await expect(page.getByText('Step 1 of 4')).toHaveCount(0);
  await page.goto('/settings/keyboard');
  await page.getByRole('button', { name: 'Show me around again' }).click();
  await expect(page.getByText('Step 1 of 4')).toBeVisible();
  await page.getByRole('button', { name: 'Skip' }).press('Escape');
  await expect(page.getByText('Step 1 of 4')).toHaveCount(0);
  await close();
});

test('the tour can be skipped at once, on a phone and in Portuguese, too', async ({ newPerson, browser, baseURL }) => {
  const ana = await newPerson('Ana');
  await makeRoom('tides', [ana]);
  const phone = { viewport: { width: 320, height: 640 }, locale: 'pt-BR' };
  const { page, close } = await firstVisit(browser, ana, baseURL, phone);
  await expect(page.getByText('Passo 1 de 4')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Pular' }).click();
  await expect(page.getByText('Passo 1 de 4')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('link', { name: /^tides/ })).toBeVisible();
  await expect(page.getByText('Passo 1 de 4')).toHaveCount(0);
  await close();
});

/** A browser that has seen nothing yet, signed in. */
async function firstVisit(
  browser: Browser,
  { email }: Person,
  baseURL: string | undefined,
  options: object = {},
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const context = await browser.newContext({ baseURL, ...options });
  await context.request.post('/prosa.chat.v1.AccountService/SignIn', { data: { email, password } });
  const page = await context.newPage();
  await page.goto('/');
  return { page, close: () => context.close() };
}
