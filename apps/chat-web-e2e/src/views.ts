import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Person, TestRoom } from './people/person.ts';

/** What the views are looked at with. */
export interface Visit {
  readonly ana: Person;
  readonly bento: Person;
  /** A room of both with all kinds of messages in it. */
  readonly room: TestRoom;
}

/** How to come to a view, from anywhere; resolves when it is there. */
export type View = (page: Page, visit: Visit) => Promise<void>;

/** A page of the app by its address, with whatever heading it has. */
const at =
  (path: string): View =>
  async (page) => {
    await page.goto(path);
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  };

const inRoom: View = async (page, { room }) => {
  await page.goto(`/rooms/${room.id}`);
  await expect(page.getByRole('log')).toHaveAttribute('aria-busy', 'false');
};

/** The room, and then a key. */
const byKey =
  (key: string, open: string): View =>
  async (page, visit) => {
    await inRoom(page, visit);
    await page.locator('#main').focus();
    await page.keyboard.press(key);
    await expect(page.locator(open).first()).toBeVisible();
  };

/**
 * Every view that a person who is signed in can come to. Each is checked in both themes, on a phone, in both languages,
 * zoomed in and from right to left: a new view is one line here.
 */
export const views: Readonly<Record<string, View>> = {
  room: inRoom,
  home: (page) => page.goto('/').then(() => expect(page.getByRole('main').first()).toBeVisible()),
  'keys on ?': byKey('?', 'prosa-shortcut-sheet'),
  'jump or search': byKey('Control+k', '.cdk-overlay-container [role="combobox"], .cdk-overlay-container input'),
  search: async (page) => {
    await page.goto('/search');
    await expect(page.getByRole('main').first()).toBeVisible();
  },
  'settings: profile': at('/settings/profile'),
  'settings: appearance': at('/settings/appearance'),
  'settings: notifications': at('/settings/notifications'),
  'settings: language': at('/settings/language'),
  'settings: keyboard': at('/settings/keyboard'),
  'settings: accessibility': at('/settings/accessibility'),
  'settings: devices': at('/settings/devices'),
  'settings: tokens': at('/settings/tokens'),
  'an address that is none': (page) => page.goto('/nowhere').then(() => expect(page.getByRole('main')).toBeVisible()),
};
