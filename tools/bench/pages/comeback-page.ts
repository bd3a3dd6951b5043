import type { Comeback } from '../comeback/measure-comebacks.ts';
import { significant, table } from '../report/numbers.ts';
import type { Page } from './write-page.ts';

/** Page about everybody coming back. */
export function comebackPage(comebacks: readonly Comeback[], measured: string): Page {
  const faults = comebacks.flatMap(({ faults: of }, index) => of.map((fault) => `- ${index + 1}: ${fault}`));
  const markdown = [
    '# Everybody comes back (W6)',
    `\`npm run bench -- --comeback ${comebacks[0]?.people ?? 0}\`: everybody listens at one gateway, in 20 rooms; it is killed with \`kill -9\` and started again by its supervisor. Clients come back within a second by chance, again until it answers, with their cursors, while 20 messages a second go on over a second gateway. Every stream is checked over the cut: each room's numbers have to count up by one. ${measured}`,
    table(
      ['', 'came back', 'all caught up after', 'a second', 'server CPU a person', 'messages meanwhile'],
      comebacks.map(({ people, seconds, cpuSeconds, sent }, index) => [
        String(index + 1),
        people.toLocaleString('en-US'),
        `${significant(seconds)} s`,
        significant(people / seconds),
        `${significant((cpuSeconds / people) * 1e6)} µs`,
        sent.toLocaleString('en-US'),
      ]),
    ),
    'The time begins with the first client that is cut off; the start of the gateway and the waits of the clients are in it. Server CPU: of the gateway that came back, with its start, of persistence and of PostgreSQL, while the clients came back and in the seconds after it.',
    faults.length === 0
      ? 'Nothing was lost, doubled or out of order.'
      : `**These do not count:**\n\n${faults.join('\n')}`,
  ].join('\n\n');
  return { name: 'comeback', markdown: `${markdown}\n`, data: { measured, comebacks }, charts: {} };
}
