import type { Locator, Page } from '@playwright/test';

/** What a new account needs. */
export interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The forms one meets before being in. */
export class Door {
  readonly email: Locator;
  readonly password: Locator;
  readonly name: Locator;
  readonly workspace: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.email = page.getByLabel('E-mail');
    this.password = page.getByLabel('Password', { exact: true });
    this.name = page.getByLabel('Your name');
    this.workspace = page.getByLabel('Name of the workspace');
  }

  async signIn({ email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.press('Sign in');
  }

  async signUp({ name, email, password }: Account): Promise<void> {
    await this.name.fill(name);
    await this.email.fill(email);
    await this.password.fill(password);
    await this.press('Create account');
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }
}
