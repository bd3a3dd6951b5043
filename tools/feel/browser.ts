import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { reader } from './world.ts';

/** A browser that is signed in as the measured person. */
export interface Session {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly devtools: CDPSession;
  close(): Promise<void>;
}

/** Starts Chromium as people have it: with its frames at the pace of a screen. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--enable-precise-memory-info',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium's sandbox refuses root
    ],
  });
}

/** A new browser profile, signed in, with nothing open and nothing kept. */
export async function openSession(browser: Browser, url: string): Promise<Session> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1360, height: 800 },
    serviceWorkers: 'block',
  });
  const { email, password } = reader;
  const answer = await context.request.post('/prosa.chat.v1.AccountService/SignIn', { data: { email, password } });
  if (!answer.ok()) throw new Error(`sign in failed: ${answer.status()}`);
  const page = await context.newPage();
  await page.addInitScript(inPage);
  return { context, page, devtools: await context.newCDPSession(page), close: () => context.close() };
}

/** Goes to a room and waits until its messages are there and the stream is live. */
export async function openRoom(page: Page, room: { readonly id: string; readonly name: string }): Promise<void> {
  await page.goto(`/rooms/${room.id}`);
  await page.locator('[role=log][aria-busy=false] prosa-message-row').first().waitFor();
  await page.waitForTimeout(1_500);
}

/** What the measures use inside the page. */
export interface Feel {
  /** Resolves with the milliseconds until `done` holds and that is painted. */
  untilPainted(act: () => void, done: () => boolean): Promise<number>;
  /** Presses the row of a room on the wall; milliseconds until messages of that room are painted. */
  switchTo(name: string): Promise<number>;
}

declare global {
  interface Window {
    feel: Feel;
  }
}

/** Runs in the page before anything of the app does. */
function inPage(): void {
  const painted = (): Promise<void> =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(0); // a task after the frame of this callback has been painted
      }),
    );
  window.feel = {
    async untilPainted(act, done) {
      const start = performance.now();
      act();
      while (!done()) {
        if (performance.now() - start > 30_000) throw new Error('what was waited for did not come within 30 s');
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
      await painted();
      return performance.now() - start;
    },
    switchTo(name) {
      const link = [...document.querySelectorAll<HTMLElement>('prosa-wall-row a, prosa-wall a')].find((row) =>
        row.textContent.includes(name),
      );
      if (!link) throw new Error(`${name} does not stand on the wall`);
      return window.feel.untilPainted(
        () => link.click(),
        () => {
          const log = document.querySelector('[role=log]');
          const isThere = log?.getAttribute('aria-label')?.endsWith(name) && log.getAttribute('aria-busy') === 'false';
          return Boolean(isThere && log?.querySelector('prosa-message-row'));
        },
      );
    },
  };
}
