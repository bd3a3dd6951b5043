import { floorsOf, leaksOf } from '../soak/leaks.ts';
import type { SoakResult } from '../soak/soak.ts';
import { lineChart } from '../report/line-chart.ts';
import { significant, table } from '../report/numbers.ts';
import type { Page } from './write-page.ts';

/** The ten connections of persistence's pool come and go; what stays once a stream makes a thousand each time. */
const leakBounds = { count: 10, memoryShare: 0.1 };

/** Page of a soak, and what leaked: empty when nothing did. */
export function soakPage(result: SoakResult, measured: string): { page: Page; leaks: string[] } {
  const { holdings, streams, acknowledged, deliveries, faults } = result;
  const floors = floorsOf(holdings);
  const leaks = leaksOf(floors, leakBounds);
  const minutes = holdings.at(-1)!.minute;
  const heap = ['gateway heap MiB', 'persistence heap MiB'];
  const markdown = [
    `# Soak`,
    `\`npm run bench -- --soak ${Math.round(minutes)}\`: for ${significant(minutes)} minutes 1,000 people connected, got 100 messages a second in 20 rooms, and went, ${holdings.length} times: ${streams.toLocaleString('en-US')} streams, ${acknowledged.toLocaleString('en-US')} messages, ${deliveries.toLocaleString('en-US')} deliveries. Each time nobody was left, what the services still held was read: the heap after a collection, files and sockets from \`/proc\`, and listeners of all emitters in the process. ${measured}`,
    table(
      ['what', 'lowest in the middle third', 'lowest in the last third', 'highest of all'],
      floors.map(({ name, middle, last, highest }) => [
        name,
        significant(middle),
        significant(last),
        significant(highest),
      ]),
    ),
    leaks.length === 0
      ? 'Nothing stays: the lowest values do not grow. What goes up and down in between are the newest events of each room, which the gateway keeps for those who come back, and connections of the pool to PostgreSQL (ten at most).'
      : `**Grew:**\n\n${leaks.map((leak) => `- ${leak}`).join('\n')}`,
    faults.length === 0 ? '' : `**Faults:**\n\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    `![Heap after each cycle](charts/soak.svg)`,
  ].filter((block) => block !== '');
  const chart = lineChart({
    title: 'Heap while nobody is connected, after each cycle',
    subtitle: 'after a collection; minutes since the beginning',
    places: holdings.map(({ minute }) => Math.round(minute)),
    unit: 'MiB',
    series: heap.map((name) => ({
      label: name.replace(' MiB', ''),
      values: holdings.map(({ values }) => values[name] ?? NaN),
    })),
  });
  const page = {
    name: 'soak',
    markdown: markdown.join('\n\n').concat('\n'),
    data: { measured, ...result },
    charts: { soak: chart },
  };
  return { page, leaks };
}
