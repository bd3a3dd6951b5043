import type { Locator, Page } from '@playwright/test';

/** The wall: rooms and people, and oneself at its foot. */
export class Wall {
  private readonly page: Page;
  readonly nav: Locator;

  constructor(page: Page) {
    this.page = page;
    this.nav = page.getByRole('navigation', { name: 'Workspace' });
  }

  /** The row of a room or a person. */
  row(name: string): Locator {
    return this.nav.getByRole('link', { name });
  }

  /** What the row of a room is called when it has these marks (`unread`, `2 mentions`, `draft waiting`) and no others. */
  static rowName(name: string, ...marks: readonly string[]): RegExp {
    return new RegExp(`^${[name, ...marks].join('\\s*, ')}$`);
  }

  /** Goes to a room that stands on the wall. */
  async go(name: string): Promise<void> {
    await this.row(name).click();
  }

  /** Chooses from the menu at the plus beside "Rooms". */
  async addRoom(item: 'Create a room' | 'Browse rooms'): Promise<void> {
    await this.nav.getByRole('button', { name: 'Create or find a room' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** Opens the menu beside oneself and chooses from it. */
  async profile(item: string | RegExp, menu = 'Settings'): Promise<void> {
    await this.nav.getByRole('button', { name: menu }).click();
    await this.page.getByRole('menu').getByText(item).click();
  }
}
