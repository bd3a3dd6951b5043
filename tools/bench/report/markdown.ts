import { coreFigures, figures } from './figures.ts';
import type { Figure } from './figures.ts';
import type { Conditions, Report, WorkloadReport } from './report.ts';
import type { Spread } from './statistics.ts';

/** The report for people: conditions, figures against what is to be reached, and who used the CPU. */
export function toMarkdown(report: Report): string {
  const { conditions, workloads } = report;
  return [
    conditionLines(conditions).join('\n'),
    workloads.map(({ name, title }) => `- **${name}**: ${title}.`).join('\n'),
    table(
      ['workload', 'figure', 'median', 'lowest … highest', 'reach'],
      workloads.flatMap((workload) => figures[workload.name].map((figure) => figureRow(workload, figure))),
    ),
    'CPU in use, in cores (median):',
    table(
      ['workload', ...coreFigures.map(({ label }) => label)],
      workloads.map(({ name, cores }) => [name, ...coreFigures.map(({ key }) => decimals(cores[key]!.median, 2))]),
    ),
    ...faultLines(workloads),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
}

function conditionLines(conditions: Conditions): string[] {
  const { machine, durability, pinned, profiled, runs, seconds, warmUpSeconds } = conditions;
  return [
    `Measured on ${conditions.date}: ${machine.cores} cores (${machine.cpuModel}), ${machine.memoryGiB} GiB, load ${decimals(machine.load, 2)} at the start;`,
    `Node ${conditions.node}, PostgreSQL ${conditions.postgres} with fsync ${durability.fsync} and synchronous_commit ${durability.synchronous_commit};`,
    `fdatasync of 8 KiB ${machine.fdatasyncUs} µs, SHA-256 of 64 MiB ${machine.calibrationUs} µs;`,
    `${runs} × ${seconds} s after ${warmUpSeconds} s of warm-up each;`,
    pinned === true
      ? 'servers on one core, generator on another.'
      : `servers and generator not bound to cores: ${pinned}.`,
    ...(profiled ? ['CPU profiles were taken at the same time, so the figures are too high.'] : []),
  ];
}

function figureRow(workload: WorkloadReport, { key, label, unit, reach }: Figure): string[] {
  const { median, lowest, highest } = workload.figures[key]!;
  const value = (number: number): string =>
    `${significant(number)}${unit === '' ? '' : ` ${unit}`}`.replace(' /s', '/s');
  return [
    workload.name,
    label,
    reach === undefined ? value(median) : `**${value(median)}**`,
    range({ median, lowest, highest }),
    reach === undefined ? '' : value(reach),
  ];
}

function faultLines(workloads: readonly WorkloadReport[]): string[] {
  const lines = workloads.flatMap(({ name, faults }) => faults.map((fault) => `- ${name}: ${fault}`));
  return lines.length === 0 ? [] : [`**These figures do not count:**\n\n${lines.join('\n')}`];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}

function range({ lowest, highest }: Spread): string {
  return `${significant(lowest)} … ${significant(highest)}`;
}

/** Three digits are as many as such figures deserve. */
function significant(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

function decimals(value: number, digits: number): string {
  return value.toFixed(digits);
}
