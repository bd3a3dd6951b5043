import { type Locator, type Page, expect } from '@playwright/test';

/** The thread that stands beside a room. */
export class ThreadPanel {
  readonly panel: Locator;
  readonly log: Locator;
  readonly composer: Locator;

  constructor(page: Page) {
    this.panel = page.getByRole('complementary', { name: 'Thread' });
    this.log = this.panel.getByRole('log', { name: 'Replies in the thread' });
    this.composer = this.panel.getByRole('textbox', { name: 'Write to the thread' });
  }

  /** Waits until its replies are there. */
  async isOpen(): Promise<void> {
    await expect(this.log).toHaveAttribute('aria-busy', 'false');
  }

  /** Writes a reply and waits until it stands there. */
  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await expect(this.message(text)).toBeVisible();
  }

  /** The rows with this text. */
  message(text: string): Locator {
    return this.log.getByRole('article').filter({ hasText: text });
  }
}
