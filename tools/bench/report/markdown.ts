import { products } from '../products/products.ts';
import type { ProductName } from '../products/products.ts';
import { workloads } from '../workloads.ts';
import type { WorkloadName } from '../workloads.ts';
import { isBusy } from '../measure/machine.ts';
import { figures } from './figures.ts';
import type { Figure } from './figures.ts';
import { significant, table, withUnit } from './numbers.ts';
import type { Conditions, Report, ResultReport } from './report.ts';

/** The report for people: conditions, figures, who used the CPU, and what does not count. */
export function toMarkdown(report: Report): string {
  const { conditions, results } = report;
  const shown = figuresShown(conditions);
  const names = [...new Set(results.map(({ workload }) => workload))];
  return [
    conditionLines(conditions).join('\n'),
    names.map((name) => `- **${name}**: ${workloads[name].title}.`).join('\n'),
    new Set(results.map(({ product }) => product)).size > 1 ? sideBySide(results, names, shown) : alone(results, shown),
    'CPU in use, in cores (median):',
    cores(results),
    ...faultLines(results),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
}

const busyNote = 'Times and rates are left out: the machine had too much else to do for them to mean anything.';

/** Where and how it was measured, in lines. */
export function conditionLines(conditions: Conditions): string[] {
  const { machine, loadAtEnd, durability, pinned, profiled, rounds, seconds, warmUpSeconds } = conditions;
  return [
    `Measured on ${conditions.date}: ${machine.cores} cores (${machine.cpuModel}), ${machine.memoryGiB} GiB, load ${machine.load.toFixed(2)} at the start and ${loadAtEnd.toFixed(2)} at the end;`,
    `Node ${conditions.node}, PostgreSQL ${conditions.postgres} with fsync ${durability.fsync} and synchronous_commit ${durability.synchronous_commit};`,
    `fdatasync of 8 KiB ${machine.fdatasyncUs} µs, SHA-256 of 64 MiB ${machine.calibrationUs} µs;`,
    `${rounds} × ${seconds} s after ${warmUpSeconds} s of warm-up each, in turn;`,
    pinned === true
      ? 'servers on one core, generator on another.'
      : `servers and generator not bound to cores: ${pinned}.`,
    ...(wasBusy(conditions) ? [busyNote] : []),
    ...(profiled ? ['CPU profiles were taken at the same time, so the figures are too high.'] : []),
  ];
}

type Shown = (workload: WorkloadName) => readonly Figure[];

/** All, or on a machine that had much else to do those that do not come from a clock. */
function figuresShown(conditions: Conditions): Shown {
  return (workload) => figures[workload].filter(({ wall }) => !wall || !wasBusy(conditions));
}

function wasBusy({ machine, loadAtEnd }: Conditions): boolean {
  return isBusy(machine.cores, Math.max(machine.load, loadAtEnd));
}

function alone(results: readonly ResultReport[], shown: Shown): string {
  return table(
    ['workload', 'figure', 'median', 'lowest … highest', 'reach'],
    results.flatMap((result) =>
      shown(result.workload).map(({ key, label, unit, reach }) => {
        const { median, lowest, highest } = result.figures[key]!;
        const value = withUnit(median, unit);
        return [
          result.workload,
          label,
          reach === undefined ? value : `**${value}**`,
          `${significant(lowest)} … ${significant(highest)}`,
          reach === undefined ? '' : withUnit(reach, unit),
        ];
      }),
    ),
  );
}

/** A column a product: the median, and lowest and highest where there were several runs. */
function sideBySide(results: readonly ResultReport[], names: readonly WorkloadName[], shown: Shown): string {
  const columns = [...new Set(results.map(({ product }) => product))];
  const cell = (workload: WorkloadName, product: ProductName, key: string, unit: string): string => {
    const result = results.find((candidate) => candidate.workload === workload && candidate.product === product);
    const found = result?.figures[key];
    if (!result || !found || !Number.isFinite(found.median)) return '–';
    const range = result.runs.length > 1 ? ` (${significant(found.lowest)} … ${significant(found.highest)})` : '';
    return `${withUnit(found.median, unit)}${range}${result.faults.length > 0 ? ' ✗' : ''}`;
  };
  return table(
    ['workload', 'figure', ...columns.map((name) => products[name].title)],
    names.flatMap((name) =>
      shown(name).map(({ key, label, unit }) => [
        name,
        label,
        ...columns.map((product) => cell(name, product, key, unit)),
      ]),
    ),
  );
}

function cores(results: readonly ResultReport[]): string {
  const severalProducts = new Set(results.map(({ product }) => product)).size > 1;
  return table(
    ['workload', ...(severalProducts ? ['product'] : []), 'cores'],
    results.map(({ workload, product, cores: used }) => [
      workload,
      ...(severalProducts ? [products[product].title] : []),
      Object.entries(used)
        .map(([name, { median }]) => `${name} ${median.toFixed(2)}`)
        .join(', '),
    ]),
  );
}

function faultLines(results: readonly ResultReport[]): string[] {
  const lines = results.flatMap(({ workload, product, faults }) =>
    faults.map((fault) => `- ${workload}, ${products[product].title}: ${fault}`),
  );
  return lines.length === 0 ? [] : [`**These figures do not count:**\n\n${lines.join('\n')}`];
}
