import { seededRandom, shuffle } from './random.ts';

/** Examples up to which every one of them is held out once; beyond, a part is kept. */
export const crossValidatedExamples = 2_000;
const folds = 5;
const keptShare = 0.2;
const mostKept = 5_000;

/** One training for measuring: what is learnt from and what is held out. Rows of the corpus. */
export interface Split {
  readonly learnt: Uint32Array;
  readonly heldOut: Uint32Array;
  /** Which part each held-out row belongs to: what is chosen for one part is chosen by the others. */
  readonly parts: Uint8Array;
}

/**
 * How examples are held out: in five folds when they are few, else a fifth (at most 5,000) in two halves. Labels are spread
 * evenly, and examples of the same `group` (the same text) always stay together. The same examples give the same splits.
 */
export function splitExamples(targets: Uint8Array, groups: Uint32Array, labels: number): Split[] {
  const few = targets.length <= crossValidatedExamples;
  const shares = few ? Array.from({ length: folds }, () => 1 / folds) : keptShares(targets.length);
  const partOf = dealGroups(targets, groups, labels, shares);
  const rows = (keep: (part: number) => boolean): Uint32Array =>
    Uint32Array.from(targets.keys()).filter((row) => keep(partOf[row]!));
  const split = (isHeldOut: (part: number) => boolean): Split => {
    const heldOut = rows(isHeldOut);
    return {
      learnt: rows((part) => !isHeldOut(part)),
      heldOut,
      parts: Uint8Array.from(heldOut, (row) => partOf[row]!),
    };
  };
  if (!few) return [split((part) => part < 2)];
  return shares.map((_, fold) => split((part) => part === fold)).filter(({ heldOut }) => heldOut.length > 0);
}

function keptShares(examples: number): number[] {
  const kept = Math.min(keptShare, mostKept / examples);
  return [kept / 2, kept / 2, 1 - kept];
}

/** Gives every group of a label to the part that is furthest behind its share of that label. */
function dealGroups(targets: Uint8Array, groups: Uint32Array, labels: number, shares: readonly number[]): Uint8Array {
  const rowsOf = new Map<number, number[]>();
  groups.forEach((group, row) => {
    const rows = rowsOf.get(group);
    if (rows) rows.push(row);
    else rowsOf.set(group, [row]);
  });
  const order = [...rowsOf.values()];
  shuffle(order, seededRandom(7));
  const dealt = Array.from({ length: labels }, () => shares.map(() => 0));
  const partOf = new Uint8Array(targets.length);
  for (const rows of order) {
    const label = dealt[targets[rows[0]!]!]!;
    let best = 0;
    shares.forEach((share, part) => {
      if (label[part]! / share < label[best]! / shares[best]!) best = part;
    });
    label[best]! += rows.length;
    for (const row of rows) partOf[row] = best;
  }
  return partOf;
}
