/** What a service holds at one moment. */
export interface Holding {
  /** Since the begin, in minutes. */
  readonly minute: number;
  /** By process and kind, as in `gateway files`; memory ends in `MiB`. */
  readonly values: Readonly<Record<string, number>>;
}

/** How low one value came: caches fill and are emptied, so that only its floor tells whether something stays. */
export interface Floors {
  readonly name: string;
  /** Lowest in the middle third of the time. */
  readonly middle: number;
  /** Lowest in the last third. */
  readonly last: number;
  /** Highest of all. */
  readonly highest: number;
}

/** What may be more in the last third than in the middle. */
export interface Bounds {
  /** Files, sockets, timers, emitters, listeners. */
  readonly count: number;
  /** Memory, as a share. */
  readonly memoryShare: number;
}

/** The floors of every value. Throws when there are fewer than six holdings. */
export function floorsOf(holdings: readonly Holding[]): Floors[] {
  if (holdings.length < 6) throw new Error('too few holdings to tell what stays: let it run longer');
  const third = Math.floor(holdings.length / 3);
  const last = holdings.slice(-third);
  const middle = holdings.slice(-2 * third, -third);
  return Object.keys(holdings[0]!.values).map((name) => {
    const of = (part: readonly Holding[]): number[] => part.map(({ values }) => values[name] ?? NaN);
    return {
      name,
      middle: Math.min(...of(middle)),
      last: Math.min(...of(last)),
      highest: Math.max(...of(holdings)),
    };
  });
}

/** What grew, in words. */
export function leaksOf(floors: readonly Floors[], { count, memoryShare }: Bounds): string[] {
  return floors
    .filter(({ name, middle, last }) => last > (name.endsWith('MiB') ? middle * (1 + memoryShare) : middle + count))
    .map(({ name, middle, last }) => `${name} grew from ${middle} to ${last}`);
}
