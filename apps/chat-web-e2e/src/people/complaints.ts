import type { BrowserContext, Page } from '@playwright/test';

/** Chromium says so itself of every answer that is an error or does not come, Playwright of what it blocks. */
const notOfTheApp = /^Failed to load resource: |net::ERR_|Service Worker registration blocked by Playwright/;

/**
 * Collects what the pages of a browser complain about: uncaught errors, console errors and warnings, violations of the
 * content security policy. What the network did is left out.
 */
export function watchConsole(context: BrowserContext): readonly string[] {
  const complaints: string[] = [];
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('console', (line) => {
      if (line.type() !== 'error' && line.type() !== 'warning') return;
      if (!notOfTheApp.test(line.text())) complaints.push(`${line.type()}: ${line.text()}`);
    });
  };
  context.on('page', watch);
  return complaints;
}
