import type { HistoryResult } from '../history/measure-history.ts';
import type { Latency } from '../measure/latency-histogram.ts';
import { lineChart } from '../report/line-chart.ts';
import { significant, table } from '../report/numbers.ts';
import type { Page } from './write-page.ts';

/** Page of large histories: pages and sends by the size of the room, searches by how common the word is. */
export function historyPage(result: HistoryResult, measured: string): Page {
  const { messages, roomCount, fillSeconds, rooms, searches } = result;
  const both = ({ p50, p99 }: Latency): string => `${significant(p50)} / ${significant(p99)}`;
  const markdown = [
    `# Large histories`,
    `\`npm run bench -- --history ${messages}\` puts ${messages.toLocaleString('en-US')} messages into ${roomCount} rooms (${fillSeconds} s), which take turns, so that a room's messages lie among those of all others: one half of the texts English, one half Portuguese, five to twenty words with the frequencies of natural text, 100,000 different ones in each language. It calls the gateway as a client does, one call at a time. ${measured}`,
    `## Pages of 50 and sends (W4)`,
    `Milliseconds, p50 / p99.`,
    table(
      ['messages in the room', 'newest page', 'page at a random place', 'send, to its acknowledgement'],
      rooms.map(({ messages: size, newest, anywhere, send }) => [
        size.toLocaleString('en-US'),
        both(newest),
        both(anywhere),
        both(send),
      ]),
    ),
    `![A page at a random place](charts/growth-messages.svg)`,
    `## Search in all rooms, the 20 newest hits (W5)`,
    `${searches.kinds[0]!.latency.count} different queries of each kind, milliseconds, p50 / p99. What the searches of ${searches.compared} of them found on their first three pages was compared with reading every message: the same.`,
    table(
      ['', 'for instance', 'hits on the first page', 'milliseconds'],
      [
        ...searches.kinds.map(({ title, example, hits, latency }) => [
          title,
          `\`${example}\``,
          significant(hits),
          both(latency),
        ]),
        ['**all of them**', '', '', `**${both(searches.all)}**`],
      ],
    ),
  ].join('\n\n');
  const chart = lineChart({
    title: 'Messages of a room',
    subtitle: 'a page of 50, p50, and a send to its acknowledgement',
    places: rooms.map(({ messages: size }) => size),
    unit: 'ms',
    series: [
      { label: 'page at a random place', values: rooms.map(({ anywhere }) => anywhere.p50) },
      { label: 'newest page', values: rooms.map(({ newest }) => newest.p50) },
      { label: 'send', values: rooms.map(({ send }) => send.p50) },
    ],
  });
  return {
    name: 'history',
    markdown: `${markdown}\n`,
    data: { measured, ...result },
    charts: { 'growth-messages': chart },
  };
}
