import type { Page } from '@playwright/test';

/** Chooses files for the composer that is open. */
export async function choose(
  page: Page,
  files: readonly { name: string; mimeType: string; buffer: Buffer }[],
): Promise<void> {
  await page.locator('prosa-composer input[type=file]').setInputFiles([...files]);
}
