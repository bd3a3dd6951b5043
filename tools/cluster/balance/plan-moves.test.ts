import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Random } from '../../faults/random.ts';
import { randomPlacement } from './random-placement.fixture.ts';
import { type BalancedHost, type BalancedMachine, idle, type Placement } from './placement.ts';
import { afterMoves, planMoves } from './plan-moves.ts';
import { freeMiB, fullness, placementScore } from './score.ts';

const anything = { threshold: 0, margin: 1e-6, fullest: Infinity };

function host(name: string, cpus = 8): BalancedHost {
  const capacity = { cpus, memoryMiB: 8192, networkBytesPerSecond: 1e8 };
  return { name, cpus, memoryMiB: 8192, reserveMiB: 512, capacity, own: idle };
}

function machine(name: string, where: string, more: Partial<BalancedMachine> = {}): BalancedMachine {
  const load = { cpus: 1, memoryMiB: 400, networkBytesPerSecond: 1e6 };
  return { name, host: where, cpus: 1, memoryMiB: 512, load, ...more };
}

const crowded: Placement = {
  hosts: [host('north'), host('south')],
  machines: ['a', 'b', 'c', 'd'].map((name) => machine(name, 'north')),
};

test('four machines of one host are two on each', () => {
  const plan = planMoves(crowded, anything);
  expect(plan.moves.map(({ from, to }) => `${from} ${to}`)).toEqual(['north south', 'north south']);
  expect(plan.scoreAfter).toBeCloseTo(0);
  expect(plan.moves.at(-1)?.toAfter.cpuLoad).toBeCloseTo(2 / 8);
});

test('what is even enough stays', () => {
  const { scoreBefore } = planMoves(crowded, anything);
  expect(planMoves(crowded, { ...anything, threshold: scoreBefore + 0.01 }).moves).toEqual([]);
  expect(planMoves(crowded, { ...anything, margin: scoreBefore + 0.01 }).moves).toEqual([]);
});

test('no machine goes where it would make the host too full, has no memory, is not allowed, is not apart or is held', () => {
  const cpu = { cpus: 5, memoryMiB: 400, networkBytesPerSecond: 1e6 };
  const refusals: Partial<BalancedMachine>[] = [
    { load: cpu },
    { memoryMiB: 8000 },
    { hosts: ['north'] },
    { apart: 'gateway' },
    { isHeld: true },
  ];
  for (const refusal of refusals) {
    const machines = [
      machine('a', 'north', refusal),
      machine('b', 'north', refusal),
      machine('c', 'south', { apart: 'gateway' }),
    ];
    const placement = { hosts: [host('north', 16), host('south')], machines };
    expect(planMoves(placement, { ...anything, fullest: 0.6 }).moves).toEqual([]);
  }
});

/** Placements that are legal, with machines apart, bound and held among them. */
const placements = fc.integer({ min: 0, max: 1e9 }).map((seed) => {
  const random = new Random(seed);
  const { hosts, machines } = randomPlacement(random);
  const taken = new Set<string>();
  return {
    hosts,
    machines: machines.map((one): BalancedMachine => {
      const apart = random.chance(0.4) ? `kind-${random.between(1, 3)}` : undefined;
      const isApart = apart !== undefined && !taken.has(`${apart} ${one.host}`);
      if (isApart) taken.add(`${apart} ${one.host}`);
      const some = hosts.filter(({ name }) => name === one.host || random.chance(0.6)).map(({ name }) => name);
      return {
        ...one,
        ...(isApart ? { apart } : {}),
        ...(random.chance(0.3) ? { hosts: some } : {}),
        isHeld: random.chance(0.1),
      };
    }),
  };
});

const rules = fc.record({
  threshold: fc.double({ min: 0, max: 0.5, noNaN: true }),
  margin: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
  fullest: fc.double({ min: 0.3, max: 1.5, noNaN: true }),
});

test('every move of every plan is legal when it is made, and leads to what was predicted', () => {
  fc.assert(
    fc.property(placements, rules, (placement, given) => {
      let now: Placement = placement;
      for (const move of planMoves(placement, given).moves) {
        const one = now.machines.find(({ name }) => name === move.machine);
        expect(one).toMatchObject({ host: move.from, isHeld: false });
        expect(one?.hosts ?? [move.to]).toContain(move.to);
        now = afterMoves(now, [move]);
        const there = now.machines.filter((other) => other.host === move.to);
        const target = now.hosts.find(({ name }) => name === move.to);
        if (target === undefined) throw new Error(`there is no host ${move.to}`);
        expect(freeMiB(target, there)).toBeGreaterThanOrEqual(0);
        if (one?.apart !== undefined) expect(there.filter(({ apart }) => apart === one.apart)).toHaveLength(1);
        const full = fullness(target, there);
        expect(Math.max(full.cpuLoad, full.memoryLoad, full.networkLoad)).toBeLessThanOrEqual(given.fullest + 1e-9);
        expect(move.toAfter.cpuLoad).toBeCloseTo(full.cpuLoad);
        expect(move.scoreAfter).toBeCloseTo(placementScore(now));
      }
    }),
  );
});

test('a machine moves once at most, and each move is worth the margin on average', () => {
  fc.assert(
    fc.property(placements, rules, (placement, given) => {
      const { moves, scoreBefore, scoreAfter } = planMoves(placement, given);
      expect(new Set(moves.map((move) => move.machine)).size).toBe(moves.length);
      expect(scoreBefore - scoreAfter).toBeGreaterThanOrEqual(moves.length * given.margin - 1e-9);
      if (scoreBefore < given.threshold) expect(moves).toEqual([]);
    }),
  );
});

test('planned again and again under the same load it comes to rest and never to where it was', () => {
  fc.assert(
    fc.property(placements, rules, (placement, given) => {
      const seen = new Set<string>();
      let now: Placement = placement;
      for (;;) {
        const where = now.machines.map((one) => one.host).join();
        expect(seen.has(where)).toBe(false);
        seen.add(where);
        const { moves } = planMoves(now, given);
        if (moves.length === 0) break;
        now = afterMoves(now, moves);
      }
      expect(seen.size).toBeLessThanOrEqual(1 + placementScore(placement) / given.margin);
    }),
  );
});
