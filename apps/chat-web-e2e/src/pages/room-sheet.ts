import { type Locator, type Page, expect } from '@playwright/test';

/** A room: its log, what can be done with a message, and the composer. */
export class RoomSheet {
  private readonly page: Page;
  readonly log: Locator;
  readonly composer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.log = page.getByRole('log');
    this.composer = page.getByRole('textbox', { name: /^Write (to|a message)/ });
  }

  /** Goes to a room by its address and waits until its messages are there. */
  async open(room: { readonly id: string; readonly name: string }): Promise<void> {
    await this.page.goto(`/rooms/${room.id}`);
    await this.isOpen(room.name);
  }

  /** Waits until the room with this name is open, its messages are there, and what happens comes in live. */
  async isOpen(name: string): Promise<void> {
    await expect(this.page.getByRole('log', { name: `Messages in ${name}` })).toHaveAttribute('aria-busy', 'false');
    await this.isLive();
  }

  /** Waits until the banner says neither that the browser is offline nor that it is connecting or catching up. */
  async isLive(): Promise<void> {
    await expect(this.page.getByText(/You are offline|Connecting again|Fetching what you missed/)).toHaveCount(0);
  }

  /** Waits until the banner says that nothing comes in. */
  async isOffline(): Promise<void> {
    await expect(this.page.getByText('You are offline.')).toBeVisible();
  }

  /** Presses "Try now" for as long as the banner is there: a try on its own account may come first. */
  async tryNow(): Promise<void> {
    await expect(async () => {
      const button = this.page.getByRole('button', { name: 'Try now' });
      if (await button.isVisible()) await button.click({ timeout: 1_000 });
      await expect(button).toHaveCount(0, { timeout: 1_000 });
    }).toPass();
  }

  /** Writes and sends; resolves when the message stands in the log as it is `shown`, not when it is committed. */
  async say(text: string, shown = text): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await expect(this.message(shown)).toBeVisible();
  }

  /** Waits until an own message is committed, as far as can be seen. */
  async isSent(text: string): Promise<void> {
    await expect(this.message(text)).not.toHaveClass(/unsent/);
  }

  /** The rows with this text. */
  message(text: string): Locator {
    return this.log.getByRole('article').filter({ hasText: text });
  }

  /** Points at a message, which brings up what can be done with it. */
  async actions(text: string): Promise<Locator> {
    await this.message(text).hover();
    return this.message(text).getByRole('toolbar', { name: 'More actions' });
  }

  /** Chooses from the bar over a message. */
  async act(text: string, action: 'React' | 'Reply' | 'Edit'): Promise<void> {
    await (await this.actions(text)).getByRole('button', { name: action, exact: true }).click();
  }

  /** Chooses from the menu at the end of that bar. */
  async actFromMenu(text: string, action: string): Promise<void> {
    await (await this.actions(text)).getByRole('button', { name: 'More actions' }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** The row that says exactly this. */
  exactly(text: string): Locator {
    return this.log.getByRole('article').filter({ has: this.page.getByText(text, { exact: true }) });
  }

  /** What the log says, an entry a message, oldest first; without the mark of edited ones. */
  async texts(): Promise<readonly string[]> {
    const texts = await this.log.locator('prosa-message-text').allInnerTexts();
    return texts.map((text) => text.replace(/\s*\(edited\)$/, ''));
  }

  /** Waits until the log says exactly this, in this order. */
  async says(texts: readonly string[], timeout?: number): Promise<void> {
    await expect.poll(() => this.texts(), { ...(timeout && { timeout }) }).toEqual(texts);
  }
}
