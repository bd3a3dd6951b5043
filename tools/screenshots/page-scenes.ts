import type { Page } from '@playwright/test';
import type { View } from './pictures.ts';
import { desk, phone, room, type Scene, settled } from './scene.ts';

/** Pictures of what stands beside the rooms: search, what is for later, settings, help. */
export const pageScenes: Readonly<Record<string, Scene>> = {
  search: at('search', '/search', desk, async (page) => {
    await page.getByRole('combobox', { name: 'Search messages' }).fill('bateria');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('complementary', { name: 'In context' }).getByRole('article').first().waitFor();
  }),
  'search-dark': at('search-dark', '/search', { ...desk, theme: 'dark', language: 'pt-BR' }, async (page) => {
    await page.getByRole('combobox', { name: 'Buscar mensagens' }).fill('bateria');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('prosa-hit-context').getByRole('article').first().waitFor();
  }),
  switcher: (p, s) =>
    room(p, s, 'switcher', desk, async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /Jump|A room/ }).fill('mar');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
      await page.waitForTimeout(600); // messages are asked for after a moment
    }),
  threads: at('threads', '/threads', desk, async (page) => {
    await page.getByRole('main').getByText('4 replies').waitFor();
  }),
  'phone-threads': at('phone-threads', '/threads', { ...phone, language: 'pt-BR', theme: 'dark' }, async (page) => {
    await page.getByRole('main').getByText('4 respostas').waitFor();
  }),
  saved: at('saved', '/saved', { ...desk, language: 'pt-BR' }, async (page) => {
    await page.getByRole('article').first().waitFor();
  }),
  reminders: at('reminders', '/saved', { ...phone, theme: 'dark' }, async (page) => {
    await page.getByRole('radio', { name: /^Reminders/ }).click();
    await page.getByRole('article').first().waitFor();
  }),
  'settings-appearance': settings('settings-appearance', 'appearance', { ...desk, language: 'pt-BR' }),
  'settings-notifications': settings('settings-notifications', 'notifications', desk),
  'settings-devices': settings('settings-devices', 'devices', { ...desk, theme: 'dark' }),
  'settings-accessibility': settings('settings-accessibility', 'accessibility', desk),
  'phone-settings': settings('phone-settings', 'notifications', { ...phone, language: 'pt-BR' }),
  keys: (p, s) =>
    room(p, s, 'keys', desk, async (page) => {
      await page.locator('#main').focus();
      await page.keyboard.press('?');
      await page.locator('prosa-shortcut-sheet').waitFor();
    }),
  tour: (p, s) => room(p, s, 'tour', { ...desk, tour: true }, (page) => page.getByText('Step 1 of 4').waitFor()),
  empty: async (p, s) => {
    const { room: quiet } = await s.programs.cecilia.rooms.createRoom({
      name: 'regata',
      topic: 'Sails and weather',
      kind: 1,
    });
    await at('empty', `/rooms/${quiet?.id}`, desk, (page) => page.getByText('The window is open').waitFor())(p, s);
  },
};

function settings(name: string, section: string, view: View): Scene {
  return at(name, `/settings/${section}`, view, (page) =>
    page.getByRole('main').getByRole('heading', { level: 2 }).first().waitFor(),
  );
}

/** A page by its address, and what is to be done there. */
function at(name: string, path: string, view: View, prepare: (page: Page) => Promise<void>): Scene {
  return async (photographer, seeded) => {
    const { page, context } = await photographer.openAsCecilia(path, view, seeded);
    await prepare(page);
    await settled(page);
    await photographer.take(page, name);
    await photographer.leave(context);
  };
}
