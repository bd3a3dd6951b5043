import type { HistoryResult } from '../history/measure-history.ts';
import { pagesRemark, searchesRemark } from '../history/remarks.ts';
import type { Latency } from '../measure/latency-histogram.ts';
import { lineChart } from '../report/line-chart.ts';
import { significant, table } from '../report/numbers.ts';
import type { Page } from './write-page.ts';

/** Page of large histories: pages and sends by the size of the room, searches by how common the word is. */
export function historyPage(result: HistoryResult, measured: string): Page {
  const { messages, roomCount, fillSeconds, searches } = result;
  const rooms = result.rooms.toSorted((one, other) => one.messages - other.messages);
  const both = ({ p50, p99 }: Latency): string => `${significant(p50)} / ${significant(p99)}`;
  const markdown = [
    `# Large histories`,
    `\`npm run bench -- --history ${messages}\` puts ${messages.toLocaleString('en-US')} messages into ${roomCount} rooms (${fillSeconds} s), which take turns, so that a room's messages lie among those of all others: one half of the texts English, one half Portuguese, five to twenty words with the frequencies of natural text, 100,000 different ones in each language. It calls the gateway as a client does, one call at a time. ${measured}`,
    `## Pages of 50 and sends (W4)`,
    `Milliseconds, p50 / p99.`,
    table(
      ['messages in the room', 'newest page', 'page at a random place', 'send, to its acknowledgement', 'room opened'],
      rooms.map(({ messages: size, newest, anywhere, send, open }) => [
        size.toLocaleString('en-US'),
        both(newest),
        both(anywhere),
        both(send),
        both(open),
      ]),
    ),
    `The same in CPU time of all servers, milliseconds a call, which says more on a busy machine. A room is opened with the newest page of its main timeline, and then it is told up to where it was read.`,
    table(
      ['messages in the room', 'newest page', 'page at a random place', 'send', 'room opened'],
      rooms.map(({ messages: size, ...calls }) => [
        size.toLocaleString('en-US'),
        ...[calls.newest, calls.anywhere, calls.send, calls.open].map(({ cpuMs }) => significant(cpuMs)),
      ]),
    ),
    pagesRemark,
    `![Messages of a room](charts/growth-messages.svg)`,
    `## Search in all rooms, the 20 newest hits (W5)`,
    `${searches.kinds[0]!.latency.count} different queries of each kind, milliseconds, p50 / p99. What the searches of ${searches.compared} of them found on their first three pages was compared with reading every message: the same.`,
    table(
      ['', 'for instance', 'hits on the first page', 'milliseconds', 'CPU'],
      [
        ...searches.kinds.map(({ title, example, hits, latency, cpuMs }) => [
          title,
          `\`${example}\``,
          significant(hits),
          both(latency),
          significant(cpuMs),
        ]),
        ['**all of them**', '', '', `**${both(searches.all)}**`, ''],
      ],
    ),
    searchesRemark,
  ].join('\n\n');
  const chart = lineChart({
    title: 'Messages of a room',
    subtitle: 'CPU time of all servers a call',
    places: rooms.map(({ messages: size }) => size),
    unit: 'ms',
    series: [
      { label: 'page at a random place', values: rooms.map(({ anywhere }) => anywhere.cpuMs) },
      { label: 'room opened', values: rooms.map(({ open }) => open.cpuMs) },
      { label: 'send', values: rooms.map(({ send }) => send.cpuMs) },
    ],
  });
  return {
    name: 'history',
    markdown: `${markdown}\n`,
    data: { measured, ...result },
    charts: { 'growth-messages': chart },
  };
}
