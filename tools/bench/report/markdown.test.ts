import type { LoadResult } from '../generator/load-plan.ts';
import { cpuBetween } from '../measure/process-cpu.ts';
import type { ProductName } from '../products/products.ts';
import { chartsOf } from './charts.ts';
import { faultsOf } from './faults.ts';
import { toMarkdown } from './markdown.ts';
import { otherCores } from './measured-run.ts';
import type { MeasuredRun } from './measured-run.ts';
import { summarize } from './report.ts';
import type { Report } from './report.ts';
import { median, spread } from './statistics.ts';

const good: LoadResult = {
  seconds: 10,
  acknowledged: 20_000,
  deliveries: 1_000_000,
  subscribers: 1000,
  readySeconds: 2,
  failed: 0,
  lost: 0,
  doubled: 0,
  reordered: 0,
  generatorBusy: 0.5,
  acknowledgement: { count: 20_000, p50: 1.25, p99: 5.5, max: 30 },
};
const parts = { gateway: 8, persistence: 4, PostgreSQL: 3 };
const cpu = { parts, machine: 21 };

function run(gateway: number): MeasuredRun {
  return { load: good, cpu: { parts: { ...parts, gateway }, machine: 21 }, openingCpu: cpu, memoryGrowthBytes: 0 };
}

function report(faults: readonly string[], products: readonly ProductName[] = ['prosa']): Report {
  return {
    conditions: {
      date: '2026-11-21',
      machine: { cpuModel: 'A CPU', cores: 2, memoryGiB: 4, load: 0.5, fdatasyncUs: 114, calibrationUs: 40_000 },
      node: 'v24.0.0',
      postgres: '18.4',
      durability: { fsync: 'on', synchronous_commit: 'on' },
      pinned: true,
      profiled: false,
      loadAtEnd: 0.75,
      rounds: 3,
      seconds: 10,
      warmUpSeconds: 5,
    },
    results: products.map((product) => summarize('W1a', product, [run(10), run(8), run(7)], faults)),
  };
}

describe('the report', () => {
  it('gives median and extremes against what is to be reached', () => {
    const text = toMarkdown(report([]));
    expect(text).toContain('| W1a | server CPU a delivery | **15 µs** | 14 … 17 | 17 µs |');
    expect(text).toContain('| W1a | deliveries | 100,000/s | 100,000 … 100,000 |  |');
    expect(text).toContain(
      '| W1a | gateway 0.80, persistence 0.40, PostgreSQL 0.30, generator 0.50, anything else 0.10 |',
    );
    expect(text).toContain('fsync on and synchronous_commit on');
    expect(text).not.toContain('do not count');
  });

  it('leaves out what comes from a clock when the machine had much else to do', () => {
    const quiet = report([]);
    const busy = toMarkdown({ ...quiet, conditions: { ...quiet.conditions, loadAtEnd: 9 } });
    expect(busy).toContain('Times and rates are left out');
    expect(busy).toContain('server CPU a delivery');
    expect(busy).not.toContain('acknowledgement, p50');
    expect(toMarkdown(quiet)).toContain('acknowledgement, p50');
  });

  it('says which figures do not count, and why', () => {
    expect(toMarkdown(report(['run 1: 3 deliveries were lost']))).toContain(
      '- W1a, Prosa: run 1: 3 deliveries were lost',
    );
  });

  it('puts products side by side, and marks what does not count', () => {
    const several: ProductName[] = ['prosa', 'ejabberd'];
    expect(toMarkdown(report([], several))).toContain(
      '| W1a | server CPU a delivery | 15 µs (14 … 17) | 15 µs (14 … 17) |',
    );
    expect(toMarkdown(report(['run 1: 3 deliveries were lost'], several))).toContain('15 µs (14 … 17) ✗ |');
  });

  it('draws a chart where there is something to compare', () => {
    expect(chartsOf(report([]))).toEqual([]);
    const [chart] = chartsOf(report([], ['prosa', 'ejabberd']));
    expect(chart?.name).toBe('w1a');
    expect(chart?.svg).toContain('Prosa: 15 µs; ejabberd: 15 µs');
  });
});

describe('faultsOf', () => {
  it('finds none in a good run', () => {
    expect(faultsOf(good)).toEqual([]);
  });

  it.each([
    [{ generatorBusy: 0.86 }, 'the generator was 86 % busy'],
    [{ failed: 2, firstFailure: 'HTTP 429' }, '2 sends failed (HTTP 429)'],
    [{ lost: 1 }, '1 deliveries were lost'],
    [{ doubled: 1 }, '1 deliveries came twice'],
    [{ reordered: 1 }, '1 deliveries came out of order'],
    [{ acknowledged: 0 }, 'nothing was acknowledged'],
  ])('finds %j', (difference, fault) => {
    expect(faultsOf({ ...good, ...difference })).toEqual([fault]);
  });
});

it('lets nothing be said where nobody was to say anything', () => {
  expect(faultsOf({ ...good, acknowledged: 0 }, { idle: true })).toEqual([]);
});

test('where only CPU time is looked at the generator may be busy, but nothing may be lost', () => {
  expect(faultsOf({ ...good, generatorBusy: 0.97 }, { isCpuOnly: true })).toEqual([]);
  expect(faultsOf({ ...good, generatorBusy: 0.97, lost: 3 }, { isCpuOnly: true })).toEqual(['3 deliveries were lost']);
});

describe('figures', () => {
  it('takes the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(spread([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3 });
  });

  it('tells the neighbours apart from servers and generator', () => {
    const before = { parts: { gateway: 1, PostgreSQL: 2 }, machine: 10 };
    const after = { parts: { gateway: 3, PostgreSQL: 4 }, machine: 25 };
    expect(otherCores({ ...run(8), cpu: cpuBetween(before, after) })).toBeCloseTo(0.6);
  });
});
