import { RoomKind } from '@prosa/proto/chat';
import { connectProgram, type Cursor, followEvents, type Program, signUp } from '@prosa/testing/stack';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Latency, LatencyHistogram } from '../measure/latency-histogram.ts';

/** How many people talk and listen, and how much. */
export interface CrowdSizes {
  /** Listeners, spread over the gateways; everybody is in every room. */
  readonly readers: number;
  readonly rooms: number;
  /** Messages a second of all senders together, one sender a gateway. */
  readonly rate: number;
}

/** What the readers measured. */
export interface CrowdFigures {
  /** From the moment at which a message was to be sent, to readers whose gateway hears of it from another persistence. */
  readonly crossing: Latency | undefined;
  /** To the others. */
  readonly near: Latency | undefined;
  readonly sent: number;
  readonly delivered: number;
}

/** People in all rooms at all gateways: one who sends at each, and readers who measure. */
export class Crowd {
  readonly #sizes: CrowdSizes;
  readonly #persistences: number;
  readonly #senders: Program[] = [];
  readonly #readers: Program[] = [];
  readonly #ended = new AbortController();
  readonly #sentAt = new Map<string, { at: number; gateway: number }>();
  readonly #crossing = new LatencyHistogram();
  readonly #near = new LatencyHistogram();
  #rooms = new Map<string, Cursor>();
  #delivered = 0;

  private constructor(sizes: CrowdSizes, persistences: number) {
    this.#sizes = sizes;
    this.#persistences = persistences;
  }

  /** Signs everybody up and lets the readers listen. Gateway `n` begins with persistence `n`, round and round. */
  static async gather(urls: readonly string[], persistences: number, sizes: CrowdSizes): Promise<Crowd> {
    const crowd = new Crowd(sizes, persistences);
    const [first = ''] = urls;
    const join = async (url: string) => {
      const account = await signUp(first);
      account.close();
      return connectProgram(url, account);
    };
    for (const url of urls) crowd.#senders.push(await join(url));
    for (let n = 0; n < sizes.readers; n++) crowd.#readers.push(await join(urls[n % urls.length] ?? first));
    const memberIds = [...crowd.#senders, ...crowd.#readers].slice(1).map(({ userId }) => userId);
    for (let n = 0; n < sizes.rooms; n++) {
      const request = { name: `Room ${n} ${randomUUID()}`, kind: RoomKind.PRIVATE, memberIds };
      const room = (await crowd.#senders[0]?.rooms.createRoom(request))?.room;
      if (room) crowd.#rooms.set(room.id, { epoch: room.epoch, seq: room.lastSeq });
    }
    for (const [index, reader] of crowd.#readers.entries()) crowd.#listen(reader, index % urls.length);
    return crowd;
  }

  /** Everybody says what is to be said in so many seconds, at even distances, whether the answers come or not. */
  async talk(seconds: number): Promise<CrowdFigures> {
    this.#crossing.clear();
    this.#near.clear();
    this.#delivered = 0;
    const roomIds = [...this.#rooms.keys()];
    const count = Math.round(this.#sizes.rate * seconds);
    const startedAt = performance.now();
    const sends: Promise<unknown>[] = [];
    for (let n = 0; n < count; n++) {
      const at = startedAt + (n * 1_000) / this.#sizes.rate;
      if (at > performance.now()) await wait(at - performance.now());
      const gateway = n % this.#senders.length;
      const clientMessageId = randomUUID();
      this.#sentAt.set(clientMessageId, { at, gateway });
      const roomId = roomIds[n % roomIds.length] ?? '';
      const text = `message ${n} ${'x'.repeat(80)}`;
      const sent = this.#senders[gateway]?.messages.sendMessage({ roomId, clientMessageId, text });
      if (sent) sends.push(sent);
    }
    await Promise.all(sends);
    const expected = count * this.#sizes.readers;
    for (const until = performance.now() + 10_000; this.#delivered < expected && performance.now() < until;) {
      await wait(10);
    }
    if (this.#delivered !== expected) throw new Error(`${this.#delivered} deliveries instead of ${expected}`);
    return { crossing: this.#crossing.read(), near: this.#near.read(), sent: count, delivered: this.#delivered };
  }

  /** Everybody goes. */
  close(): void {
    this.#ended.abort();
    for (const program of [...this.#senders, ...this.#readers]) program.close();
  }

  #listen(reader: Program, gateway: number): void {
    const cursors = new Map([...this.#rooms].map(([id, cursor]) => [id, { ...cursor }]));
    void followEvents({
      cursors,
      signal: this.#ended.signal,
      program: () => reader,
      onItem: (item) => {
        if (item.case !== 'event' || item.value.change.case !== 'messageCreated') return;
        const sent = this.#sentAt.get(item.value.change.value.message?.clientMessageId ?? '');
        if (sent === undefined) return;
        this.#delivered += 1;
        const crosses = sent.gateway % this.#persistences !== gateway % this.#persistences;
        (crosses ? this.#crossing : this.#near).record(performance.now() - sent.at);
      },
    });
  }
}
