import { kinds } from './history/findings.ts';
import type { FaultOptions } from './options.ts';
import type { FaultResult } from './run.ts';
import type { Happened } from './schedule.ts';

/** One fault, in one line. */
export function faultLine({ name, after, meanwhile, gap, deliveryMs }: Happened, index: number): string {
  const ms = (value: number): string => String(Math.round(value)).padStart(6);
  return `${String(index).padStart(3)}  ${name.padEnd(18)} after ${String(after).padStart(7)}  gap median ${ms(gap.medianMs)} ms, longest ${ms(gap.maxMs)} ms (from ${ms(gap.fromMs)} to ${ms(gap.toMs)} ms), at a reader at most ${ms(deliveryMs)} ms later, ${meanwhile} acknowledged meanwhile`;
}

/** What a run says at its end, for people; the verdict last. */
export function report(options: FaultOptions, result: FaultResult): string {
  const { senders, readers, rooms, gateways, persistences, seed } = options;
  const seconds = result.sendingMs / 1000;
  const { ok, fail, unknown } = result.outcomes;
  const found = (kind: (typeof kinds)[number]): string[] => result.verdicts.flatMap(({ findings }) => findings[kind]);
  const details = kinds.flatMap((kind) => {
    const cases = found(kind);
    const more = cases.length > 5 ? [`  … and ${cases.length - 5} more`] : [];
    return [...cases.slice(0, 5).map((line) => `  ${kind}: ${line}`), ...more];
  });
  const recovered = result.verdicts.reduce((total, verdict) => total + verdict.recovered, 0);
  return [
    '',
    ...gapTable(result.happened),
    '',
    ...[...result.failures].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `  ${count} times ${kind}`),
    `${senders} senders, ${readers} readers, ${rooms} rooms, ${gateways} gateways, ${persistences} persistences, fan-out ${options.fanOut}, ${result.happened.length} faults, seed ${seed}`,
    `calls: ${ok} ok, ${fail} refused, ${unknown} unknown; made again after a failure: ${result.retries}; messages sent again without need: ${result.repeats}`,
    `readers cut their stream ${result.cuts} times and took ${result.snapshots} snapshots`,
    `acknowledged ${result.acknowledged} in ${seconds.toFixed(1)} s (${Math.round(result.acknowledged / seconds)} a second, faults included); delivered ${result.delivered}; last reader had all ${Math.round(result.catchUpMs)} ms later`,
    ...deliveryLine(result),
    ...details,
    `${kinds.map((kind) => `${kind} ${found(kind).length}`).join(', ')}; recovered ${recovered}`,
  ].join('\n');
}

function deliveryLine({ delivery }: FaultResult): string[] {
  if (delivery === undefined) return [];
  const { p50, p99, max } = delivery;
  return [
    `from acknowledgement to reader: p50 ${p50} ms, p99 ${p99} ms, longest ${max} ms, readers' own absences included`,
  ];
}

/** A row a kind of fault, in Markdown. */
export function gapTable(happened: readonly Happened[]): string[] {
  const rows = [...Map.groupBy(happened, ({ name }) => name)].map(([name, times]) => {
    const medians = times.map(({ gap }) => gap.medianMs).sort((a, b) => a - b);
    const median = medians[Math.floor((medians.length - 1) / 2)] ?? 0;
    const longest = Math.max(...times.map(({ gap }) => gap.maxMs));
    const delivery = Math.max(...times.map(({ deliveryMs }) => deliveryMs));
    return `| ${name.padEnd(18)} | ${String(times.length).padStart(5)} | ${seconds(median)} | ${seconds(longest)} | ${seconds(delivery, 24)} |`;
  });
  return [
    '| fault              | times | gap, median (s) | gap, longest (s) | to a reader, longest (s) |',
    '| ------------------ | ----: | --------------: | ---------------: | -----------------------: |',
    ...rows,
  ];
}

function seconds(ms: number, width = 15): string {
  return (ms / 1000).toFixed(2).padStart(width);
}
