import { type Page, expect } from '@playwright/test';

/** A touch that stays until the sheet is there. */
export async function longPress(page: Page, text: string): Promise<void> {
  const box = await page.getByRole('article').filter({ hasText: text }).boundingBox();
  if (!box) throw new Error(`${text} is not to be seen`);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  const device = await page.context().newCDPSession(page);
  await device.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await expect(page.getByRole('dialog')).toBeVisible();
  await device.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
