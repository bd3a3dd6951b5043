/** A straight scale with round steps. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  /** From the lowest to the highest. */
  readonly ticks: readonly number[];
}

/** A scale around all values (`from` and `to` included when they are given) with about `count` steps of 1, 2 or 5 times a power of ten. */
export function scaleOf(values: readonly number[], count: number, ends: { from?: number; to?: number } = {}): Scale {
  const sound = values.filter(Number.isFinite);
  const low = ends.from ?? Math.min(...sound, 0);
  const high = ends.to ?? Math.max(...sound, low);
  const step = roundStep((high - low || 1) / count);
  const from = ends.from ?? Math.floor(low / step) * step;
  const to = ends.to ?? Math.max(Math.ceil(high / step) * step, from + step);
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step - 1e-9) * step; tick <= to + step * 1e-9; tick += step) {
    ticks.push(Number(tick.toPrecision(12)));
  }
  return { from, to, ticks };
}

/** Where a value stands between two ends of the picture. */
export function place(value: number, { from, to }: Scale, start: number, end: number): number {
  return to === from ? start : start + ((value - from) / (to - from)) * (end - start);
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const part = rough / power;
  return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
}
