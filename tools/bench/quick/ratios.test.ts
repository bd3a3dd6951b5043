import type { ProductName } from '../products/products.ts';
import type { ResultReport } from '../report/report.ts';
import type { WorkloadName } from '../workloads.ts';
import { ratiosOf, regressions } from './ratios.ts';

function result(workload: WorkloadName, product: ProductName, figure: string, lowest: number): ResultReport {
  const figures = { [figure]: { lowest, median: lowest * 1.2, highest: lowest * 3 } };
  return { workload, product, figures, cores: {}, runs: [], faults: [] };
}

const results = (deliveryUs: number): ResultReport[] => [
  result('Q1', 'prosa', 'cpuPerDeliveryUs', deliveryUs),
  result('Q1', 'floor', 'cpuPerDeliveryUs', 10),
  result('W1e', 'prosa', 'cpuPerSendUs', 200),
  result('W1e', 'floor', 'cpuPerSendUs', 20),
  result('Q2', 'prosa', 'cpuPerDeliveryUs', 12),
  result('Q2', 'floor', 'cpuPerDeliveryUs', 8),
];

const baseline = { ratios: ratiosOf(results(30)), tolerance: 1.5 };

describe('ratiosOf', () => {
  it('sets the best of Prosa in relation to the best of the floor', () => {
    expect(Object.values(ratiosOf(results(30)))).toEqual([3, 10, 1.5]);
  });

  it('does not do without a figure', () => {
    expect(() => ratiosOf(results(30).slice(1))).toThrow('no figure of prosa for a delivery, rooms of 50');
    expect(() => ratiosOf(results(NaN))).toThrow('no figure');
  });
});

describe('regressions', () => {
  it('lets pass what is within the tolerance, and what became cheaper', () => {
    expect(regressions(ratiosOf(results(44)), baseline)).toEqual([]);
    expect(regressions(ratiosOf(results(10)), baseline)).toEqual([]);
  });

  it('names what became dearer', () => {
    expect(regressions(ratiosOf(results(46)), baseline)).toEqual([
      'a delivery, rooms of 50 (Q1): 4.60 times the floor, stored are 3.00 and 1.5 times that',
    ]);
  });

  it('names what is stored and was not measured', () => {
    expect(regressions({}, baseline)).toHaveLength(3);
  });
});
