/** How the product feels, in figures: `npm run feel [-- --quick]`. Writes docs/benchmarks/feel.md and feel.json. */
import { startStack } from '@prosa/testing/stack';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openSession, startBrowser, type Session } from './browser.ts';
import { firstLoad, historyPages, memory, roomSwitch, scrolling, typing } from './measures.ts';
import { judge, toMarkdown, type Figures } from './report.ts';
import { makeWorld } from './world.ts';

const quick = process.argv.includes('--quick');
const [largeCount, switches] = quick ? [5_000, 100] : [100_000, 1_000];
const folder = resolve(import.meta.dirname, '../../docs/benchmarks');
const say = (text: string) => console.error(text);

const stack = await startStack({ ai: false, env: { PROSA_SEND_RATE: '0', PROSA_CALL_RATE: '0' } });
const browser = await startBrowser();
try {
  const [url = ''] = stack.gatewayUrls;
  say(`making 40 rooms, and one of ${largeCount} messages`);
  const world = await makeWorld(url, largeCount);
  const inSession = async <T>(name: string, measure: (session: Session) => Promise<T>): Promise<T> => {
    say(name);
    const session = await openSession(browser, url);
    try {
      return await measure(session);
    } finally {
      await session.close();
    }
  };
  await firstLoad(browser, url, world); // the server warms up
  const figures: Figures = {
    firstLoad: await firstLoad(browser, url, world),
    roomSwitch: await inSession('room switches', (session) => roomSwitch(session, world)),
    historyPages: await inSession('history', (session) => historyPages(session, world)),
    typing: await inSession('typing', (session) => typing(session, world)),
    scrolling: await inSession('scrolling', (session) => scrolling(session, world)),
    memory: await inSession(`${switches} room switches`, (session) => memory(session, world, switches)),
    switches,
    largeCount,
    chromium: browser.version(),
  };
  for (const { what, promised, measured, kept } of judge(figures)) {
    console.log(`${kept ? '  ' : '✗ '}${what}: ${measured}${promised ? ` (promised: ${promised})` : ''}`);
  }
  console.log(JSON.stringify(figures.firstLoad.byKind));
  if (!quick) {
    await writeFile(resolve(folder, 'feel.json'), `${JSON.stringify(figures, null, 2)}\n`);
    await writeFile(resolve(folder, 'feel.md'), toMarkdown(figures, new Date()));
  }
  for (const program of world.programs) program.close();
  if (!judge(figures).every(({ kept }) => kept)) process.exitCode = 1;
} finally {
  await browser.close();
  await stack.close();
}
