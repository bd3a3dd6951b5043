import { type Page, expect } from '@playwright/test';
import type { Person, TestRoom } from './people/person.ts';
import { viewsOnTop } from './views-on-top.ts';

/** What the views are looked at with. */
export interface Visit {
  readonly ana: Person;
  readonly bento: Person;
  /** A room of both with all kinds of messages in it. */
  readonly room: TestRoom;
  /** Id of a message there with a thread. */
  readonly rootId: string;
}

/** How to come to a view, from anywhere; resolves when it is there. Works in both languages, at any width. */
export type View = (page: Page, visit: Visit) => Promise<void>;

/** A page of the app by its address, with whatever heading it has. */
const at =
  (path: string): View =>
  async (page) => {
    await page.goto(path);
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  };

/** A page, and something that must have come on it. */
const holding =
  (path: string, what: string): View =>
  async (page) => {
    await page.goto(path);
    await expect(page.getByRole('main').locator(what).first()).toBeVisible();
  };

/** The room, with its messages. */
export const inRoom: View = async (page, { room }) => {
  await page.goto(`/rooms/${room.id}`);
  await expect(page.getByRole('log')).toHaveAttribute('aria-busy', 'false');
};

/**
 * Every view that a person who is signed in can come to, in two halves. Each is checked in both themes, on a phone, in both
 * languages, zoomed in and from right to left: a new view is one line here, or in `viewsOnTop`.
 */
export const views: Readonly<Record<'pages' | 'what opens on them', Readonly<Record<string, View>>>> = {
  pages: {
    room: inRoom,
    home: (page) => page.goto('/').then(() => expect(page.getByRole('main').first()).toBeVisible()),
    threads: holding('/threads', 'li'),
    saved: holding('/saved', 'article'),
    reminders: holding('/saved?show=reminders', 'article'),
    scheduled: holding('/saved?show=scheduled', 'article'),
    search: async (page) => {
      await page.goto('/search');
      await expect(page.getByRole('main').first()).toBeVisible();
    },
    'search with hits': holding('/search?q=anybody', 'prosa-found-message'),
    'search without': holding('/search?q=zwieback', 'prosa-empty, .none'),
    'settings: profile': at('/settings/profile'),
    'settings: appearance': at('/settings/appearance'),
    'settings: notifications': at('/settings/notifications'),
    'settings: language': at('/settings/language'),
    'settings: keyboard': at('/settings/keyboard'),
    'settings: accessibility': at('/settings/accessibility'),
    'settings: devices': at('/settings/devices'),
    'settings: tokens': at('/settings/tokens'),
    'settings: assistant': at('/settings/assistant'),
    'catch me up': at('/catch-up'),
    ask: at('/ask'),
    moderation: at('/moderation'),
    'an address that is none': (page) => page.goto('/nowhere').then(() => expect(page.getByRole('main')).toBeVisible()),
  },
  'what opens on them': viewsOnTop,
};
