import type { GrowthStep } from '../growth/measure-growth.ts';
import { remarks } from '../growth/remarks.ts';
import type { Growth } from '../growth/series.ts';
import { lineChart } from '../report/line-chart.ts';
import { significant, table } from '../report/numbers.ts';
import type { Page } from './write-page.ts';

/** A growth with what was measured at each place. */
export interface MeasuredGrowth extends Growth {
  readonly steps: readonly GrowthStep[];
}

/** Page of all growths: for each a table, a chart, and what bends first. */
export function growthPage(growths: readonly MeasuredGrowth[], measured: string, busy: boolean): Page {
  const sections = growths.map((growth) => {
    const { name, title, load, steps } = growth;
    const figures = growth.figures.filter(({ wall }) => !wall || !busy);
    const faults = steps.flatMap(({ place, faults: of }) => of.map((fault) => `- ${significant(place)}: ${fault}`));
    return [
      `## ${title}`,
      load,
      table(
        ['', ...figures.map(({ label, unit }) => `${label}${unit === '' ? '' : ` (${unit})`}`)],
        steps.map(({ place, values }) => [
          significant(place),
          ...figures.map(({ key }) => significant(values[key] ?? NaN)),
        ]),
      ),
      remarks[name] ?? '',
      faults.length === 0 ? '' : `**These places do not count:**\n\n${faults.join('\n')}`,
      `![${title}](charts/growth-${name}.svg)`,
    ]
      .filter((block) => block !== '')
      .join('\n\n');
  });
  const head = `# Growth\n\nHow cost grows, one thing at a time, by \`npm run bench -- --growth all\`. ${measured}${busy ? ' Times and rates are left out: the machine had too much else to do for them to mean anything.' : ''}`;
  const messages =
    '## Messages of a room\n\nPages and sends in rooms of 1,000 to 1,000,000 messages: [large histories](history.md).\n\n![Messages of a room](charts/growth-messages.svg)';
  return {
    name: 'growth',
    markdown: [head, ...sections, messages].join('\n\n').concat('\n'),
    data: { measured, growths: growths.map(({ name, title, load, steps }) => ({ name, title, load, steps })) },
    charts: Object.fromEntries(growths.map((growth) => [`growth-${growth.name}`, chart(growth)])),
  };
}

function chart({ title, figures, steps }: MeasuredGrowth): string {
  const lines = figures.filter(({ charted }) => charted);
  return lineChart({
    title,
    subtitle: lines.map(({ label }) => label).join(', '),
    places: steps.map(({ place }) => place),
    unit: lines[0]?.unit ?? '',
    series: lines.map(({ key, label }) => ({ label, values: steps.map(({ values }) => values[key] ?? NaN) })),
  });
}
