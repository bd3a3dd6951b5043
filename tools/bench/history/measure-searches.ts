import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { Client } from '@connectrpc/connect';
import type { MessageService } from '@prosa/proto/chat';
import { LatencyHistogram } from '../measure/latency-histogram.ts';
import type { Latency } from '../measure/latency-histogram.ts';
import { cpuBetween } from '../measure/process-cpu.ts';
import type { Prosa } from '../products/prosa.ts';
import { plainScan } from './plain-scan.ts';
import { searchKinds } from './searches.ts';

/** How searches of one kind went over all rooms, in milliseconds; all: of every kind. */
export interface SearchTimes {
  readonly title: string;
  readonly example: string;
  /** On the first page of 20, on the average. */
  readonly hits: number;
  readonly latency: Latency;
  /** What one cost the servers. */
  readonly cpuMs: number;
}

/** Searches of every kind, and how many were compared with a plain scan. */
export interface Searches {
  readonly kinds: readonly SearchTimes[];
  readonly all: Latency;
  readonly compared: number;
}

const QUERIES = 40;
const WARM_UP = 3;
const PAGE = 20;
/** Of each kind so many are compared, three pages of each. */
const COMPARED = 2;
const PAGES = 3;

type Messages = Client<typeof MessageService>;

/** Searches one after the other, then looks whether what they find is what is there. Throws when it is not. */
export async function measureSearches(prosa: Prosa, client: Messages, say: (line: string) => void): Promise<Searches> {
  const kinds: SearchTimes[] = [];
  const all = new LatencyHistogram();
  const samples: string[] = [];
  for (const { title, queries } of searchKinds(QUERIES + WARM_UP)) {
    const own = new LatencyHistogram();
    let hits = 0;
    let before = prosa.cpuSeconds();
    for (const [index, query] of queries.entries()) {
      const startedAt = performance.now();
      const answer = await client.searchMessages({ query, limit: PAGE });
      if (index < WARM_UP) {
        before = prosa.cpuSeconds();
        continue;
      }
      const took = performance.now() - startedAt;
      own.record(took);
      all.record(took);
      hits += answer.hits.length;
    }
    samples.push(...queries.slice(-COMPARED));
    const cpuSeconds = Object.values(cpuBetween(before, prosa.cpuSeconds()).parts).reduce((sum, of) => sum + of, 0);
    const cpuMs = (cpuSeconds * 1000) / QUERIES;
    kinds.push({ title, example: queries[0]!, hits: hits / QUERIES, latency: own.read()!, cpuMs });
    say(JSON.stringify(kinds.at(-1)));
  }
  say(`comparing ${samples.length} searches with a plain scan`);
  await compare(client, prosa.databaseUrl, samples);
  return { kinds, all: all.read()!, compared: samples.length };
}

async function compare(client: Messages, databaseUrl: string, queries: readonly string[]): Promise<void> {
  const answers: Answer[] = [];
  for (const query of queries) answers.push(await searchPages(client, query));
  const there = await plainScan(
    databaseUrl,
    answers.map(({ since }, place) => ({ terms: termsOf(queries[place]!), since })),
  );
  for (const [place, { ids }] of answers.entries()) {
    if (ids.join() === there[place]!.join()) continue;
    throw new Error(
      `${queries[place]} found ${ids.length} messages, and not the ${there[place]!.length} that are there`,
    );
  }
}

/** What the first pages of a search show; `since` when there are more. */
interface Answer {
  readonly ids: readonly string[];
  readonly since?: Date;
}

async function searchPages(client: Messages, query: string): Promise<Answer> {
  const ids: string[] = [];
  let pageToken = '';
  let since: Date | undefined;
  for (let page = 0; page < PAGES && (page === 0 || pageToken !== ''); page++) {
    const answer = await client.searchMessages({ query, limit: PAGE, pageToken });
    ids.push(...answer.hits.map(({ message }) => message!.id));
    pageToken = answer.nextPageToken;
    since = pageToken === '' ? undefined : timestampDate(answer.hits.at(-1)!.message!.sentAt!);
  }
  return { ids, since };
}

/** The words of a query, or its phrase, without diacritics. */
function termsOf(query: string): string[] {
  const plain = query.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.startsWith('"') ? [plain.slice(1, -1)] : plain.split(' ');
}
