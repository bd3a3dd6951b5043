import { expect, test } from '@jest/globals';
import { collect } from '../../testing/collect.ts';
import { inTime, TooSlowError } from './deadlines.ts';

const patient = { firstMs: 60_000, nextMs: 60_000, totalMs: 60_000 };
const nobody = new AbortController().signal;

/** Yields what it is given, then never anything more, and heeds no signal. */
async function* stuckAfter(...values: string[]): AsyncGenerator<string> {
  yield* values;
  await new Promise(() => undefined);
}

test('what comes in time comes through, and the source is told when it is over', async () => {
  let over: AbortSignal | undefined;
  const source = async function* (signal: AbortSignal) {
    over = signal;
    yield* ['a', 'b'];
  };
  expect(await collect(inTime(source, patient, nobody))).toEqual(['a', 'b']);
  expect(over?.aborted).toBe(true);
});

test.each([
  ['the first piece', { ...patient, firstMs: 20 }, []],
  ['the next piece', { ...patient, nextMs: 20 }, ['a', 'b']],
  ['all of it', { ...patient, totalMs: 20 }, ['a']],
])('%s is waited for only so long, also of somebody who heeds no signal', async (_, deadlines, values) => {
  const taken: string[] = [];
  const taking = (async () => {
    for await (const value of inTime(() => stuckAfter(...values), deadlines, nobody)) taken.push(value);
  })();
  await expect(taking).rejects.toThrow(TooSlowError);
  expect(taken).toEqual(values);
});

test('the caller who stops is obeyed at once', async () => {
  const caller = new AbortController();
  const reason = new Error('enough');
  const values = inTime(() => stuckAfter('a'), patient, caller.signal);
  expect((await values.next()).value).toBe('a');
  caller.abort(reason);
  await expect(values.next()).rejects.toBe(reason);
});
