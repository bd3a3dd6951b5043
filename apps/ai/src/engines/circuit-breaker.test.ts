import { expect, test } from '@jest/globals';
import { CircuitBreaker } from './circuit-breaker.ts';

function breakerAt(clock: { now: number }): CircuitBreaker {
  return new CircuitBreaker({ failures: 2, openMs: 1_000, maxOpenMs: 3_000, now: () => clock.now });
}

test('opens after failures in a row, not after scattered ones', () => {
  const breaker = breakerAt({ now: 0 });
  breaker.failed();
  breaker.succeeded();
  breaker.failed();
  expect(breaker.tryEnter()).toBe(true);
  breaker.failed();
  expect([breaker.isOpen, breaker.tryEnter()]).toEqual([true, false]);
});

test('lets one try after a while: half to all of the time by chance', () => {
  const clock = { now: 0 };
  const breaker = breakerAt(clock);
  breaker.failed();
  breaker.failed();
  clock.now = 499;
  expect(breaker.tryEnter()).toBe(false);
  clock.now = 1_000;
  expect([breaker.tryEnter(), breaker.tryEnter()]).toEqual([true, false]);
  // Whoever tried was stopped: the next may.
  breaker.left();
  expect(breaker.tryEnter()).toBe(true);
  breaker.succeeded();
  expect([breaker.isOpen, breaker.tryEnter(), breaker.tryEnter()]).toEqual([false, true, true]);
});

test('stays open for longer each time, within a bound', () => {
  const clock = { now: 0 };
  const breaker = breakerAt(clock);
  breaker.failed();
  breaker.failed();
  for (const [atLeast, atMost] of [
    [1_000, 2_000],
    [1_500, 3_000],
    [1_500, 3_000],
  ] as const) {
    clock.now += 3_000;
    expect(breaker.tryEnter()).toBe(true);
    breaker.failed();
    clock.now += atLeast - 1;
    expect(breaker.tryEnter()).toBe(false);
    clock.now += atMost - atLeast + 1;
    expect(breaker.tryEnter()).toBe(true);
    breaker.left();
  }
});
