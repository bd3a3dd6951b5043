import { randomUUID } from 'node:crypto';
import type { Person } from '../products/product.ts';
import type { Prosa } from '../products/prosa.ts';
import type { Places } from '../products/products.ts';
import { messagesAs, timeCalls } from './calls.ts';
import type { CallTimes } from './calls.ts';
import { startFilled } from './filled-prosa.ts';
import { texts } from './texts.ts';
import { measureSearches } from './measure-searches.ts';
import type { Searches } from './measure-searches.ts';

/** How calls on one room went, in milliseconds. */
export interface RoomTimes {
  /** Messages in the room. */
  readonly messages: number;
  /** The newest page of 50; a page at a random place; a send to its acknowledgement; one call at a time. */
  readonly newest: CallTimes;
  readonly anywhere: CallTimes;
  readonly send: CallTimes;
  /** Somebody opens the room: the newest page of its main timeline, then up to where they have read. */
  readonly open: CallTimes;
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

const CALLS = 400;
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
    const times: RoomTimes[] = [];
    for (const [index, { id, messages: size }] of rooms.entries()) {
      if (rooms.findIndex((room) => room.messages === size) < index) continue;
      times.push({ messages: size, ...(await timeRoom(prosa, people, id)) });
      say(JSON.stringify(times.at(-1)));
    }
    const searches = await measureSearches(prosa, client, say);
    return { messages, roomCount: rooms.length, fillSeconds, rooms: times, searches };
  } finally {
    await prosa.close();
  }
}

/** Throws when a page has a hole or is no page. */
async function timeRoom(
  prosa: Prosa,
  [sender, reader]: readonly Person[],
  roomId: string,
): Promise<Omit<RoomTimes, 'messages'>> {
  const client = messagesAs(sender!, prosa.ports[0]!);
  const other = messagesAs(reader!, prosa.ports[0]!);
  const page = async (beforeSeq: bigint): Promise<void> => {
    const { messages } = await client.listMessages({
      roomId,
      limit: PAGE,
      position: { case: 'beforeSeq', value: beforeSeq },
    });
    const last = messages.at(-1)?.seq ?? 0n;
    if (messages.length !== PAGE || last - messages[0]!.seq !== BigInt(PAGE - 1) || last >= beforeSeq) {
      throw new Error(`the page before ${beforeSeq} has ${messages.length} messages up to ${last}`);
    }
  };
  const oldest = await client.listMessages({ roomId, limit: 1, position: { case: 'afterSeq', value: 0n } });
  const first = Number(oldest.messages[0]!.seq) + PAGE;
  const span = Number(oldest.lastSeq) - first;
  const said = texts();
  const filter = { part: { case: 'mainTimeline', value: {} } } as const;
  return {
    newest: await timeCalls(prosa, CALLS, () => page(oldest.lastSeq + 1n)),
    anywhere: await timeCalls(prosa, CALLS, () => page(BigInt(first + Math.floor(Math.random() * span)))),
    send: await timeCalls(prosa, CALLS, () =>
      client.sendMessage({ roomId, clientMessageId: randomUUID(), text: said.next().value }),
    ),
    open: await timeCalls(prosa, CALLS, async (index) => {
      await other.listMessages({ roomId, limit: PAGE, filter });
      await other.markRead({ roomId, seq: oldest.lastSeq + BigInt(index) });
    }),
  };
}
