import { reasonOf } from '@prosa/service';
import { Turns } from './turns.ts';

const limits = { atOnce: 2, waiting: 3, refusal: 'too many', retryAfterMs: 500 };

/** Work that ends when it is told to. */
function openEnded() {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { work: () => ended, end };
}

test('so many at once, so many wait, the others are refused', async () => {
  const turns = new Turns(limits);
  const { work, end } = openEnded();
  const order: number[] = [];
  const taken = Array.from({ length: 7 }, (_, no) =>
    turns.take(async () => {
      order.push(no);
      await work();
      return no;
    }),
  );
  const refused = await Promise.allSettled(taken.slice(5));
  expect(refused.map((outcome) => outcome.status === 'rejected' && reasonOf(outcome.reason))).toEqual([
    'OVERLOADED',
    'OVERLOADED',
  ]);
  expect(order).toEqual([0, 1]);
  end();
  expect(await Promise.all(taken.slice(0, 5))).toEqual([0, 1, 2, 3, 4]);
  expect(order).toEqual([0, 1, 2, 3, 4]);
});

test('what fails gives its turn on', async () => {
  const turns = new Turns({ ...limits, atOnce: 1 });
  const failing = turns.take(() => Promise.reject(new Error('broken')));
  const next = turns.take(() => Promise.resolve('next'));
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('next');
});

test('who does not wait any more gets no turn', async () => {
  const turns = new Turns({ ...limits, atOnce: 1 });
  const { work, end } = openEnded();
  const first = turns.take(work);
  const gone = new AbortController();
  let done = false;
  const second = turns.take(() => Promise.resolve((done = true)), gone.signal);
  gone.abort(new Error('gone'));
  end();
  await first;
  await expect(second).rejects.toThrow('gone');
  expect(done).toBe(false);
});
