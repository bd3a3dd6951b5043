import { startStack } from '@prosa/testing/stack';
import { Door } from './pages/door.ts';
import { Wall } from './pages/wall.ts';
import { watchConsole } from './people/complaints.ts';
import { password, unique } from './people/person.ts';
import { expect, test } from './test.ts';

test('the first visitor names the workspace and owns it; out and in again', async ({ browser }) => {
  await using stack = await startStack();
  const context = await browser.newContext({ baseURL: stack.gatewayUrls[0] });
  const complaints = watchConsole(context);
  const page = await context.newPage();
  const door = new Door(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'The house is new' })).toBeVisible();

  await door.press('Open the house');
  await expect(page.getByText('Write a name.')).toHaveCount(2);
  await expect(page.getByText('This does not look like an e-mail address.')).toBeVisible();

  await door.workspace.fill('Estação Boia');
  await door.name.fill('Cecília Prates');
  await door.email.fill('cecilia@example.org');
  await door.password.fill(password);
  await door.press('Open the house');
  await expect(page.getByRole('heading', { name: 'The house is open' })).toBeVisible();
  await expect(page.getByText('Workspace created')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Menu of Estação Boia' })).toBeVisible();

  await new Wall(page).profile('Sign out');
  await expect(page.getByRole('heading', { name: 'Good to see you again' })).toBeVisible();
  await expect(page.getByText('Sign in to Estação Boia.')).toBeVisible();
  await door.signIn({ email: 'cecilia@example.org', password });
  await expect(page.getByRole('heading', { name: 'The house is open' })).toBeVisible();
  expect(complaints).toEqual([]);
  await context.close();
});

test('a wrong password is said so, and what was typed stays', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  await ana.context.clearCookies();
  await ana.page.goto('/');
  const door = new Door(ana.page);
  await door.signIn({ email: ana.email, password: 'not the right one' });
  await expect(ana.page.getByRole('alert')).toHaveText('The password does not match this e-mail. Check Caps Lock.');
  await expect(door.email).toHaveValue(ana.email);

  await door.signIn({ email: ana.email, password });
  await expect(ana.wall.nav).toBeVisible();
});

test('nobody gets in without an account, and comes back to where they wanted to go', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  await ana.context.clearCookies();
  await ana.page.goto('/settings/appearance');
  await expect(ana.page.getByRole('heading', { name: 'Good to see you again' })).toBeVisible();
  await new Door(ana.page).signIn({ email: ana.email, password });
  await expect(ana.page).toHaveURL('/settings/appearance');
});

test('a second person makes an account; an e-mail that is taken is said so', async ({
  newPerson,
  browser,
  baseURL,
}) => {
  const ana = await newPerson('Ana');
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const door = new Door(page);
  await page.goto('/');
  await page.getByRole('link', { name: 'Create an account' }).click();
  const name = unique('Bento');

  await door.signUp({ name, email: ana.email, password: 'short' });
  await expect(page.getByText('5 more characters are needed.')).toBeVisible();
  await door.signUp({ name, email: ana.email, password });
  await expect(page.getByText('There is already an account with this e-mail.')).toBeVisible();
  await expect(door.name).toHaveValue(name);

  await door.signUp({ name, email: `${name.replace(' ', '.')}@example.org`, password });
  await expect(page.getByRole('heading', { name: 'The house is open' })).toBeVisible();
  await expect(new Wall(page).nav.getByText(name)).toBeVisible();
  await context.close();
});

test('signed out in one tab is signed out in all, and nothing stays behind', async ({ newPerson }) => {
  const ana = await newPerson('Ana');
  await ana.page.goto('/');
  const other = await ana.context.newPage();
  await other.goto('/settings/profile');
  await expect(other.getByRole('heading', { name: 'Profile' })).toBeVisible();
  await ana.wall.profile('Sign out');
  for (const tab of [ana.page, other]) {
    await expect(tab.getByRole('heading', { name: 'Good to see you again' })).toBeVisible();
  }
  await expect
    .poll(() => ana.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
    .toEqual([]);
  expect(await ana.page.evaluate(() => localStorage.getItem('prosa.me'))).toBeNull();
});
