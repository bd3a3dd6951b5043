/** What a service holds at one moment. */
export interface Holding {
  /** Since the begin, in minutes. */
  readonly minute: number;
  /** By process and kind, as in `gateway 1 files`. */
  readonly values: Readonly<Record<string, number>>;
}

/** A line through the later half of a row of values. */
export interface Trend {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  /** Growth an hour, by least squares over the later half. */
  readonly perHour: number;
  /** The same in relation to the mean. */
  readonly sharePerHour: number;
}

/** How each value goes in the later half: at the beginning caches fill. Needs four holdings. */
export function trendsOf(holdings: readonly Holding[]): Trend[] {
  const later = holdings.slice(Math.floor(holdings.length / 2));
  const [first] = later;
  if (first === undefined || later.length < 2) throw new Error('too few holdings for a trend');
  return Object.keys(first.values).map((name) => {
    const points = later.map(({ minute, values }) => ({ x: minute, y: values[name] ?? NaN }));
    const mean = (of: (point: { x: number; y: number }) => number): number =>
      points.reduce((sum, point) => sum + of(point), 0) / points.length;
    const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
    const slope = mean(({ x, y }) => (x - mx) * (y - my)) / mean(({ x }) => (x - mx) ** 2);
    const perHour = slope * 60;
    return { name, first: first.values[name]!, last: later.at(-1)!.values[name]!, perHour, sharePerHour: perHour / my };
  });
}

/** What grew in words: files and sockets by more than a few an hour, memory by more than a share an hour that is told. */
export function leaksOf(
  trends: readonly Trend[],
  { files, memoryShare }: { files: number; memoryShare: number },
): string[] {
  return trends
    .filter(({ name, perHour, sharePerHour }) => (name.includes('MiB') ? sharePerHour > memoryShare : perHour > files))
    .map(({ name, first, last }) => `${name} grew from ${first} to ${last} in the later half`);
}
