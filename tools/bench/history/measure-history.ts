import { randomUUID } from 'node:crypto';
import type { Client } from '@connectrpc/connect';
import type { MessageService } from '@prosa/proto/chat';
import type { Latency } from '../measure/latency-histogram.ts';
import type { Places } from '../products/products.ts';
import { messagesAs, timeCalls } from './calls.ts';
import { startFilled } from './filled-prosa.ts';
import { measureSearches } from './measure-searches.ts';
import type { Searches } from './measure-searches.ts';

/** How calls on one room went, in milliseconds. */
export interface RoomTimes {
  /** Messages in the room. */
  readonly messages: number;
  /** The newest page of 50, a page at a random place, and a send to its acknowledgement; one call at a time. */
  readonly newest: Latency;
  readonly anywhere: Latency;
  readonly send: Latency;
}

/** What was found out about large histories (W4, W5). */
export interface HistoryResult {
  /** In all rooms together. */
  readonly messages: number;
  readonly roomCount: number;
  readonly fillSeconds: number;
  /** One of each size. */
  readonly rooms: readonly RoomTimes[];
  readonly searches: Searches;
}

const CALLS = 1000;
const PAGE = 50;

/** Fills rooms up to a million messages each and asks for pages and words as a client would, over the gateway. */
export async function measureHistory(
  messages: number,
  places: Pick<Places, 'data' | 'dist'> & { readonly keep: boolean },
  say: (line: string) => void,
): Promise<HistoryResult> {
  const { prosa, rooms, people, fillSeconds } = await startFilled(messages, places, say);
  try {
    const client = messagesAs(people[0]!, prosa.ports[0]!);
    const searches = await measureSearches(client, prosa.databaseUrl, say);
    const times: RoomTimes[] = [];
    for (const [index, { id, messages: size }] of rooms.entries()) {
      if (rooms.findIndex((room) => room.messages === size) < index) continue;
      times.push({ messages: size, ...(await timeRoom(client, id)) });
      say(JSON.stringify(times.at(-1)));
    }
    return { messages, roomCount: rooms.length, fillSeconds, rooms: times, searches };
  } finally {
    await prosa.close();
  }
}

/** Throws when a page has a hole or is no page. */
async function timeRoom(client: Client<typeof MessageService>, roomId: string): Promise<Omit<RoomTimes, 'messages'>> {
  const page = async (beforeSeq: bigint): Promise<bigint> => {
    const { messages } = await client.listMessages({
      roomId,
      limit: PAGE,
      position: { case: 'beforeSeq', value: beforeSeq },
    });
    const last = messages.at(-1)?.seq ?? 0n;
    if (messages.length !== PAGE || last - messages[0]!.seq !== BigInt(PAGE - 1) || last >= beforeSeq) {
      throw new Error(`the page before ${beforeSeq} has ${messages.length} messages up to ${last}`);
    }
    return last;
  };
  const { lastSeq, messages } = await client.listMessages({
    roomId,
    limit: 1,
    position: { case: 'afterSeq', value: 0n },
  });
  const first = Number(messages[0]!.seq) + PAGE;
  const span = Number(lastSeq) - first;
  return {
    newest: await timeCalls(CALLS, () => page(lastSeq + 1n)),
    anywhere: await timeCalls(CALLS, () => page(BigInt(first + Math.floor(Math.random() * span)))),
    send: await timeCalls(CALLS, () =>
      client.sendMessage({ roomId, clientMessageId: randomUUID(), text: 'm'.repeat(100) }),
    ),
  };
}
