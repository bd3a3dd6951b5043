import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

/** Where menus, pickers and dialogs are. */
const overlay = '.cdk-overlay-container';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious, ${colorScheme}: the door`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, colorScheme });
    const page = await context.newPage();
    for (const path of ['/sign-in', '/sign-up']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await isClean(page, path);
      await page.getByRole('button', { name: /^(Sign in|Create account)$/ }).click();
      await expect(page.getByRole('alert').first()).toBeVisible();
      await isClean(page, `${path} with errors`);
    }
    await context.close();
  });

  test(`axe finds nothing serious, ${colorScheme}: a room`, async ({ newPerson }) => {
    const [ana, bento] = [await newPerson('Ana', { colorScheme }), await newPerson('Bento')];
    const room = await makeRoom('tides', [ana, bento]);
    const elsewhere = await makeRoom('harbour', [ana, bento]);
    const question = await say(bento, room, `Is *anybody* \`there\`, @${ana.name}? https://example.org`);
    await say(ana, room, 'I am', question.id);
    await say(bento, room, "```ts\nconst answer = 'yes'; // highlighted\n```");
    await bento.program.messages.setReaction({ messageId: question.id, emoji: '👍', present: true });
    await say(bento, elsewhere, `For @${ana.name}`);
    const gone = await say(ana, room, 'gone');
    await ana.program.messages.deleteMessage({ messageId: gone.id });
    await ana.room.open(room);
    await expect(ana.room.message('highlighted')).toBeVisible();
    await ana.room.message('I am').hover();
    await isClean(ana.page, 'room');
    await ana.page.getByRole('button', { name: /^People in the room/ }).click();
    const people = ana.page.getByRole('complementary');
    await expect(people).toContainText(bento.name);
    await isClean(ana.page, 'people of the room', 'aside');
  });

  test(`axe finds nothing serious, ${colorScheme}: the emoji picker`, async ({ newPerson }) => {
    const ana = await newPerson('Ana', { colorScheme });
    const room = await makeRoom('tides', [ana]);
    await say(ana, room, 'I am');
    await ana.room.open(room);
    await ana.room.act('I am', 'React');
    await expect(ana.page.getByRole('option', { name: 'flag: Brazil' })).toHaveCount(1);
    // All of the nearly 2,000 are made alike; of each group axe looks at the beginning.
    await isClean(ana.page, 'emoji', overlay, '.grid button:nth-child(n + 10)');
    await ana.page.getByRole('combobox', { name: /^Find an emoji/ }).fill('moon');
    await expect(ana.page.getByRole('heading', { name: 'Flags' })).toHaveCount(0);
    await isClean(ana.page, 'emoji that were found', overlay);
  });

  test(`axe finds nothing serious, ${colorScheme}: a question before something is lost`, async ({ newPerson }) => {
    const ana = await newPerson('Ana', { colorScheme });
    const room = await makeRoom('tides', [ana]);
    await say(ana, room, 'I am');
    await ana.room.open(room);
    await ana.room.actFromMenu('I am', 'Delete');
    await expect(ana.page.getByRole('alertdialog')).toBeVisible();
    await isClean(ana.page, 'question', overlay);
  });

  for (const item of ['Create a room', 'Browse rooms'] as const) {
    test(`axe finds nothing serious, ${colorScheme}: ${item}`, async ({ newPerson }) => {
      const ana = await newPerson('Ana', { colorScheme });
      const room = await makeRoom('tides', [ana]);
      await ana.room.open(room);
      await ana.wall.addRoom(item);
      await expect(ana.page.getByRole('dialog')).toContainText(item === 'Create a room' ? 'Private' : room.name);
      await isClean(ana.page, item, overlay);
    });
  }

  test(`axe finds nothing serious, ${colorScheme}: a new message`, async ({ newPerson }) => {
    const [ana, bento] = [await newPerson('Ana', { colorScheme }), await newPerson('Bento')];
    await ana.room.open(await makeRoom('tides', [ana]));
    await ana.wall.nav.getByRole('button', { name: 'New message' }).first().click();
    await ana.page.getByRole('combobox', { name: 'People' }).fill(bento.name);
    await expect(ana.page.getByRole('option', { name: bento.name })).toBeVisible();
    await isClean(ana.page, 'new message', overlay);
  });

  test(`axe finds nothing serious, ${colorScheme}: welcome, rooms on a phone`, async ({ newPerson }) => {
    const ana = await newPerson('Ana', { colorScheme });
    await ana.page.goto('/');
    await expect(ana.page.getByRole('heading', { name: 'The house is open' })).toBeVisible();
    await isClean(ana.page, 'welcome');
    await ana.page.setViewportSize({ width: 390, height: 844 });
    await makeRoom('tides', [ana]);
    await ana.page.goto('/');
    await expect(ana.page.getByRole('link', { name: /^tides/ })).toBeVisible();
    await isClean(ana.page, 'rooms on a phone');
  });
}

/** Fails when axe finds something serious or critical, in the whole page or in a part of it, but for what `but` selects. */
async function isClean(page: Page, where: string, part = 'html', but?: string): Promise<void> {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const axe = new AxeBuilder({ page }).include(part);
  const { violations } = await (but ? axe.exclude(but) : axe).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
  expect.soft(serious, where).toEqual([]);
}
