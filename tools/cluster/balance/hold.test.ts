import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Random } from '../../faults/random.ts';
import { randomPlacement } from './random-placement.fixture.ts';
import { hasHeld, holdMoved, type PastMove, type Sample } from './hold.ts';
import { type BalancedHost, idle, type Placement } from './placement.ts';
import { afterMoves, planMoves } from './plan-moves.ts';

const host = (name: string): BalancedHost => ({
  name,
  cpus: 4,
  memoryMiB: 4096,
  reserveMiB: 0,
  capacity: { cpus: 4, memoryMiB: 4096, networkBytesPerSecond: 1e8 },
  own: idle,
});
const hosts = [host('north'), host('south')];
const machine = { name: 'a', host: 'north', cpus: 1, memoryMiB: 512, load: idle };
const uneven: Placement = { hosts, machines: [machine, { ...machine, name: 'b' }] };
const even: Placement = { hosts, machines: [machine, { ...machine, name: 'b', host: 'south' }] };
const at = (atMs: number, placement: Placement): Sample => ({ atMs, placement });

test.each<[why: string, samples: Sample[], expected: boolean]>([
  ['nobody looked', [], false],
  ['looked only now', [at(100, uneven)], false],
  ['uneven all the time', [at(0, uneven), at(50, uneven), at(100, uneven)], true],
  ['uneven long before, nobody looked since', [at(-500, uneven)], true],
  ['even at the beginning', [at(-5, even), at(50, uneven), at(100, uneven)], false],
  ['even in between', [at(0, uneven), at(50, even), at(100, uneven)], false],
  ['even before it', [at(-50, even), at(0, uneven), at(100, uneven)], true],
  ['even after now', [at(0, uneven), at(100, uneven), at(150, even)], true],
])('moves wait until the score has held: %s', (_why, samples, expected) => {
  expect(hasHeld(samples, 0.1, 100, 100)).toBe(expected);
});

test('however the load changes, no machine moves twice within the hold time', () => {
  const holdMs = 60_000;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), (seed) => {
      const random = new Random(seed);
      const moved: PastMove[] = [];
      const samples: Sample[] = [];
      let now = randomPlacement(random);
      for (let atMs = 0; atMs < 600_000; atMs += 10_000) {
        const share = (): number => random.next() / 5;
        const load = () => ({ cpus: share(), memoryMiB: share(), networkBytesPerSecond: share() });
        now = { ...now, machines: now.machines.map((one) => ({ ...one, load: load() })) };
        samples.push({ atMs, placement: now });
        if (!hasHeld(samples, 0.05, holdMs, atMs)) continue;
        const { moves } = planMoves(holdMoved(now, moved, holdMs, atMs), {
          threshold: 0.05,
          margin: 0.001,
          fullest: 2,
        });
        for (const { machine: name } of moves) {
          const before = moved.findLast((move) => move.machine === name);
          expect(atMs - (before?.atMs ?? -Infinity)).toBeGreaterThanOrEqual(holdMs);
          moved.push({ machine: name, atMs });
        }
        now = afterMoves(now, moves);
      }
      expect(moved.every(({ atMs }) => atMs >= holdMs)).toBe(true);
    }),
    { numRuns: 20 },
  );
});
