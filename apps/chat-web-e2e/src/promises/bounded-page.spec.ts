import type { CDPSession, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { signUp, startStack } from '@prosa/testing/stack';
import { makeRoom } from '../people/person.ts';
import { expect, test } from '../test.ts';

const count = 20_000;
const batch = 1_000;
/** The window is 300 messages and a page of slack; a few rows are days and lines. */
const mostRows = 400;

test(`the page does not grow without bound while ${count} messages come in: neither rows nor memory`, async ({
  newPerson,
}) => {
  test.setTimeout(400_000);
  await using stack = await startStack({ ai: false });
  const baseURL = stack.gatewayUrls[0] ?? '';
  const owner = await signUp(baseURL, { displayName: 'Owner' });
  const [ana, bento] = [await newPerson('Ana', { baseURL }), await newPerson('Bento', { baseURL })];
  const room = await makeRoom('tides', [ana, bento]);
  await bento.room.open(room);
  const device = await bento.context.newCDPSession(bento.page);
  const send = async (from: number): Promise<void> => {
    const lines = Array.from({ length: batch }, (_, index) => ({
      senderId: ana.userId,
      clientMessageId: randomUUID(),
      text: `line ${from + index} with **some** words, \`code\` and 👍`,
      sentAt: new Date(Date.UTC(2026, 0, 1) + (from + index) * 1_000).toISOString(),
    }));
    const answer = await fetch(`${baseURL}/import/rooms/${room.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${owner.token}` },
      body: lines.map((line) => JSON.stringify(line)).join('\n'),
    });
    expect(answer.status).toBe(200);
    await expect(bento.room.message(`line ${from + batch - 1} `)).toBeVisible({ timeout: 60_000 });
  };

  let most = 0;
  for (let from = 1; from <= count / 4; from += batch) await send(from);
  const early = await measure(device, bento.page);
  for (let from = count / 4 + 1; from <= count; from += batch) {
    await send(from);
    most = Math.max(most, await bento.room.log.getByRole('article').count());
  }
  const late = await measure(device, bento.page);
  console.log(`rows ${most}, early ${JSON.stringify(early)}, late ${JSON.stringify(late)}`);
  expect(most).toBeLessThanOrEqual(mostRows);
  // Three times as many messages later: not more than what a page here and there makes.
  expect(late.nodes).toBeLessThan(early.nodes * 1.3 + 2_000);
  expect(late.heapMb).toBeLessThan(early.heapMb + 15);
  expect(late.keptMb).toBeLessThan(2);
  owner.close();
});

/** What the page holds after the garbage is collected: DOM nodes, memory of the program, size of what it keeps on disk. */
async function measure(device: CDPSession, page: Page): Promise<{ nodes: number; heapMb: number; keptMb: number }> {
  await page.waitForTimeout(2_500); // what is kept is written a moment later
  await device.send('HeapProfiler.enable');
  await device.send('HeapProfiler.collectGarbage');
  await device.send('Performance.enable');
  const { metrics } = await device.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? NaN;
  const { usage = 0 } = await page.evaluate(async () => {
    const stored = await indexedDB.databases();
    let usage = 0;
    for (const { name = '' } of stored) {
      usage += await new Promise<number>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains('pages')) return resolve(0);
          const reading = database.transaction('pages').objectStore('pages').getAll();
          reading.onsuccess = () => {
            database.close();
            resolve(sizeOf(reading.result));
          };
        };
      });
    }
    return { usage };

    function sizeOf(value: unknown): number {
      if (value instanceof Uint8Array) return value.byteLength;
      if (typeof value === 'string') return value.length;
      if (typeof value === 'object' && value !== null) {
        return Object.values(value).reduce<number>((sum, part) => sum + sizeOf(part), 0);
      }
      return 8;
    }
  });
  return { nodes: metric('Nodes'), heapMb: metric('JSHeapUsedSize') / 1e6, keptMb: usage / 1e6 };
}
