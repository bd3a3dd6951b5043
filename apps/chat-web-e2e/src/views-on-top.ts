import { type Page, expect } from '@playwright/test';
import { longPress } from './pages/long-press.ts';
import { inRoom, type View } from './views.ts';

const isTouched = (page: Page) => page.evaluate(() => matchMedia('(pointer: coarse)').matches);

/** The room, and then a key. */
const byKey =
  (key: string, open: string): View =>
  async (page, visit) => {
    await inRoom(page, visit);
    await page.locator('#main').focus();
    await page.keyboard.press(key);
    await expect(page.locator(open).first()).toBeVisible();
  };

/** The room, and then a button in it. */
const byButton =
  (name: RegExp, open: string): View =>
  async (page, visit) => {
    await inRoom(page, visit);
    await page.getByRole('main').getByRole('button', { name }).first().click();
    await expect(page.locator(open).first()).toBeVisible();
  };

/** The room, and then something of its header; on a phone it stands in the menu. */
const ofRoom =
  (name: RegExp, open: string): View =>
  async (page, visit) => {
    await inRoom(page, visit);
    const header = page.locator('prosa-room-header');
    const button = header.getByRole('button', { name });
    if (await button.first().isVisible()) await button.first().click();
    else {
      await header.getByRole('button', { name: /More about the room|Mais sobre a sala/ }).click();
      await page.getByRole('menuitem', { name }).click();
    }
    await expect(page.locator(open).first()).toBeVisible();
  };

/** The room, and then a line of the menu of its header. */
const ofRoomMenu =
  (name: RegExp, open: string): View =>
  async (page, visit) => {
    await inRoom(page, visit);
    await page
      .locator('prosa-room-header')
      .getByRole('button', { name: /More about the room|Mais sobre a sala/ })
      .click();
    await page.getByRole('menuitem', { name }).click();
    await expect(page.locator(open).first()).toBeVisible();
  };

/** A line of the menu of the workspace, which stands over the rooms; these hide behind a button where there is no space. */
const ofWorkspace =
  (name: RegExp, open: string): View =>
  async (page) => {
    await atTheRooms(page);
    await page.locator('prosa-workspace-menu').getByRole('button').click();
    await page.getByRole('menuitem', { name }).click();
    await expect(page.locator(open).first()).toBeVisible();
  };

/** The list of rooms: on a phone a page, in a narrow window a drawer, else always there. */
const atTheRooms = async (page: Page): Promise<void> => {
  await page.goto('/');
  const menu = page.locator('prosa-workspace-menu');
  const drawer = page.getByRole('button', { name: /^Open rooms$|^Abrir as salas$/ });
  await expect(menu.or(drawer).first()).toBeVisible();
  if (!(await menu.isVisible())) await drawer.click();
  await expect(menu).toBeVisible();
};

/** What can be done with a message: the menu of the bar over it, or the sheet that a finger brings up. */
const messageActions: View = async (page, visit) => {
  await inRoom(page, visit);
  const row = page.getByRole('article').filter({ hasText: 'The one to act on' });
  await row.scrollIntoViewIfNeeded();
  if (await isTouched(page)) return longPress(page, 'The one to act on');
  await row.hover();
  await row.getByRole('button', { name: /More actions|Mais ações/ }).click();
  await expect(page.getByRole('menu')).toBeVisible();
};

/** One of those. */
const onMessage =
  (name: RegExp, open: string): View =>
  async (page, visit) => {
    await messageActions(page, visit);
    const inMenu = page.getByRole('menuitem', { name });
    await inMenu.or(page.getByRole('dialog').getByRole('button', { name })).first().click();
    await expect(page.locator(open).first()).toBeVisible();
  };

/** Panels, dialogs, menus and sheets: what opens on a page. */
export const viewsOnTop: Readonly<Record<string, View>> = {
  'a thread': async (page, { room, rootId }) => {
    await page.goto(`/rooms/${room.id}/thread/${rootId}`);
    await expect(page.locator('prosa-thread-panel').getByRole('log')).toHaveAttribute('aria-busy', 'false');
  },
  people: ofRoom(/^People in the room|^Pessoas na sala/, 'prosa-members-panel li'),
  pins: ofRoom(/pinned message|mensagem fixada/i, 'prosa-pins-panel li'),
  files: ofRoom(/^Files$|^Arquivos$/, 'prosa-files-panel li'),
  'what a message has on offer': messageActions,
  forward: onMessage(/^Forward|^Encaminhar/, 'prosa-forward-message input'),
  'a time to be reminded at': onMessage(/^Remind me|^Lembrar/, 'prosa-pick-time'),
  'before deleting': onMessage(/^Delete|^Apagar/, 'prosa-confirm'),
  'a question': byButton(/^Ask a question|^Fazer uma enquete/, 'prosa-create-poll'),
  emoji: byButton(/^Emoji$/, 'prosa-emoji-picker [role="option"]'),
  'a picture': byButton(/The buoy at dusk/, 'prosa-viewer img'),
  'a person': byButton(/^Profile of|^Perfil de/, 'prosa-profile-card'),
  'keys on ?': byKey('?', 'prosa-shortcut-sheet'),
  'jump or search': byKey('Control+k', '.cdk-overlay-container [role="combobox"], .cdk-overlay-container input'),
  'create a room': ofWorkspace(/^Create a room|^Criar uma sala/, 'prosa-create-room input'),
  'browse rooms': ofWorkspace(/^Browse rooms|^Ver as salas/, 'prosa-browse-rooms li'),
  'a new message': ofWorkspace(/^New message|^Nova mensagem/, 'prosa-new-direct input'),
  invite: ofWorkspace(/^Invite people|^Convidar/, 'prosa-invite'),
  'add people': ofRoomMenu(/^Add people|^Adicionar pessoas/, 'prosa-add-members input'),
  'name and topic of a room': ofRoomMenu(/^Name and topic|^Nome e assunto/, 'prosa-edit-room input'),
  'a day to jump to': ofRoomMenu(/^Go to a day|^Ir para um dia/, 'prosa-jump-to-date'),
  'who has read it': onMessage(/^Seen by|^Vista por/, 'prosa-readers li'),
  'earlier texts': byButton(/^Edited|^Editada/, 'prosa-earlier-texts li'),
  'a status to set': async (page, visit) => {
    await inRoom(page, visit);
    const own = new RegExp(`^(Profile of|Perfil de) ${visit.ana.name}`);
    await page.getByRole('main').getByRole('button', { name: own }).last().click();
    const card = page.locator('prosa-profile-card');
    await expect(card).toBeVisible();
    await card.getByRole('button', { name: /^Set a status|^Definir status/ }).click();
    await expect(page.locator('prosa-set-status')).toBeVisible();
  },
  'rooms, over a narrow page': (page) => atTheRooms(page),
  tour: async (page) => {
    await page.goto('/settings/keyboard');
    await page.getByRole('button', { name: /Show me around again|Mostrar o passeio de novo/ }).click();
    await expect(page.locator('prosa-tour')).toBeVisible();
  },
};
