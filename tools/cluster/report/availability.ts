/** Availabilities are shares of time from 0 to 1. What is put together is taken to fail independently. */

/** Of one part: how long it works until it fails, of that and how long it is away then. Both in the same unit. */
export function availability(mtbf: number, mttr: number): number {
  return mtbf / (mtbf + mttr);
}

/** All are needed. */
export function series(parts: readonly number[]): number {
  return parts.reduce((product, part) => product * part, 1);
}

/** One of them is enough. */
export function parallel(parts: readonly number[]): number {
  return 1 - parts.reduce((product, part) => product * (1 - part), 1);
}

/** At least `needed` of them have to work; they may differ. */
export function quorum(needed: number, parts: readonly number[]): number {
  // chances[k]: that exactly k of the parts so far work.
  const chances = parts.reduce<number[]>(
    (before, part) =>
      Array.from(
        { length: before.length + 1 },
        (_, works) => (before[works] ?? 0) * (1 - part) + (before[works - 1] ?? 0) * part,
      ),
    [1],
  );
  return chances.slice(needed).reduce((sum, chance) => sum + chance, 0);
}

/** 0.999 → 3: how many nines, with a fraction. */
export function nines(share: number): number {
  return -Math.log10(1 - share);
}

/** Minutes in a year of 365.25 days. */
export function downMinutesAYear(share: number): number {
  return (1 - share) * 365.25 * 24 * 60;
}
