import type { Browser, Page } from '@playwright/test';
import { openRoom, openSession, type Session } from './browser.ts';
import { again, type World } from './world.ts';

/** Spread of some durations, in milliseconds. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** Sums up durations. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN).toFixed(1));
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** What switching rooms costs: until it is painted, and CPU time of the page's main thread, which another load does not change. */
export interface RoomSwitch {
  readonly cold: Spread;
  readonly coldCpu: Spread;
  readonly memory: Spread;
  readonly memoryCpu: Spread;
}

/** Switching to rooms this browser has never shown, then among the last eight. */
export async function roomSwitch({ page, devtools }: Session, { rooms }: World): Promise<RoomSwitch> {
  const [first, ...others] = rooms;
  if (!first) throw new Error('no rooms');
  await openRoom(page, first);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpuMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1_000;
  };
  const go = async (name: string) => {
    const before = await cpuMs();
    const ms = await page.evaluate((room) => window.feel.switchTo(room), name);
    const cpu = (await cpuMs()) - before;
    await page.waitForTimeout(400);
    return { ms, cpu };
  };
  const cold: { ms: number; cpu: number }[] = [];
  for (const { name } of others) cold.push(await go(name));
  const near = others.slice(-8);
  for (const { name } of near) await go(name);
  const memory: typeof cold = [];
  for (let turn = 0; turn < 5; turn++) for (const { name } of near) memory.push(await go(name));
  return {
    cold: spread(cold.map(({ ms }) => ms)),
    coldCpu: spread(cold.map(({ cpu }) => cpu)),
    memory: spread(memory.map(({ ms }) => ms)),
    memoryCpu: spread(memory.map(({ cpu }) => cpu)),
  };
}

/** Older pages of 50: the call, and until the rows are painted. */
export async function historyPages({ page }: Session, { large }: World): Promise<{ call: Spread; painted: Spread }> {
  await openRoom(page, large);
  const painted: number[] = [];
  for (let turn = 0; turn < 20; turn++) {
    painted.push(
      await page.evaluate(() => {
        const log = document.querySelector<HTMLElement>('[role=log]');
        const first = () => log?.querySelector('prosa-message-row')?.getAttribute('data-key');
        const before = first();
        return window.feel.untilPainted(
          () => log?.scrollTo({ top: 300 }),
          () => first() !== before,
        );
      }),
    );
    await page.waitForTimeout(400);
  }
  const calls = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .flatMap(({ name, duration }) => (name.includes('/ListMessages') ? [duration] : [])),
  );
  return { call: spread(calls), painted: spread(painted) };
}

/** Typing while 50 messages a second come into the room that is looked at: key to paint. */
export async function typing({ page }: Session, { rooms, programs }: World): Promise<{ idle: Spread; busy: Spread }> {
  const [room] = rooms;
  if (!room) throw new Error('no rooms');
  await openRoom(page, room);
  const idle = await type(page);
  const senders = programs.slice(1).map(again);
  let stop = false;
  const sending = senders.map(async (program, index) => {
    await pause(index * 20);
    for (let next = performance.now(); !stop; next += 100) {
      await program.messages.sendMessage({
        roomId: room.id,
        clientMessageId: crypto.randomUUID(),
        text: `Something that is said while somebody types, and it goes on for a line or so. ${Math.round(next)}`,
      });
      await pause(Math.max(0, next + 100 - performance.now()));
    }
  });
  await pause(1_000);
  const busy = await type(page);
  stop = true;
  await Promise.all(sending);
  for (const program of senders) program.close();
  return { idle, busy };
}

async function type(page: Page): Promise<Spread> {
  const composer = page.locator('prosa-composer textarea, prosa-composer [contenteditable=true]').first();
  await composer.fill('');
  await composer.focus();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    document.addEventListener(
      'keydown',
      (event) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - event.timeStamp);
          port2.postMessage(0);
        });
      },
      { capture: true },
    );
  });
  await page.keyboard.type('The quick brown fox jumps over the lazy dog, and again. '.repeat(3), { delay: 70 });
  const times = await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes.splice(0));
  await composer.fill('');
  return spread(times);
}

/** What scrolling through a very large room costs. */
export interface Scrolling {
  readonly frames: Spread;
  /** Share of frames that came later than two of a screen with 60 a second. */
  readonly late: number;
  readonly scrolledRows: number;
  readonly mostRows: number;
  readonly mostElements: number;
}

