import type { Page } from '@playwright/test';
import { assistantScenes } from './assistant-scenes.ts';
import { pageScenes } from './page-scenes.ts';
import { desk, phone, room, type Scene } from './scene.ts';
import type { Seeded } from './seed.ts';
import { talkScenes } from './talk-scenes.ts';

/** Every picture of docs/screenshots by name. */
export const scenes: Readonly<Record<string, Scene>> = {
  'room-light': (p, s) => room(p, s, 'room-light', desk, (page) => typing(page, s)),
  'room-dark': (p, s) => room(p, s, 'room-dark', { ...desk, theme: 'dark' }, (page) => typing(page, s)),
  'room-pt': (p, s) => room(p, s, 'room-pt', { ...desk, language: 'pt-BR' }),
  'room-1024': (p, s) => room(p, s, 'room-1024', { width: 1024, height: 768 }),
  members: (p, s) =>
    room(p, s, 'members', desk, async (page) => {
      await page.getByRole('button', { name: /^People in the room/ }).click();
      await page.getByText('moderator').waitFor();
    }),
  emoji: (p, s) =>
    room(
      p,
      s,
      'emoji',
      desk,
      async (page) => {
        const row = page.getByRole('article').filter({ hasText: 'mudei o suporte' });
        await row.hover();
        await row.getByRole('button', { name: 'React', exact: true }).click();
        await page.getByRole('combobox', { name: /Find an emoji/ }).waitFor();
      },
      true,
    ),
  mention: (p, s) =>
    room(p, s, 'mention', desk, async (page) => {
      await page.getByRole('textbox', { name: /^Write to/ }).pressSequentially('Olhei, ficou bem melhor. @ra');
      await page.getByRole('option', { name: 'Rafael Tanaka' }).waitFor();
    }),
  'phone-rooms': async (p, s) => {
    const { page, context } = await p.openAsCecilia('/', { ...phone, language: 'pt-BR' }, s);
    await page.getByRole('link', { name: /plantão-marés/ }).waitFor();
    await p.take(page, 'phone-rooms');
    await p.leave(context);
  },
  'phone-rooms-dark': async (p, s) => {
    const { page, context } = await p.openAsCecilia('/', { ...phone, theme: 'dark', language: 'pt-BR' }, s);
    await page.getByRole('link', { name: /plantão-marés/ }).waitFor();
    await p.take(page, 'phone-rooms-dark');
    await p.leave(context);
  },
  'phone-room': (p, s) => room(p, s, 'phone-room', { ...phone, language: 'pt-BR' }),
  'phone-room-dark': (p, s) => room(p, s, 'phone-room-dark', { ...phone, theme: 'dark' }),
  'phone-actions': (p, s) =>
    room(p, s, 'phone-actions', { ...phone, language: 'pt-BR' }, async (page) => {
      const box = await page.getByRole('article').filter({ hasText: 'mudei o suporte' }).boundingBox();
      const session = await page.context().newCDPSession(page);
      const touchPoints = [{ x: (box?.x ?? 0) + 150, y: (box?.y ?? 0) + 30 }];
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
      await page.getByRole('dialog').waitFor();
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    }),
  'sign-in': async (p) => {
    const { page, context } = await p.open('/sign-in', { ...desk, language: 'pt-BR' });
    await page.getByLabel('E-mail').fill('cecilia@mare.example.org');
    await page.getByLabel('Senha', { exact: true }).fill('12345678');
    await page.getByRole('button', { name: 'Entrar', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await p.take(page, 'sign-in');
    await p.leave(context);
  },
  browse: (p, s) =>
    room(p, s, 'browse', desk, async (page) => {
      await page.getByRole('button', { name: 'Create or find a room' }).click();
      await page.getByRole('menuitem', { name: 'Browse rooms' }).click();
      await page.getByRole('dialog').getByText('Join').first().waitFor();
    }),
  'create-room': (p, s) =>
    room(p, s, 'create-room', desk, async (page) => {
      await page.getByRole('button', { name: 'Create or find a room' }).click();
      await page.getByRole('menuitem', { name: 'Create a room' }).click();
      await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('previsão-do-tempo');
    }),
  offline: (p, s) =>
    room(p, s, 'offline', desk, async (page) => {
      await page.route('**/prosa.chat.v1.*/**', (route) => route.abort());
      await page.context().setOffline(true);
      await page.evaluate(() => dispatchEvent(new Event('offline')));
      await page.getByText('You are offline.').waitFor({ timeout: 90_000 });
      await page.getByRole('textbox', { name: /^Write to/ }).fill('Levo a peça impressa amanhã cedo.');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(1_000);
    }),
  ...talkScenes,
  ...pageScenes,
  ...assistantScenes,
};

async function typing(page: Page, { programs, mainRoomId }: Seeded): Promise<void> {
  await programs.beatriz.events.setTyping({ roomId: mainRoomId });
  await programs.ingrid.events.setTyping({ roomId: mainRoomId });
  await page.getByText(/are writing/).waitFor();
}
