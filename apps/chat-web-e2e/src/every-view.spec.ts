import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { makeRoom, say } from './people/person.ts';
import { type NewPerson, expect, test } from './test.ts';
import { type Visit, views } from './views.ts';

const phone = { viewport: { width: 390, height: 844 } };
const ways: Readonly<Record<string, BrowserContextOptions>> = {
  light: {},
  dark: { colorScheme: 'dark' },
  'on a phone, dark, in Portuguese': { ...phone, colorScheme: 'dark', locale: 'pt-BR' },
  'with the colours of the system': { forcedColors: 'active' },
};

for (const [way, options] of Object.entries(ways)) {
  test(`axe finds nothing serious on any view, ${way}`, async ({ newPerson }) => {
    test.setTimeout(400_000);
    const visit = await prepare(newPerson, options);
    for (const [name, view] of Object.entries(views)) {
      await view(visit.ana.page, visit);
      await visit.ana.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      const { violations } = await new AxeBuilder({ page: visit.ana.page }).analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
      expect.soft(serious, name).toEqual([]);
    }
  });
}

for (const [way, viewport] of Object.entries({
  '320 pixels wide': { width: 320, height: 640 },
  '1280 pixels at 200 %': { width: 640, height: 400 }, // what is left of the page for the layout
  '1280 pixels at 400 %': { width: 320, height: 256 },
})) {
  test(`no view scrolls sideways: ${way}`, async ({ newPerson }) => {
    test.setTimeout(300_000);
    const visit = await prepare(newPerson, { viewport });
    for (const [name, view] of Object.entries(views)) {
      await view(visit.ana.page, visit);
      expect.soft(await sideways(visit.ana.page), name).toEqual([]);
    }
  });
}

test('every view holds from right to left: nothing sticks out, the wall stands at the right', async ({ newPerson }) => {
  test.setTimeout(300_000);
  const visit = await prepare(newPerson, {});
  const { page } = visit.ana;
  for (const [name, view] of Object.entries(views)) {
    await view(page, visit);
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    expect.soft(await sideways(page), name).toEqual([]);
    const box = await page.locator('prosa-wall').boundingBox({ timeout: 5_000 });
    expect.soft(box && box.x + box.width, name).toBeGreaterThan(1_300);
  }
});

test('what can be pressed is large enough: 24 pixels with a mouse, 44 on a phone for what stands alone', async ({
  newPerson,
}) => {
  test.setTimeout(300_000);
  const visit = await prepare(newPerson, {});
  const { page } = visit.ana;
  for (const [name, view] of Object.entries(views)) {
    await view(page, visit);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, [role="button"], [role="tab"], [role="radio"]')]
        .filter((element) => element.checkVisibility() && !element.closest('p, .by, prosa-message-text'))
        .flatMap((element) => {
          const { width, height } = element.getBoundingClientRect();
          // In a line of text the size of the text counts (2.5.8); its own area may reach further than its box.
          const reach = getComputedStyle(element, '::after');
          const grown = (side: number, over: string) => side - Math.min(0, 2 * (parseFloat(over) || 0));
          const tall = grown(height, reach.top);
          const wide = grown(width, reach.left);
          return width && (tall < 23.5 || wide < 23.5)
            ? [`${element.className} ${element.ariaLabel ?? element.innerText}: ${width} × ${height}`]
            : [];
        }),
    );
    expect.soft(small, name).toEqual([]);
  }
});

async function prepare(newPerson: NewPerson, options: BrowserContextOptions): Promise<Visit> {
  const [ana, bento] = [await newPerson('Ana', options), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  const question = await say(
    bento,
    room,
    `Is *anybody* \`there\`, @${ana.name}? https://example.org/${'long-'.repeat(30)}`,
  );
  await say(ana, room, 'I am', question.id);
  await say(
    bento,
    room,
    `Bom dia, gente! Isso não é inglês, mas você entende.\n\n| a | b |\n| --- | --- |\n| ${'wide '.repeat(40)} | 2 |`,
  );
  await say(bento, room, `\`\`\`ts\nconst answer = '${'wide '.repeat(40)}';\n\`\`\``);
  await bento.program.messages.setReaction({ messageId: question.id, emoji: '👍', present: true });
  return { ana, bento, room };
}

/** What reaches over the edge of the page without a box of its own that scrolls; and the page itself, if it is wider. */
async function sideways(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const over = document.documentElement.scrollWidth - window.innerWidth;
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const inBox = (element: Element): boolean => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (scrolls(box) || box.matches('.clip, pre, prosa-code-block')) return true;
      }
      return false;
    };
    const out = [...document.querySelectorAll('main *, nav *, .cdk-overlay-container *')].filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && (left < -1 || right > window.innerWidth + 1) && !inBox(element);
    });
    return [
      ...(over > 0 ? [`the page is ${over} pixels too wide`] : []),
      ...out.slice(0, 3).map((one) => one.outerHTML.slice(0, 160)),
    ];
  });
}
