import type { LoadResult } from '../generator/load-plan.ts';
import { faultsOf } from './faults.ts';
import { toMarkdown } from './markdown.ts';
import { cpuBetween, otherCores } from './measured-run.ts';
import { summarize } from './report.ts';
import type { Report } from './report.ts';
import { median, spread } from './statistics.ts';

const good: LoadResult = {
  seconds: 10,
  acknowledged: 20_000,
  deliveries: 1_000_000,
  failed: 0,
  lost: 0,
  doubled: 0,
  reordered: 0,
  generatorBusy: 0.5,
  acknowledgement: { count: 20_000, p50: 1.25, p99: 5.5, max: 30 },
};
const cpu = { gateway: 8, persistence: 4, postgres: 3, machine: 21 };

function report(faults: readonly string[]): Report {
  const dearer = { load: good, cpu: { ...cpu, gateway: 10 } };
  const cheaper = { load: good, cpu: { ...cpu, gateway: 7 } };
  return {
    conditions: {
      date: '2026-11-21',
      machine: { cpuModel: 'A CPU', cores: 2, memoryGiB: 4, load: 0.5, fdatasyncUs: 114, calibrationUs: 40_000 },
      node: 'v24.0.0',
      postgres: '18.4',
      durability: { fsync: 'on', synchronous_commit: 'on' },
      pinned: true,
      profiled: false,
      runs: 3,
      seconds: 10,
      warmUpSeconds: 5,
    },
    workloads: [summarize('W1a', 'Rooms', [dearer, { load: good, cpu }, cheaper], faults)],
  };
}

describe('the report', () => {
  it('gives median and extremes against what is to be reached', () => {
    const text = toMarkdown(report([]));
    expect(text).toContain('| W1a | server CPU a delivery | **15 µs** | 14 … 17 | 17 µs |');
    expect(text).toContain('| W1a | deliveries | 100,000/s | 100,000 … 100,000 |  |');
    expect(text).toContain('| W1a | 0.80 | 0.40 | 0.30 | 0.50 | 0.10 |');
    expect(text).toContain('fsync on and synchronous_commit on');
    expect(text).not.toContain('do not count');
  });

  it('says which figures do not count, and why', () => {
    expect(toMarkdown(report(['run 1: 3 deliveries were lost']))).toContain('- W1a: run 1: 3 deliveries were lost');
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

describe('figures', () => {
  it('takes the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(spread([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3 });
  });

  it('tells the neighbours apart from servers and generator', () => {
    const before = { gateway: 1, persistence: 1, postgres: 1, machine: 10 };
    const after = { gateway: 3, persistence: 2, postgres: 2, machine: 25 };
    expect(otherCores({ load: good, cpu: cpuBetween(before, after) })).toBeCloseTo(0.6);
  });
});
