import { password } from './people/person.ts';
import { expect, test } from './test.ts';

test('devices are listed, the one at hand marked, and another is signed out at once', async ({
  newPerson,
  browser,
  baseURL,
}) => {
  const ana = await newPerson('Ana');
  const other = await browser.newContext({
    baseURL,
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
  });
  const phone = await other.newPage();
  const data = { email: ana.email, password };
  await other.request.post('/prosa.chat.v1.AccountService/SignIn', { data });
  await phone.goto('/settings/profile');
  await expect(phone.getByRole('heading', { name: 'Profile' })).toBeVisible();

  await ana.page.goto('/settings/devices');
  const main = ana.page.getByRole('main');
  await expect(main.getByText('this device')).toHaveCount(1);
  await main.getByRole('button', { name: /^Sign out\s*: Safari on iPhone/ }).click();
  await ana.page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(main.getByRole('button', { name: /^Sign out\s*: Safari on iPhone/ })).toHaveCount(0);
  await expect(phone.getByRole('button', { name: 'Sign in' })).toBeVisible();

  await main.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await ana.page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(main.getByRole('listitem')).toHaveCount(1);
  await other.close();
});

test('what helps to read holds at once, has undo, and follows the person when they wish', async ({
  newPerson,
  browser,
  baseURL,
}) => {
  const ana = await newPerson('Ana');
  await ana.page.goto('/settings/accessibility');
  const root = ana.page.locator('html');
  await ana.page.getByRole('radio', { name: 'Larger' }).click();
  await expect(root).toHaveAttribute('data-text', 'larger');
  await ana.page.getByRole('switch', { name: 'High contrast' }).click();
  await expect(root).toHaveAttribute('data-contrast', 'more');
  await ana.page.getByRole('button', { name: 'Undo' }).click();
  await expect(root).not.toHaveAttribute('data-contrast', 'more');
  await ana.page.getByRole('switch', { name: 'The same on all my devices' }).click();
  await expect(ana.page.getByText('Changed.')).toBeVisible();

  const other = await browser.newContext({ baseURL, storageState: await ana.context.storageState() });
  const laptop = await other.newPage();
  await laptop.goto('/settings/appearance');
  await expect(laptop.locator('html')).toHaveAttribute('data-text', 'larger');
  await laptop.getByRole('radio', { name: 'Dark' }).click();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await other.close();
});
