import { expect, jest, test } from '@jest/globals';
import { Batcher } from './batcher.ts';

/** Calls that are answered when the test says so. */
function held(options: { maxKeys: number; maxCalls: number }) {
  const calls: { keys: readonly number[]; answer(answers: readonly string[]): void; fail(reason: Error): void }[] = [];
  const batcher = new Batcher<number, string>(
    (keys) => new Promise((answer, fail) => calls.push({ keys, answer, fail })),
    options,
  );
  return { calls, batcher };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a single question is asked at once; those that come meanwhile go together, in parts', async () => {
  const { calls, batcher } = held({ maxKeys: 3, maxCalls: 1 });
  const answers = [1, 2, 3, 4, 5].map((key) => batcher.ask(key));
  expect(calls.map(({ keys }) => keys)).toEqual([[1]]);
  calls[0]?.answer(['one']);
  await turn();
  expect(calls[1]?.keys).toEqual([2, 3, 4]);
  calls[1]?.answer(['two', 'three', 'four']);
  await turn();
  calls[2]?.answer(['five']);
  expect(await Promise.all(answers)).toEqual(['one', 'two', 'three', 'four', 'five']);
  void batcher.ask(6);
  expect(calls[3]?.keys).toEqual([6]);
});

test('what was not answered is asked again, before what came later', async () => {
  const { calls, batcher } = held({ maxKeys: 3, maxCalls: 1 });
  const first = batcher.ask(0);
  const [second, third, fourth] = [1, 2, 3].map((key) => batcher.ask(key));
  calls[0]?.answer(['0']);
  await turn();
  const late = batcher.ask(4);
  calls[1]?.answer(['1']);
  await turn();
  expect(calls[2]?.keys).toEqual([2, 3, 4]);
  calls[2]?.answer(['2', '3', '4']);
  expect(await Promise.all([first, second, third, fourth, late])).toEqual(['0', '1', '2', '3', '4']);
});

test('a call that fails fails for those in it and nobody else', async () => {
  const { calls, batcher } = held({ maxKeys: 2, maxCalls: 2 });
  const answers = [1, 2, 3, 4, 5].map((key) => batcher.ask(key).catch((reason: Error) => reason.message));
  expect(calls.map(({ keys }) => keys)).toEqual([[1], [2]]);
  calls[0]?.fail(new Error('away'));
  calls[1]?.answer(['two']);
  await turn();
  expect(calls.slice(2).map(({ keys }) => keys)).toEqual([[3, 4], [5]]);
  calls[2]?.answer([]);
  calls[3]?.answer(['five']);
  const none = 'none of the questions was answered';
  expect(await Promise.all(answers)).toEqual(['away', 'two', none, none, 'five']);
});

test('a call that is not answered keeps nobody else waiting for long', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  try {
    const { calls, batcher } = held({ maxKeys: 2, maxCalls: 1 });
    const frozen = batcher.ask(1);
    const others = [batcher.ask(2), batcher.ask(3)];
    expect(calls.map(({ keys }) => keys)).toEqual([[1]]);
    jest.runOnlyPendingTimers();
    expect(calls.map(({ keys }) => keys)).toEqual([[1], [2, 3]]);
    calls[1]?.answer(['two', 'three']);
    expect(await Promise.all(others)).toEqual(['two', 'three']);
    calls[0]?.answer(['one']);
    expect(await frozen).toBe('one');
    // What came late was counted as over once.
    void batcher.ask(4);
    void batcher.ask(5);
    expect(calls.slice(2).map(({ keys }) => keys)).toEqual([[4]]);
  } finally {
    jest.useRealTimers();
  }
});
