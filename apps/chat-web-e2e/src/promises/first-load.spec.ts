import type { CDPSession } from '@playwright/test';
import { makeRoom } from '../people/person.ts';
import { expect, test } from '../test.ts';

/**
 * Of everything that goes over the wire before the first message shows: page, scripts, styles, fonts, answers. The promise
 * is 350 kB; this is less, so that what breaks it is noticed before. What is not needed for a first message is loaded
 * after it (`@defer`, `import()`); what a build contains says `nx run chat-web:build --stats-json`.
 */
const mostBytes = 340_000;
/** A small file costs half a kilobyte of headers and compresses worse. */
const mostAnswers = 40;

test('a first visit loads little before the first message shows', async ({ newPerson }) => {
  const [ana, bento] = [await newPerson('Ana'), await newPerson('Bento')];
  const room = await makeRoom('tides', [ana, bento]);
  for (let line = 1; line <= 60; line += 1) {
    await ana.program.messages.sendMessage({
      roomId: room.id,
      clientMessageId: crypto.randomUUID(),
      text: `line ${line}: we read the **voltage** every ten minutes now`,
    });
  }
  const device = await bento.context.newCDPSession(bento.page);
  const traffic = await watch(device);
  await bento.page.goto(`/rooms/${room.id}`, { waitUntil: 'commit' });
  await expect(bento.room.log.getByRole('article').first()).toBeVisible();
  await expect.poll(() => traffic.unfinished()).toEqual([]);
  const answers = traffic.list();
  const listed = answers.map(({ path, bytes }) => `${bytes} ${path}`).join('\n');
  expect(answers.length, listed).toBeLessThanOrEqual(mostAnswers);
  expect(
    answers.reduce((sum, { bytes }) => sum + bytes, 0),
    listed,
  ).toBeLessThanOrEqual(mostBytes);
  const asked = answers.flatMap(({ path, body }) => (/\/[A-Z]\w+$/.test(path) ? [`${path} ${body}`] : []));
  const twice = asked.filter((question, index) => asked.indexOf(question) !== index);
  expect(twice, 'asked for more than once').toEqual([]);
});

interface Answer {
  readonly path: string;
  /** What was asked, as base64. */
  readonly body: string;
  bytes: number;
  ended: boolean;
}

/** Counts what comes over the wire; the event stream does not end and counts with nothing. */
async function watch(device: CDPSession): Promise<{ list(): readonly Answer[]; unfinished(): readonly string[] }> {
  const answers = new Map<string, Answer>();
  await device.send('Network.enable');
  device.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { pathname } = new URL(request.url);
    // The fonts of titles and code come after the first messages.
    if (pathname.startsWith('/fonts/') && pathname !== '/fonts/figtree-latin-wght-normal.woff2') return;
    const body = (request.postDataEntries ?? []).map(({ bytes }) => bytes ?? '').join('');
    answers.set(requestId, { path: pathname, body, bytes: 0, ended: pathname.endsWith('/Subscribe') });
  });
  device.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId);
    if (answer) Object.assign(answer, { bytes: encodedDataLength, ended: true });
  });
  return {
    list: () => [...answers.values()],
    unfinished: () => [...answers.values()].flatMap(({ path, ended }) => (ended ? [] : [path])),
  };
}
