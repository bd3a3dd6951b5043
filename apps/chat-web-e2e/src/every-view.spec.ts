import { AxeBuilder } from '@axe-core/playwright';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import {
  type Message,
  ReminderService,
  SavedService,
  ScheduledService,
  type SendMessageRequestSchema,
  UserRole,
} from '@prosa/proto/chat';
import { uploadFile } from '@prosa/testing/stack';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { type Person, type TestRoom, appoint, makeRoom, say } from './people/person.ts';
import { png } from './people/pictures.ts';
import { type NewPerson, expect, test } from './test.ts';
import { type Visit, views } from './views.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** Each theme, width and language at least once. */
const ways: Readonly<Record<string, BrowserContextOptions>> = {
  light: {},
  'on a phone, dark, in Portuguese': { ...phone, colorScheme: 'dark', locale: 'pt-BR' },
  'in a narrow window': { viewport: { width: 800, height: 900 } },
  'with the colours of the system': { forcedColors: 'active' },
};
const everyView = Object.entries({ ...views.pages, ...views['what opens on them'] });
const halves = Object.entries(views).flatMap(([half, some]) =>
  Object.entries(ways).map(([way, options]) => ({ half, way, options, some: Object.entries(some) })),
);

for (const { half, way, options, some } of halves) {
  test(`axe finds nothing serious, ${half}, ${way}`, async ({ newPerson }) => {
    test.setTimeout(400_000);
    const visit = await prepare(newPerson, options);
    const { page } = visit.ana;
    for (const [name, view] of some) {
      await view(page, visit);
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      // What lies under a dialog or a menu has been looked at by itself.
      const isCovered = await page.locator('.cdk-overlay-container > *').count();
      const axe = new AxeBuilder({ page }).include(isCovered ? '.cdk-overlay-container' : 'html');
      // Of the nearly 2,000 emoji, all made alike, axe looks at the first of each group.
      const { violations } = await axe.exclude('prosa-emoji-picker .grid button:nth-child(n + 10)').analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
      expect.soft(serious, name).toEqual([]);
    }
  });
}

for (const [way, viewport, some] of [
  ['320 pixels wide', { width: 320, height: 640 }, everyView],
  ['1280 pixels at 200 %', { width: 640, height: 400 }, everyView], // what is left of the page for the layout
  ['1280 pixels at 400 %', { width: 320, height: 256 }, Object.entries(views.pages)],
] as const) {
  test(`no view scrolls sideways: ${way}`, async ({ newPerson }) => {
    test.setTimeout(300_000);
    const visit = await prepare(newPerson, { viewport });
    for (const [name, view] of some) {
      await view(visit.ana.page, visit);
      expect.soft(await sideways(visit.ana.page), name).toEqual([]);
    }
  });
}

test('every view holds from right to left: nothing sticks out, the wall stands at the right', async ({ newPerson }) => {
  test.setTimeout(300_000);
  const visit = await prepare(newPerson, {});
  const { page } = visit.ana;
  for (const [name, view] of everyView) {
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
  for (const [name, view] of everyView) {
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
  await appoint(ana, UserRole.ADMIN); // who may invite
  await bento.program.messages.editMessage({ messageId: question.id, text: `${question.text} Hello?` });
  await fillPlaces(ana, bento, room, question);
  return { ana, bento, room, rootId: question.id };
}

/** A thread, a pin, a picture and a poll in the room, and something in each of Ana's lists. */
async function fillPlaces(ana: Person, bento: Person, room: TestRoom, root: Message): Promise<void> {
  const send = (fields: Omit<MessageInitShape<typeof SendMessageRequestSchema>, '$typeName'>, by = ana) =>
    by.program.messages.sendMessage({ roomId: room.id, clientMessageId: randomUUID(), ...fields });
  await ana.program.pins.pinMessage({ messageId: root.id, pinned: true });
  await send({ text: `In the thread, @${ana.name}`, threadRootMessageId: root.id }, bento);
  const picture = await uploadFile(ana.program, 'buoy.png', Uint8Array.from(png(300, 200, [40, 80, 120])));
  await send({ attachmentIds: [picture], altTexts: { [picture]: 'The buoy at dusk' } });
  await send({ text: 'When?', poll: { options: ['Friday', 'Saturday'] } }, bento);
  await ana.program.service(SavedService).saveMessage({ messageId: root.id });
  const tomorrow = timestampFromMs(Date.now() + 86_400_000);
  const reminder = { reminderId: randomUUID(), messageId: root.id, remindAt: tomorrow, note: 'Ask again' };
  await ana.program.service(ReminderService).createReminder(reminder);
  const scheduled = { scheduledId: randomUUID(), roomId: room.id, text: 'Good morning', sendAt: tomorrow };
  await ana.program.service(ScheduledService).scheduleMessage(scheduled);
  const { message } = await send({ text: 'The one to act on' });
  await bento.program.messages.markRead({ roomId: room.id, seq: message?.seq ?? 0n });
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
