import { RoomKind } from '@prosa/proto/chat';
import { Door } from './pages/door.ts';
import { watchConsole } from './people/complaints.ts';
import { makeRoom, password, say } from './people/person.ts';
import { expect, test } from './test.ts';

const attacks = [
  '<script>window.broken = 1</script>',
  '<img src=x onerror="window.broken = 2">',
  '<svg onload="window.broken = 3"><a xlink:href="javascript:window.broken=4">x</a></svg>',
  '[press me](javascript:window.broken=5)',
  '[press me](data:text/html;base64,PHNjcmlwdD53aW5kb3cuYnJva2VuPTY8L3NjcmlwdD4=)',
  '![](https://example.org/tracker.png)',
  '<iframe srcdoc="<script>parent.broken = 7</script>"></iframe>',
  '<style>* { display: none }</style>',
  '<a href="https://example.org" onmouseover="window.broken = 8">over</a>',
  '```"><img src=x onerror="window.broken = 9">\n"><img src=x onerror="window.broken = 10">\n```',
  '`<img src=x onerror="window.broken = 11">`',
  '<form action="/sign-out"><button>press</button></form>',
];

test('what somebody writes is never more than text', async ({ newPerson, baseURL }) => {
  const ana = await newPerson('<img src=x onerror="window.broken=12">');
  const bento = await newPerson('Bento');
  const { room } = await ana.program.rooms.createRoom({
    name: `<b onclick="window.broken=13">${ana.userId.slice(-6)}</b>`,
    topic: '<img src=x onerror="window.broken=14">',
    kind: RoomKind.PUBLIC,
    memberIds: [bento.userId],
  });
  if (!room) throw new Error('the server made no room');
  const foreign: string[] = [];
  bento.page.on('request', (request) => {
    if (new URL(request.url()).origin !== baseURL) foreign.push(request.url());
  });
  bento.page.on('dialog', (dialog) => void dialog.dismiss().then(() => foreign.push(dialog.message())));
  const quoted = await say(ana, room, attacks[0] ?? '');
  for (const attack of attacks) await say(ana, room, attack, quoted.id);
  await bento.room.open(room);
  await expect(bento.room.log.getByRole('article')).toHaveCount(attacks.length + 1);
  for (const text of await bento.room.log.getByText(/press me|over/).all()) await text.click({ noWaitAfter: true });
  await expect(bento.room.log.getByText('<script>window.broken = 1</script>').last()).toBeVisible();

  expect(await bento.page.evaluate(() => Object.hasOwn(window, 'broken'))).toBe(false);
  expect(foreign).toEqual([]);
  for (const tag of [
    'script',
    'img',
    'iframe',
    'svg:not(prosa-icon svg)',
    'style',
    'form',
    'object',
    'link',
    '[onclick]',
    '[onmouseover]',
  ]) {
    await expect(bento.room.log.locator(tag), tag).toHaveCount(0);
  }
  for (const link of await bento.room.log.getByRole('link').all()) {
    await expect(link).toHaveAttribute('href', /^(https?:\/\/|mailto:)/);
    await expect(link).toHaveAttribute('rel', /noopener/);
  }
  await expect(bento.page).toHaveURL(new RegExp(`/rooms/${room.id}$`));
});

test('a whole session without one complaint of the browser', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana', { serviceWorkers: 'allow' }), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const { page, wall } = ana;
  await ana.context.clearCookies();
  const answer = await page.goto('/');
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  await new Door(page).signIn({ email: ana.email, password });
  await ana.room.isOpen(room.name);
  await ana.room.say('**bold**, `code` and\n```ts\nconst x: number = 1;\n```', 'bold, code and');
  await ana.room.act('bold', 'React');
  await page.getByRole('option').first().click();
  await ana.room.say(':)');
  await ana.room.act(':)', 'Edit');
  await ana.room.composer.fill(':) :)');
  await ana.room.composer.press('Enter');
  await page.getByRole('button', { name: /^People in the room/ }).click();
  await page.getByRole('button', { name: `Write to ${bento.name}` }).click();
  await ana.room.isOpen(bento.name);
  await wall.addRoom('Browse rooms');
  await expect(page.getByRole('dialog')).toBeVisible(); // it is loaded when it is opened
  await page.keyboard.press('Escape');
  await wall.profile('Dark');
  await wall.profile('Profile');
  await page.getByRole('main').getByRole('link', { name: 'Access tokens' }).click();
  await page.getByLabel('What is it for?').fill('robot');
  await page.getByRole('button', { name: 'Create token' }).click();
  await expect(page.getByText('Copy the token now. It is shown this once.')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Language' }).click();
  await page.getByRole('radio', { name: 'Português' }).click();
  await page.getByRole('radio', { name: 'English' }).click();
  await wall.profile('Sign out');
  await expect(page.getByRole('heading', { name: 'Good to see you again' })).toBeVisible();
  expect(ana.complaints).toEqual([]);
});

test('the policy refuses what is not of the house, and these tests would hear of it', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL });
  const complaints = watchConsole(context);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.broken = 1';
    document.body.append(script);
  });
  expect(await page.evaluate(() => Object.hasOwn(window, 'broken'))).toBe(false);
  await expect.poll(() => complaints.join()).toContain('Content Security Policy');
  await context.close();
});
