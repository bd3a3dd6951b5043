import type { Message } from '@prosa/proto/chat';
import { followEvents, type Cursor, type Program } from '@prosa/testing/stack';
import { setTimeout as wait } from 'node:timers/promises';
import type { Entry, Log } from './history.ts';
import type { Random } from './random.ts';

/** What a reader needs. */
export interface ReaderOptions {
  readonly name: string;
  /** The reader at each gateway; it changes with every stream. */
  readonly programs: readonly Program[];
  /** Where it stands before anything is sent. */
  readonly cursors: ReadonlyMap<string, Cursor>;
  /** Its stream is cut after so many events, from one to twice that, again and again. */
  readonly cutEvery: number;
  readonly random: Random;
}

interface Room {
  readonly startSeq: number;
  readonly entries: Entry[];
  top: number;
}

/** Listens to all rooms, loses its connection now and then, comes back with its cursors, and writes down what it gets. */
export class Reader {
  private readonly options: ReaderOptions;
  private readonly rooms: Map<string, Room>;
  private readonly ended = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private failure: unknown;
  private streams = 0;
  /** Events until the next cut. */
  private untilCut: number;
  /** Connections it cut itself. */
  cuts = 0;
  /** Times it was told to take a fresh snapshot. */
  snapshots = 0;

  constructor(options: ReaderOptions) {
    this.options = options;
    this.untilCut = options.random.between(1, 2 * options.cutEvery);
    this.rooms = new Map(
      [...options.cursors].map(([id, { seq }]) => [id, { startSeq: Number(seq), entries: [], top: Number(seq) }]),
    );
  }

  /** Begins to listen. */
  start(): void {
    const { programs, cursors } = this.options;
    let cut = (): void => {};
    this.running = followEvents({
      cursors: new Map([...cursors].map(([id, cursor]) => [id, { ...cursor }])),
      signal: this.ended.signal,
      program: () => choose(programs, this.streams++),
      onStream: (cutStream) => (cut = cutStream),
      onItem: async (item) => {
        if (item.case === 'event') {
          const { roomId, seq, change } = item.value;
          this.write(roomId, Number(seq), change.case === 'messageCreated' ? change.value.message : undefined);
          if (--this.untilCut <= 0) {
            this.untilCut = this.options.random.between(1, 2 * this.options.cutEvery);
            this.cuts += 1;
            cut();
          }
        } else if (item.case === 'recovery' && !item.value.recovered) {
          await this.snapshot(item.value.roomId, Number(item.value.seq));
        }
      },
    }).catch((error: unknown) => (this.failure = error ?? new Error('the reader ended')) as never);
  }

  /** Resolves when it has seen these numbers, or after `timeoutMs` without; the checker then tells what is missing. */
  async reach(tops: ReadonlyMap<string, number>, timeoutMs: number): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    const behind = (): boolean => [...tops].some(([roomId, top]) => (this.rooms.get(roomId)?.top ?? 0) < top);
    while (behind() && this.failure === undefined && performance.now() < deadline) await wait(20);
  }

  /** Stops listening and gives what was written down. Throws when the stream had ended for good. */
  async finish(): Promise<Log> {
    this.ended.abort();
    await this.running;
    if (this.failure !== undefined) throw new Error(`${this.options.name} could not listen`, { cause: this.failure });
    return { name: this.options.name, rooms: this.rooms };
  }

  private write(roomId: string, seq: number, message: Pick<Message, 'clientMessageId' | 'id'> | undefined): void {
    const room = this.rooms.get(roomId);
    if (room === undefined) throw new Error(`${this.options.name} got an event of room ${roomId}, where it is not`);
    room.entries.push({ seq, clientMessageId: message?.clientMessageId, messageId: message?.id });
    room.top = Math.max(room.top, seq);
  }

  /** Reads what it has not seen, up to where the stream goes on. Asks again until it gets it. */
  private async snapshot(roomId: string, upTo: number): Promise<void> {
    this.snapshots += 1;
    while (!this.ended.signal.aborted && (this.rooms.get(roomId)?.top ?? upTo) < upTo) {
      const after = BigInt(this.rooms.get(roomId)?.top ?? 0);
      try {
        const page = await choose(this.options.programs, this.streams).messages.listMessages(
          { roomId, position: { case: 'afterSeq', value: after }, limit: 200 },
          { timeoutMs: 10_000 },
        );
        for (const message of page.messages) {
          if (Number(message.seq) <= upTo) this.write(roomId, Number(message.seq), message);
        }
        if (page.messages.length === 0) return;
      } catch {
        await wait(100 + this.options.random.next() * 200);
      }
    }
  }
}

function choose(programs: readonly Program[], number: number): Program {
  const program = programs[number % programs.length];
  if (program === undefined) throw new Error('a reader needs a gateway');
  return program;
}
