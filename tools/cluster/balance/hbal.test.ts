import { expect, test } from '@jest/globals';
import { Random } from '../../faults/random.ts';
import { askHbal, hasHbal } from './hbal.fixture.ts';
import { afterMoves, planMoves } from './plan-moves.ts';
import { randomPlacement } from './random-placement.fixture.ts';
import { placementScore } from './score.ts';

const seed = Number(process.env['PROSA_TEST_SEED'] ?? Date.now() % 1_000_000);

test("a score is what Ganeti's hbal gives", () => {
  const capacity = { cpus: 1, memoryMiB: 1, networkBytesPerSecond: 1 };
  const own = { cpus: 0, memoryMiB: 0, networkBytesPerSecond: 0 };
  const hosts = ['north', 'south', 'west'].map((name) => ({
    ...{ name, cpus: 8, memoryMiB: 16_384, reserveMiB: 0, capacity, own },
  }));
  const machine = (name: string, host: string, cpus: number, rest: number) => ({
    ...{ name, host, cpus: 2, memoryMiB: 2048, load: { cpus, memoryMiB: rest, networkBytesPerSecond: rest } },
  });
  const machines = [machine('a', 'north', 0.5, 0.1), machine('b', 'north', 0.2, 0.1), machine('c', 'south', 0.1, 0.3)];
  // Printed by hbal 3.0.2: 0.86475066 at first, 0.35852913 with b on the third host.
  expect(placementScore({ hosts, machines })).toBeCloseTo(0.86475066, 8);
  const after = afterMoves({ hosts, machines }, [{ machine: 'b', to: 'west' }]);
  expect(placementScore(after)).toBeCloseTo(0.35852913, 8);
});

function compare(): void {
  const random = new Random(seed);
  const found = Array.from({ length: 200 }, () => {
    const placement = randomPlacement(random);
    const hbal = askHbal(placement);
    const { scoreBefore, scoreAfter, moves } = planMoves(placement, { threshold: 0, margin: 1e-6, fullest: Infinity });
    expect(scoreBefore).toBeCloseTo(hbal.scoreBefore, 6);
    expect(placementScore(afterMoves(placement, hbal.moves))).toBeCloseTo(hbal.scoreAfter, 6);
    // Where more moves are worth it, those that hbal would not make do not count.
    const asMany = moves.slice(0, hbal.moves.length).at(-1)?.scoreAfter ?? scoreBefore;
    return { ratio: asMany / hbal.scoreAfter, scoreAfter, moves: moves.length, hbalMoves: hbal.moves.length };
  });
  const sum = (pick: (one: (typeof found)[number]) => number): number => found.reduce((all, one) => all + pick(one), 0);
  const worst = Math.max(...found.map(({ ratio }) => ratio));
  const counts = `${sum(({ moves }) => moves)} moves, hbal ${sum(({ hbalMoves }) => hbalMoves)}`;
  const scores = `score over hbal's: mean ${(sum(({ ratio }) => ratio) / 200).toFixed(3)}, worst ${worst.toFixed(3)}`;
  console.log(`200 clusters, seed ${seed}: ${counts}; ${scores}`);
  expect(found.filter(({ ratio }) => ratio > 1.1)).toEqual([]);
}

if (hasHbal) test('on 200 random clusters a plan is as good as that of hbal with as many moves', compare);
else console.log('not compared with hbal: it is not here (Debian: ganeti-htools)');
