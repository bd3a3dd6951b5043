import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Latency } from '../measure/latency-histogram.ts';
import { Prosa } from '../products/prosa.ts';
import type { Places } from '../products/products.ts';
import { messagesAs, timeCalls } from './calls.ts';
import { fillRooms } from './fill.ts';
import { makeVocabulary } from './vocabulary.ts';

/** How calls on one room went, in milliseconds. */
export interface RoomTimes {
  /** Messages in the room. */
  readonly messages: number;
  /** The newest page of 50, a page at a random place, and a send to its acknowledgement; one call at a time. */
  readonly newest: Latency;
  readonly anywhere: Latency;
  readonly send: Latency;
}

/** How a search over all rooms went, in milliseconds. */
export interface SearchTimes {
  readonly query: string;
  /** On the first page, at most 20. */
  readonly hits: number;
  readonly latency: Latency;
}

/** What was found out about large histories (W4, W5). */
export interface HistoryResult {
  /** In all rooms together. */
  readonly messages: number;
  readonly fillSeconds: number;
  readonly rooms: readonly RoomTimes[];
  readonly searches: readonly SearchTimes[];
}

const CALLS = 300;
const SEARCHES = 40;
const PAGE = 50;
const PEOPLE = 50;

/** Fills rooms of 1,000, 10,000, … and of what is left, and asks for pages and words as a client would, over the gateway. */
export async function measureHistory(
  messages: number,
  { data, dist }: Pick<Places, 'data' | 'dist'>,
  say: (line: string) => void,
): Promise<HistoryResult> {
  const folder = join(data, `run-${process.pid}-history`);
  // Calls at once are not what is measured, so no limit of theirs is to be met.
  const prosa = await Prosa.start({ folder, dist, settings: { PROSA_CALL_RATE: '0' } });
  try {
    const people = await prosa.makePeople(PEOPLE);
    const sizes = [1_000, 10_000, 100_000].filter((size) => size * 10 <= messages);
    sizes.push(messages - sizes.reduce((sum, size) => sum + size, 0));
    const rooms = await prosa.makeRooms(sizes.map(() => people));
    const startedAt = performance.now();
    await fillRooms(
      prosa.databaseUrl,
      rooms.map((room, index) => ({ room, messages: sizes[index]! })),
      say,
    );
    const fillSeconds = Math.round((performance.now() - startedAt) / 1000);
    say(`filled in ${fillSeconds} s`);
    const client = messagesAs(people[0]!, prosa.ports[0]!);
    const times: RoomTimes[] = [];
    for (const [index, { id: roomId }] of rooms.entries()) {
      const size = sizes[index]!;
      const page = (beforeSeq: bigint): Promise<unknown> =>
        client.listMessages({ roomId, limit: PAGE, position: { case: 'beforeSeq', value: beforeSeq } });
      times.push({
        messages: size,
        newest: await timeCalls(CALLS, () => page(BigInt(size + 1000))),
        anywhere: await timeCalls(CALLS, () => page(BigInt(PAGE + Math.floor(Math.random() * (size - PAGE))))),
        send: await timeCalls(CALLS, () =>
          client.sendMessage({ roomId, clientMessageId: randomUUID(), text: 'm'.repeat(100) }),
        ),
      });
      say(`a room of ${size}: ${JSON.stringify(times.at(-1))}`);
    }
    const searches: SearchTimes[] = [];
    for (const query of queries()) {
      let hits = 0;
      const latency = await timeCalls(SEARCHES, async () => {
        hits = (await client.searchMessages({ query, limit: 20 })).hits.length;
      });
      searches.push({ query, hits, latency });
      say(`${query}: ${hits} hits, ${JSON.stringify(latency)}`);
    }
    return { messages, fillSeconds, rooms: times, searches };
  } finally {
    await prosa.close();
  }
}

/** Words from common to rare in both languages, two together, and one that nobody said. */
function queries(): string[] {
  const { english, portuguese } = makeVocabulary();
  const at = [0, 100, 1_000, 5_000, 19_999];
  return [
    ...at.map((rank) => english[rank]!),
    ...at.map((rank) => portuguese[rank]!),
    `${english[50]} ${english[3_000]}`,
    `"${portuguese[3]} ${portuguese[40]}"`,
    'xilindrozinho',
  ];
}
