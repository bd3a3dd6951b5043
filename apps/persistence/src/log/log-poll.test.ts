import { jest } from '@jest/globals';
import { NoPrimaryError } from '../database/primary.ts';
import { LogPoll } from './log-poll.ts';
import type { LogSource } from './tail-hub.ts';

const pollMs = 5_000;

beforeEach(() => {
  jest.useFakeTimers(); // the rounds go by our clock
});
afterEach(() => {
  jest.useRealTimers();
});

/** A poll of a log whose answers take this long, and whether each is one. */
function pollOf(answers: readonly { readonly tookMs: number; readonly fails?: Error }[]) {
  const askedAt: number[] = [];
  const marks: (string | undefined)[] = [];
  const heard: string[] = [];
  const changes: LogSource['changes'] = async (mark) => {
    const { tookMs = 0, fails } = answers[askedAt.length] ?? {};
    askedAt.push(performance.now());
    marks.push(mark);
    await new Promise((resolve) => setTimeout(resolve, tookMs));
    if (fails) throw fails;
    return { places: [{ roomId: `room ${askedAt.length}`, seq: 1n }], mark: `mark ${askedAt.length}` };
  };
  const unused = (): never => {
    throw new Error('not asked here');
  };
  const source: LogSource = { changes, tops: unused, read: unused };
  const poll = new LogPoll(
    source,
    pollMs,
    (roomId) => heard.push(roomId),
    (reason) => heard.push(String(reason)),
  );
  return { poll, askedAt, marks, heard };
}

test('each question takes up where the last answer ended, and a dear answer earns a rest', async () => {
  const { poll, askedAt, marks, heard } = pollOf([{ tookMs: 10 }, { tookMs: 1_000 }, { tookMs: 15_000 }]);
  const startedAt = performance.now();
  poll.start();
  await jest.advanceTimersByTimeAsync(120_000);
  await poll.close();
  // The first one rests as long as all; the second one twenty times what it took; the third one as long as is allowed.
  const times = askedAt.slice(0, 4).map((at) => at - startedAt);
  expect(times).toEqual([5_000, 10_010, 31_010, 76_010]);
  expect(marks.slice(0, 4)).toEqual([undefined, 'mark 1', 'mark 2', 'mark 3']);
  expect(heard.slice(0, 3)).toEqual(['room 1', 'room 2', 'room 3']);
});

test('a database that was away is asked again soon, from the same place, however long it kept silent', async () => {
  const { poll, askedAt, marks, heard } = pollOf([{ tookMs: 0 }, { tookMs: 20_000, fails: new NoPrimaryError(1) }]);
  poll.start();
  await jest.advanceTimersByTimeAsync(40_000);
  await poll.close();
  expect((askedAt[2] ?? 0) - (askedAt[1] ?? 0)).toBe(25_000);
  expect(marks.slice(1, 3)).toEqual(['mark 1', 'mark 1']);
  expect(heard.slice(0, 2)).toEqual(['room 1', 'room 3']);
});

test('a question that the database gave up as too dear earns a rest, too', async () => {
  const tooLong = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  const { poll, askedAt } = pollOf([{ tookMs: 1_000, fails: tooLong }]);
  poll.start();
  await jest.advanceTimersByTimeAsync(40_000);
  await poll.close();
  expect((askedAt[1] ?? 0) - (askedAt[0] ?? 0)).toBe(21_000);
});
