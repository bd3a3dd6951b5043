import type { Page } from '@playwright/test';
import type { Photographer, View } from './pictures.ts';
import { desk, phone, room, type Scene, settled } from './scene.ts';
import type { Seeded } from './seed.ts';

/** Pictures of what stands around messages: threads, pins, files, polls, forwarding. */
export const talkScenes: Readonly<Record<string, Scene>> = {
  thread: (p, s) =>
    room(p, s, 'thread', desk, (page) => page.getByText('pressed the button').waitFor(), false, threadOf(s)),
  'thread-dark': (p, s) =>
    room(
      p,
      s,
      'thread-dark',
      { ...desk, theme: 'dark', language: 'pt-BR' },
      (page) => page.getByText('pressed the button').waitFor(),
      false,
      threadOf(s),
    ),
  'phone-thread': async (p, s) => {
    const { page, context } = await p.openAsCecilia(
      `/rooms/${s.mainRoomId}${threadOf(s)}`,
      { ...phone, theme: 'dark' },
      s,
    );
    await page.getByText('pressed the button').waitFor();
    await settled(page);
    await p.take(page, 'phone-thread');
    await p.leave(context);
  },
  pins: (p, s) =>
    room(p, s, 'pins', desk, async (page) => {
      await page.getByRole('button', { name: '2 pinned messages' }).click();
      await page.getByRole('complementary', { name: 'Pinned messages' }).getByRole('listitem').first().waitFor();
    }),
  files: (p, s) =>
    buoys(p, s, 'files', desk, async (page) => {
      await page.getByRole('button', { name: /new message/ }).click();
      await page.getByRole('radio', { name: /^Wait for/ }).waitFor();
      await page.waitForTimeout(1_000); // it glides
    }),
  'files-phone': (p, s) => buoys(p, s, 'files-phone', { ...phone, language: 'pt-BR' }),
  viewer: (p, s) =>
    buoys(p, s, 'viewer', desk, async (page) => {
      await page.getByRole('button', { name: /^Open Curve/ }).click();
      await page.getByRole('dialog', { name: 'Picture' }).getByRole('img').waitFor();
    }),
  'files-panel': (p, s) =>
    buoys(p, s, 'files-panel', { ...desk, theme: 'dark' }, async (page) => {
      await page.getByRole('button', { name: 'Files', exact: true }).click();
      await page.getByRole('complementary', { name: 'Files' }).getByRole('listitem').first().waitFor();
    }),
  poll: (p, s) =>
    room(p, s, 'poll', desk, async (page) => {
      await page.getByRole('textbox', { name: /^Write to/ }).fill('When do we swap the battery?');
      await page.getByRole('button', { name: 'Ask a question' }).click();
      const dialog = page.getByRole('dialog', { name: 'Ask a question' });
      // The dialog takes the focus when it has opened, not before.
      await dialog.locator('input:focus').waitFor();
      await page.waitForTimeout(300);
      await dialog.getByRole('textbox', { name: 'Answer 1' }).fill('Friday, with the low tide at 06:10');
      await dialog.getByRole('textbox', { name: 'Answer 2' }).fill('Saturday at noon');
    }),
  forward: (p, s) =>
    room(p, s, 'forward', { ...desk, language: 'pt-BR' }, async (page) => {
      const row = page.getByRole('article').filter({ hasText: 'mudei o suporte' });
      await row.hover();
      await row.getByRole('button', { name: 'Mais ações' }).click();
      await page.getByRole('menuitem', { name: 'Encaminhar' }).click();
      await page.getByRole('dialog').getByRole('searchbox').waitFor();
    }),
};

const threadOf = ({ threadRootId }: Seeded): string => `/thread/${threadRootId}`;

async function buoys(
  photographer: Photographer,
  seeded: Seeded,
  name: string,
  view: View,
  prepare?: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, context } = await photographer.openAsCecilia(`/rooms/${seeded.buoyRoomId}`, view, seeded);
  await page.locator('prosa-poll').waitFor();
  await page.locator('prosa-attachments img').first().waitFor();
  await settled(page);
  await prepare?.(page);
  await photographer.take(page, name);
  await photographer.leave(context);
}
