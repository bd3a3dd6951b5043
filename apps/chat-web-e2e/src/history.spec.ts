import type { Page } from '@playwright/test';
import { makeRoom, say } from './people/person.ts';
import { expect, test } from './test.ts';

const count = 500;

test('500 messages: scrolling up fetches what is older and nothing moves; the end is one press away', async ({
  newPerson,
}) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  for (let line = 1; line <= count; line++) await say(ana, room, textOf(line));
  await bento.program.messages.markRead({ roomId: room.id, seq: 1_000_000n });
  const pages = await holdOlderPages(bento.page);
  await bento.room.open(room);
  await expect(bento.room.message(`line ${count},`)).toBeInViewport();

  await bento.room.log.hover();
  while ((await firstLine(bento.page)) > 1) {
    const before = await firstLine(bento.page);
    await expect(async () => {
      await bento.page.mouse.wheel(0, -700);
      expect(pages.held).toBeGreaterThan(0);
    }).toPass({ intervals: [50] });
    await standsStill(bento.page);
    const watch = await watchAnchor(bento.page);
    pages.release();
    await expect.poll(() => firstLine(bento.page)).toBeLessThan(before);
    await standsStill(bento.page);
    expect(await watch.evaluate((anchor) => anchor.moved)).toBeLessThanOrEqual(2);
  }
  await bento.page.unrouteAll();
  await bento.page.mouse.wheel(0, -20_000);
  await expect(bento.room.message('line 1,')).toBeInViewport();

  await say(ana, room, 'meanwhile');
  await bento.page.getByRole('button', { name: /Jump to the end|new message/ }).click();
  await expect(bento.room.message('meanwhile')).toBeInViewport();
  await say(ana, room, 'and it follows again');
  await expect(bento.room.message('and it follows again')).toBeInViewport();
});

test('what comes while one reads further up moves nothing and is counted', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  for (let line = 1; line <= 40; line++) await say(ana, room, textOf(line));
  await bento.program.messages.markRead({ roomId: room.id, seq: 1_000_000n });
  await bento.room.open(room);
  await expect(bento.room.message('line 40,')).toBeInViewport();
  await bento.room.log.hover();
  await bento.page.mouse.wheel(0, -900);
  await expect(bento.page.getByRole('button', { name: 'Jump to the end' })).toBeVisible();
  await standsStill(bento.page);
  const watch = await watchAnchor(bento.page);
  await say(ana, room, 'one');
  await say(ana, room, 'two');
  await bento.page.getByRole('button', { name: '2 new messages' }).click({ trial: true });
  expect(await watch.evaluate((anchor) => anchor.moved)).toBeLessThanOrEqual(2);
  await bento.page.getByRole('button', { name: '2 new messages' }).click();
  await expect(bento.room.message('two')).toBeInViewport();
});

/** Of different heights, so that a guess at a row's height would show. */
function textOf(line: number): string {
  return `line ${line}, ${'with some more words '.repeat((line * 7) % 23)}`.trim();
}

/** Holds the answers with older messages until they are released. */
async function holdOlderPages(page: Page): Promise<{ readonly held: number; release(): void }> {
  const waiting: (() => void)[] = [];
  await page.route('**/prosa.chat.v1.MessageService/ListMessages*', async (route) => {
    const answer = await route.fetch();
    if ((await page.getByRole('article').count()) > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    await route.fulfill({ response: answer });
  });
  return {
    get held() {
      return waiting.length;
    },
    release: () => waiting.splice(0).forEach((go) => go()),
  };
}

/** Number of the oldest line in the log. */
async function firstLine(page: Page): Promise<number> {
  const text = await page.getByRole('article').first().textContent();
  return Number(/line (\d+),/.exec(text ?? '')?.[1]);
}

/** Waits until the log has stood where it is for a few frames. */
async function standsStill(page: Page): Promise<void> {
  await page.getByRole('log').evaluate(async (log) => {
    for (let still = 0; still < 4;) {
      const top = log.scrollTop;
      await new Promise(requestAnimationFrame);
      still = top === log.scrollTop ? still + 1 : 0;
    }
  });
}

/** Takes the message in the middle of what is seen and notes, frame by frame, how far it was ever from where it stands now. */
async function watchAnchor(page: Page) {
  return page.getByRole('log').evaluateHandle((log) => {
    const { top, height, left, width } = log.getBoundingClientRect();
    const row = document.elementFromPoint(left + width / 2, top + height / 2)?.closest('[role=article]');
    if (!row) throw new Error('no message in the middle of the log');
    const start = row.getBoundingClientRect().top;
    const anchor = { moved: 0 };
    const look = (): void => {
      const now = row.isConnected ? Math.abs(row.getBoundingClientRect().top - start) : Infinity;
      anchor.moved = Math.max(anchor.moved, now);
      requestAnimationFrame(look);
    };
    look();
    return anchor;
  });
}