/** Scrolls up through the large room for some seconds, as with a wheel. */
export async function scrolling({ page }: Session, { large }: World): Promise<Scrolling> {
  await openRoom(page, large);
  const result = await page.evaluate(async () => {
    const log = document.querySelector<HTMLElement>('[role=log]');
    if (!log) throw new Error('no log');
    const ordinal = () =>
      Number(/\((\d+)\)\s*$/.exec(log.querySelector('prosa-message-text')?.textContent ?? '')?.[1] ?? 0);
    const frames: number[] = [];
    let [mostRows, mostElements] = [0, 0];
    const begun = ordinal();
    const end = performance.now() + 15_000;
    let last = performance.now();
    while (performance.now() < end) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      frames.push(now - last);
      last = now;
      log.scrollTop -= 60; // 3,600 pixels a second: a fast wheel
      mostRows = Math.max(mostRows, log.querySelectorAll('prosa-message-row').length);
      if (frames.length % 30 === 0) mostElements = Math.max(mostElements, document.querySelectorAll('*').length);
    }
    return { frames: frames.slice(2), mostRows, mostElements, scrolledRows: begun - ordinal() };
  });
  const late = result.frames.filter((ms) => ms > 34).length / result.frames.length;
  return { ...result, frames: spread(result.frames), late: Number(late.toFixed(4)) };
}

/** What a thousand room switches leave behind. */
export interface Memory {
  readonly heapBeforeMiB: number;
  readonly heapAfterMiB: number;
  readonly nodesBefore: number;
  readonly nodesAfter: number;
  readonly listenersBefore: number;
  readonly listenersAfter: number;
}

/**
 * So many switches until the browser has compiled what runs often: about 2 MB of machine code, seen in heap snapshots, while no
 * kind of object of the app grows.
 */
const warmUpSwitches = 600;

/** Switches rooms `switches` times after a warm-up, and collects garbage before each look. */
export async function memory({ page, devtools }: Session, { rooms }: World, switches: number): Promise<Memory> {
  const [first] = rooms;
  if (!first) throw new Error('no rooms');
  await openRoom(page, first);
  const go = async (count: number) => {
    for (let turn = 0; turn < count; turn++) {
      const { name } = rooms[(turn * 7) % rooms.length] ?? first;
      await page.evaluate((room) => window.feel.switchTo(room), name);
    }
  };
  const look = async () => {
    await page.evaluate((room) => window.feel.switchTo(room), first.name);
    await page.waitForTimeout(3_000); // what is kept in the browser is written
    for (let turn = 0; turn < 3; turn++) await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
    return { heap: Number((usedSize / 2 ** 20).toFixed(2)), nodes, listeners: jsEventListeners };
  };
  await devtools.send('HeapProfiler.enable');
  await go(warmUpSwitches);
  const before = await look();
  await go(switches);
  const after = await look();
  return {
    heapBeforeMiB: before.heap,
    heapAfterMiB: after.heap,
    nodesBefore: before.nodes,
    nodesAfter: after.nodes,
    listenersBefore: before.listeners,
    listenersAfter: after.listeners,
  };
}

/** What goes over the wire until the first message shows, with an empty cache. */
export interface FirstLoad {
  readonly totalBytes: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly requests: number;
  /** From the navigation to the first message on the screen. */
  readonly ms: number;
}

/** Opens a room in a new profile. What was asked for before the first message was painted counts in full. */
export async function firstLoad(browser: Browser, url: string, { rooms }: World): Promise<FirstLoad> {
  const session = await openSession(browser, url);
  const { page, devtools } = session;
  const asked = new Map<string, { readonly atMs: number; kind: string; bytes: number }>();
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({ requestId, wallTime, type }) =>
    asked.set(requestId, { atMs: wallTime * 1_000, kind: type ?? 'Other', bytes: 0 }),
  );
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = asked.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  await page.addInitScript(() => {
    const look = (): void => {
      if (document.querySelector('[role=log] prosa-message-row')) Object.assign(window, { firstMessageAt: Date.now() });
      else requestAnimationFrame(look);
    };
    look();
  });
  const startedAt = Date.now();
  await page.goto(`/rooms/${rooms[1]?.id ?? ''}`, { waitUntil: 'commit' });
  await page.locator('[role=log] prosa-message-row').first().waitFor();
  await page.waitForTimeout(2_000); // what was on its way is counted whole
  const shownAt = await page.evaluate(() => (window as unknown as { firstMessageAt: number }).firstMessageAt);
  await session.close();
  const before = [...asked.values()].filter(({ atMs }) => atMs <= shownAt);
  const byKind: Record<string, number> = {};
  for (const { kind, bytes } of before) byKind[kind] = (byKind[kind] ?? 0) + bytes;
  return {
    totalBytes: before.reduce((sum, { bytes }) => sum + bytes, 0),
    byKind,
    requests: before.length,
    ms: shownAt - startedAt,
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
