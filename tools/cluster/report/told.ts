import type { Cluster } from '../config/schema.ts';
import { unprotected } from '../config/unprotected.ts';
import { downMinutesAYear, nines } from './availability.ts';
import { type Measurements, services } from './measurements.ts';
import { serviceReport } from './model.ts';

/** The report in Markdown: availabilities, what they come from, what they rest on, what is left, and every fault that was tried. */
export function told(cluster: Cluster, measured: Measurements): string[] {
  const reports = services.map((service) => serviceReport(cluster, measured, service));
  const singles = new Set(
    reports.flatMap(({ needs }) => needs.filter(({ isSingle }) => isSingle).map(({ name }) => name)),
  );
  return [
    `# Availability of ${cluster.name}`,
    '',
    '| service | availability | nines | away a year |',
    '| ------- | -----------: | ----: | ----------: |',
    ...reports.map(
      ({ service, availability }) =>
        `| ${service} | ${share(availability)} | ${nines(availability).toFixed(2)} | ${minutes(availability)} |`,
    ),
    '',
    ...reports.flatMap(({ service, needs }) => [
      `## What ${service} needs`,
      '',
      '| what | availability | away a year |',
      '| ---- | -----------: | ----------: |',
      ...[...needs]
        .sort((a, b) => a.availability - b.availability)
        .map(({ name, availability }) => `| ${name} | ${share(availability)} | ${minutes(availability)} |`),
      '',
    ]),
    '## Assumptions',
    '',
    `- Measured on: ${measured.conditions}`,
    ...Object.entries(measured.parts).map(
      ([part, { mtbfHours, repairHours, source }]) =>
        `- One ${part} fails every ${mtbfHours} h and is back after ${repairHours} h: ${source}`,
    ),
    ...measured.single.map(
      ({ name, mtbfHours, repairHours, source }) =>
        `- ${name} fails every ${mtbfHours} h and is back after ${repairHours} h: ${source}`,
    ),
    '- Parts fail independently of each other, and a second one does not fail in the gap that the first one makes.',
    ...unmeasured(measured),
    '- A healed failure counts with the longest gap of all its runs, for everybody, though it may have been felt by some.',
    '',
    '## Single points of failure that remain',
    '',
    ...[...singles].map((name) => `- ${name}`),
    ...unprotected(cluster).map((note) => `- ${note}`),
    ...(singles.size + unprotected(cluster).length === 0 ? ['None is known.'] : []),
    '',
    '## Faults that were tried',
    '',
    '| fault | runs | gap, median (s) | gap, longest (s) | promised (s) |',
    '| ----- | ---: | --------------: | ---------------: | -----------: |',
    ...measured.faults.map(({ name, gapsSeconds, limitSeconds }) => {
      const sorted = [...gapsSeconds].sort((a, b) => a - b);
      const longest = sorted.at(-1) ?? 0;
      const promise = limitSeconds === undefined ? '' : `${limitSeconds}${longest > limitSeconds ? ', missed' : ''}`;
      return `| ${name} | ${sorted.length} | ${sorted[Math.floor((sorted.length - 1) / 2)]} | ${longest} | ${promise} |`;
    }),
  ];
}

/** Parts whose failure a service feels, though nobody has measured for how long. */
function unmeasured({ faults }: Measurements): string[] {
  return services.flatMap((service) => {
    const felt = new Set(faults.filter((fault) => fault.services.includes(service)).map(({ part }) => part));
    const needed = ['host', 'database', 'gateway', ...(service === 'ai' ? ['ai' as const] : [])] as const;
    return needed
      .filter((part) => !felt.has(part))
      .map(
        (part) =>
          `- Not measured, and counted as nothing: how long ${service} is away when ${part === 'ai' ? 'an' : 'a'} ${part} fails`,
      );
  });
}

/** Two digits after the last nine: 99.9987 %. */
function share(value: number): string {
  const digits = Math.min(12, Math.max(2, Math.floor(nines(value))));
  return `${(value * 100).toFixed(digits)} %`;
}

function minutes(value: number): string {
  const down = downMinutesAYear(value);
  if (down >= 120) return `${(down / 60).toFixed(1)} h`;
  return down >= 1 ? `${down.toFixed(1)} min` : `${(down * 60).toFixed(1)} s`;
}
