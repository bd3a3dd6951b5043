import { crossValidatedExamples, splitExamples } from './split.ts';

function examples(count: number, labels: number, copies = 1) {
  const targets = Uint8Array.from({ length: count }, (_, row) => Math.floor(row / copies) % labels);
  return { targets, groups: Uint32Array.from({ length: count }, (_, row) => Math.floor(row / copies)) };
}

test('few examples are each held out once, every label in every fold', () => {
  const { targets, groups } = examples(100, 4);
  const splits = splitExamples(targets, groups, 4);
  expect(splits.flatMap(({ heldOut }) => [...heldOut]).sort((a, b) => a - b)).toEqual([...targets.keys()]);
  for (const { heldOut, learnt } of splits) {
    expect(heldOut.length + learnt.length).toBe(100);
    expect([...new Set(Array.from(heldOut, (row) => targets[row]))].sort()).toEqual([0, 1, 2, 3]);
  }
});

test.each([100, crossValidatedExamples + 1_000])('of %i examples, copies of a text stay on one side', (count) => {
  const { targets, groups } = examples(count, 2, 5);
  for (const { heldOut, learnt } of splitExamples(targets, groups, 2)) {
    const kept = new Set(Array.from(heldOut, (row) => groups[row]));
    expect(Array.from(learnt).filter((row) => kept.has(groups[row]))).toEqual([]);
  }
});

test('of many a fifth is kept, in two parts', () => {
  const { targets, groups } = examples(10_000, 3);
  const splits = splitExamples(targets, groups, 3);
  expect(splits).toHaveLength(1);
  expect(splits[0]!.heldOut.length).toBeGreaterThan(1_950);
  expect(splits[0]!.heldOut.length).toBeLessThan(2_050);
  expect([...new Set(splits[0]!.parts)].sort()).toEqual([0, 1]);
});
