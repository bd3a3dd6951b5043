/**
 * How far two distributions are apart: Jensen-Shannon divergence in bits (Lin 1991), 0 when they are the same, 1 when they have
 * nothing in common. Both sum up to 1.
 */
export function jensenShannon(one: readonly number[], other: readonly number[]): number {
  let bits = 0;
  one.forEach((share, place) => {
    const counterpart = other[place] ?? 0;
    const middle = (share + counterpart) / 2;
    for (const part of [share, counterpart]) if (part > 0) bits += (part / 2) * Math.log2(part / middle);
  });
  return Math.min(1, Math.max(0, bits));
}
