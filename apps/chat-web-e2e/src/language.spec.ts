import { makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

test('another language shows at once, in all words, and is remembered', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  const room = await makeRoom('tides', [ana]);
  await say(ana, room, 'Stays as it was written');
  await ana.room.open(room);
  await expect(ana.page.locator('html')).toHaveAttribute('lang', 'en');
  await ana.wall.profile('Português');
  await expect(ana.page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await expect(ana.page.getByRole('navigation', { name: 'Espaço' })).toBeVisible();
  await expect(ana.page.getByRole('log', { name: `Mensagens em ${room.name}` })).toBeVisible();
  await expect(ana.page.getByText('Stays as it was written')).toBeVisible();

  await ana.page.reload();
  const wall = ana.page.getByRole('navigation', { name: 'Espaço' });
  await expect(wall).toBeVisible();
  await wall.getByRole('button', { name: 'Configurações' }).click();
  await ana.page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(ana.wall.nav).toBeVisible();
});

test('the door speaks the language of the browser, and the other on request', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: 'pt-PT' });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Bom te ver de novo' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Good to see you again' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Good to see you again' })).toBeVisible();
  await context.close();
});
