import type { Page } from '@playwright/test';
import type { Photographer, View } from './pictures.ts';
import type { Seeded } from './seed.ts';

/** A window on a desk. */
export const desk: View = { width: 1440, height: 900 };

/** A phone held upright. */
export const phone: View = { width: 390, height: 844, phone: true };

/** A picture: its name, and what must be done for it. Scenes only look; they change nothing that others look at. */
export type Scene = (photographer: Photographer, seeded: Seeded) => Promise<void>;

/** The main room, or what stands beside it (`under` its address), and what is to be done there. */
export async function room(
  photographer: Photographer,
  seeded: Seeded,
  name: string,
  view: View,
  prepare?: (page: Page) => Promise<void>,
  pointed = false,
  under = '',
): Promise<void> {
  const { page, context } = await photographer.openAsCecilia(`/rooms/${seeded.mainRoomId}${under}`, view, seeded);
  await page.getByRole('article').filter({ hasText: 'Bergen mounts' }).waitFor();
  await page.locator('.hljs-keyword').first().waitFor({ state: 'attached' });
  await settled(page);
  await prepare?.(page);
  await photographer.take(page, name, pointed);
  await photographer.leave(context);
}

/** Waits until the network is still, but not for the event stream, which stays open. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);
}
