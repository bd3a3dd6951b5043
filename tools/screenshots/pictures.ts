import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { emailOf, password, people } from './people.ts';
import type { Owner, Seeded } from './seed.ts';
import { smallPng } from './small-png.ts';

/** How a picture is taken. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly theme?: 'light' | 'dark';
  readonly language?: 'en' | 'pt-BR';
  readonly phone?: boolean;
  /** Shown around as on the first visit; else that is over. */
  readonly tour?: boolean;
}

/** Takes pictures of the product in a real browser. */
export class Photographer {
  private readonly browser: Browser;
  private readonly url: string;
  private readonly folder: string;
  private cookies: Awaited<ReturnType<BrowserContext['cookies']>> | undefined;

  private constructor(browser: Browser, url: string, folder: string) {
    this.browser = browser;
    this.url = url;
    this.folder = folder;
  }

  /** Starts the browser; `url` is the gateway’s, `folder` takes the pictures. */
  static async start(url: string, folder: string): Promise<Photographer> {
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--font-render-hinting=none',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    return new Photographer(browser, url, folder);
  }

  /** The first run, as a picture; the owner who comes of it. */
  async firstRun(): Promise<Owner> {
    const { page, context } = await this.open('/', { width: 1440, height: 900, theme: 'dark' });
    await page.getByLabel('Name of the workspace').fill('Maré Cooperativa');
    await page.getByLabel('Your name').fill(people.cecilia);
    await page.getByLabel('E-mail').fill(emailOf('cecilia'));
    await page.getByLabel('Password', { exact: true }).fill(password);
    await this.take(page, 'first-run-dark');
    await page.getByRole('button', { name: 'Open the house' }).click();
    await page.getByRole('heading', { name: 'The house is open' }).waitFor();
    await this.take(page, 'welcome-dark');
    const post = async (method: string, data: object): Promise<unknown> =>
      (await context.request.post(`${this.url}/prosa.chat.v1.AccountService/${method}`, { data })).json();
    const { token } = (await post('CreateAccessToken', { name: 'pictures' })) as { token: string };
    const { user } = (await post('GetMe', {})) as { user: { id: string } };
    await context.close();
    return { token, userId: user.id };
  }

  /** Opens a page as a visitor. */
  async open(
    path: string,
    view: View,
    more: BrowserContextOptions = {},
  ): Promise<{ page: Page; context: BrowserContext }> {
    const context = await this.browser.newContext({
      viewport: { width: view.width, height: view.height },
      deviceScaleFactor: view.phone ? 1.5 : 1,
      colorScheme: view.theme ?? 'light',
      locale: view.language ?? 'en',
      hasTouch: view.phone ?? false,
      isMobile: view.phone ?? false,
      serviceWorkers: 'block',
      ...more,
    });
    const page = await context.newPage();
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') console.error(`  ${path}: ${line.text()}`);
    });
    page.on('pageerror', (error) => console.error(`  ${path}: ${error.message}`));
    await page.goto(this.url + path);
    await page.locator('prosa-root > :nth-child(2)').waitFor();
    return { page, context };
  }

  /** Opens a page as Cecília, who is signed in. */
  async openAsCecilia(
    path: string,
    view: View,
    { timezoneId, programs }: Pick<Seeded, 'timezoneId' | 'programs'>,
  ): Promise<{ page: Page; context: BrowserContext }> {
    const { context } = await this.open('/sign-in', view, { timezoneId });
    // One sign-in for all pictures, as with a browser that one keeps.
    if (this.cookies) await context.addCookies(this.cookies);
    else {
      await context.request.post(`${this.url}/prosa.chat.v1.AccountService/SignIn`, {
        data: { email: emailOf('cecilia'), password },
      });
      this.cookies = await context.cookies();
    }
    await context.addInitScript(([id]) => localStorage.setItem('prosa.tourSeen', JSON.stringify(id ? [id] : [])), [
      view.tour ? '' : programs.cecilia.userId,
    ] as const);
    // What is written in one picture shall not stand in the next.
    await context.route(/SaveDraft/, (route) => route.abort());
    // What is looked at becomes read: every picture shall show the same. Before the page is there, which is quick.
    await context.route(/Mark(Thread)?Read/, (route) => route.abort());
    for (const page of context.pages()) await page.close();
    const page = await context.newPage();
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') console.error(`  ${path}: ${line.text()}`);
    });
    page.on('pageerror', (error) => console.error(`  ${path}: ${error.message}`));
    await page.goto(this.url + path);
    await page.locator('prosa-root > :nth-child(2)').waitFor();
    return { page, context };
  }

  /** Waits until nothing moves, and takes the picture; `pointed`: the mouse stays where it is. */
  async take(page: Page, name: string, pointed = false): Promise<void> {
    await page.evaluate(() => document.fonts.ready);
    if (!pointed) await page.mouse.move(0, 0);
    await page.waitForTimeout(400);
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await writeFile(`${this.folder}/${name}.png`, smallPng(png));
    console.log(`${name}.png`);
  }

  /** Closes a page of Cecília's without a network: what it would save at the end shall not stand in the next picture. */
  async leave(context: BrowserContext): Promise<void> {
    await context.setOffline(true);
    await context.close();
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
