import { products } from '../products/products.ts';
import { workloads } from '../workloads.ts';
import { barChart } from './bar-chart.ts';
import { figures } from './figures.ts';
import type { Report } from './report.ts';

/** A picture. */
export interface Chart {
  /** For the file: the workload in small letters. */
  readonly name: string;
  /** What it shows. */
  readonly title: string;
  readonly svg: string;
}

/** One chart a workload that several products were measured with: the figure that it is run for. */
export function chartsOf({ results }: Report): Chart[] {
  return [...new Set(results.map(({ workload }) => workload))].flatMap((workload) => {
    const of = results.filter((result) => result.workload === workload);
    const figure = figures[workload].find(({ key }) => of.filter(({ figures: f }) => has(f[key])).length > 1);
    if (figure === undefined) return [];
    const title = `${workload}: ${figure.label}`;
    const bars = of.map(({ product, figures: found, faults }) => {
      const { median, lowest, highest } = found[figure.key]!;
      return {
        label: products[product].title,
        value: faults.length > 0 ? NaN : median,
        lowest,
        highest,
        accent: product.startsWith('prosa'),
      };
    });
    const better = figure.unit === '/s' ? 'longer is better' : 'shorter is better';
    const subtitle = `${workloads[workload].title}; ${better}`;
    return [{ name: workload.toLowerCase(), title, svg: barChart({ title, subtitle, unit: figure.unit, bars }) }];
  });
}

function has(spread: { readonly median: number } | undefined): boolean {
  return spread !== undefined && Number.isFinite(spread.median);
}
