import type { Message, ReadState as ToldReadState } from '@prosa/proto/chat';
import { followEvents, type Cursor, type Program } from '@prosa/testing/stack';
import { setTimeout as wait } from 'node:timers/promises';
import { type Calls, end } from '../history/calls.ts';
import type { Log, ReadState, RoomLog } from '../history/history.ts';
import type { Random } from '../random.ts';
import { SeenRoom } from './seen-room.ts';

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
  /** Where calls are written down now. */
  readonly calls: () => Calls;
  /** Told of each message that the stream brings. */
  readonly onMessage: (clientMessageId: string) => void;
  /** Told how its streams do. */
  readonly watch?: StreamWatch;
}

/** What a reader tells of its streams. */
export interface StreamWatch {
  /** A stream that has brought nothing for so long, no heartbeat either, is lost. */
  readonly silenceMs: number;
  /** Something came, if only a heartbeat. */
  readonly heard: () => void;
  /** One ended that it had not cut. */
  readonly lost: () => void;
}

/** Of the events that a reader sees, the share after which it moves its marker. */
const markShare = 0.01;

/**
 * Listens to all rooms, loses its connection now and then, comes back with its cursors, marks what it has read, and writes
 * down what it gets. When the history changes (a backup was restored) it begins a new log.
 */
export class Reader {
  readonly name: string;
  private readonly options: ReaderOptions;
  private readonly rooms: Map<string, SeenRoom>;
  private readonly told = new Map<string, { lastReadSeq: number; revision: number }>();
  private readonly ended = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private marking: Promise<void> | undefined;
  private failure: unknown;
  private streams = 0;
  private untilCut: number;
  /** Connections it cut itself. */
  cuts = 0;
  /** Times it was told to take a fresh snapshot. */
  snapshots = 0;

  constructor(options: ReaderOptions) {
    this.name = options.name;
    this.options = options;
    this.untilCut = options.random.between(1, 2 * options.cutEvery);
    this.rooms = new Map([...options.cursors].map(([id, cursor]) => [id, new SeenRoom(cursor.epoch, cursor.seq)]));
  }

  /** Begins to listen. */
  start(): void {
    const { programs, cursors, watch } = this.options;
    let cut = (): void => {};
    this.running = followEvents({
      cursors: new Map([...cursors].map(([id, cursor]) => [id, { ...cursor }])),
      signal: this.ended.signal,
      program: () => choose(programs, this.streams++),
      onStream: (cutStream) => (cut = cutStream),
      ...(watch && { silenceMs: watch.silenceMs, onLost: watch.lost }),
      onItem: async (item) => {
        watch?.heard();
        if (item.case === 'event') {
          const { roomId, seq, change } = item.value;
          const message = change.case === 'messageCreated' ? change.value.message : undefined;
          this.write(roomId, seq, message);
          if (message !== undefined) this.options.onMessage(message.clientMessageId);
          if (--this.untilCut <= 0) {
            this.untilCut = this.options.random.between(1, 2 * this.options.cutEvery);
            this.cuts += 1;
            cut();
          }
          if (this.options.random.chance(markShare)) this.mark(roomId, Number(seq));
        } else if (item.case === 'recovery' && !item.value.recovered) {
          await this.snapshot(item.value);
        } else if (item.case === 'readState') {
          this.hear(item.value);
        } else if (item.case === 'ready') {
          for (const { readState } of item.value.rooms) if (readState) this.hear(readState);
        }
      },
    }).catch((error: unknown) => (this.failure = error ?? new Error('the reader ended')) as never);
  }

  /** What it has seen of the history that is on, as a log that later events do not change. */
  log(): Log {
    const rooms = new Map<string, RoomLog>([...this.rooms].map(([id, room]) => [id, room.log()]));
    return { name: this.name, rooms };
  }

  /** The marker of a room as the stream told it last. */
  marker(roomId: string): Pick<ReadState, 'lastReadSeq' | 'revision'> | undefined {
    return this.told.get(roomId);
  }

  /** Waits until it has seen these numbers of this history and no marker is on its way; false after `timeoutMs`. */
  async reach(tops: ReadonlyMap<string, number>, epoch: string, timeoutMs: number): Promise<boolean> {
    const deadline = performance.now() + timeoutMs;
    const behind = (): boolean =>
      this.marking !== undefined || [...tops].some(([id, top]) => !this.rooms.get(id)?.reaches(epoch, top));
    while (behind() && this.failure === undefined && performance.now() < deadline) await wait(20);
    return !behind();
  }

  /** Waits until the stream has told a marker as new as this one; false after `timeoutMs`. */
  async hears(roomId: string, revision: number, timeoutMs: number): Promise<boolean> {
    const deadline = performance.now() + timeoutMs;
    const behind = (): boolean => (this.told.get(roomId)?.revision ?? -1) < revision;
    while (behind() && performance.now() < deadline) await wait(20);
    return !behind();
  }

  /** Stops listening. Throws when the stream had ended for good. */
  async finish(): Promise<void> {
    this.ended.abort();
    await this.running;
    if (this.failure !== undefined) throw new Error(`${this.name} could not listen`, { cause: this.failure });
  }

  private write(roomId: string, seq: bigint, message: Message | undefined): void {
    const room = this.rooms.get(roomId);
    if (room === undefined) throw new Error(`${this.name} got an event of room ${roomId}, where it is not`);
    room.write(Number(seq), message);
  }

  private hear({ roomId, lastReadSeq, revision }: ToldReadState): void {
    if ((this.told.get(roomId)?.revision ?? -1) > Number(revision)) return;
    this.told.set(roomId, { lastReadSeq: Number(lastReadSeq), revision: Number(revision) });
  }

  /** Moves its marker, one call at a time and only once each: that it never learns how one ended is part of the test. */
  private mark(roomId: string, seq: number): void {
    this.marking ??= this.move(roomId, seq).finally(() => (this.marking = undefined));
  }

  private async move(roomId: string, seq: number): Promise<void> {
    const call = this.options.calls().mark(this.name, roomId, seq);
    try {
      const { messages } = choose(this.options.programs, this.streams);
      const { readState } = await messages.markRead({ roomId, seq: BigInt(seq) }, { timeoutMs: 10_000 });
      end(call, 'ok', readState && { state: toReadState(readState) });
    } catch {
      end(call, 'unknown');
    }
  }

  /** Reads what it has not seen, up to where the stream goes on. Asks again until it gets it. */
  private async snapshot({ roomId, epoch, seq }: { roomId: string; epoch: string; seq: bigint }): Promise<void> {
    this.snapshots += 1;
    let room = this.rooms.get(roomId);
    if (room?.epoch !== epoch) {
      room = new SeenRoom(epoch, this.options.cursors.get(roomId)?.seq ?? 0n);
      this.rooms.set(roomId, room);
      this.told.delete(roomId);
    }
    while (!this.ended.signal.aborted && room.top < Number(seq)) {
      try {
        const page = await choose(this.options.programs, this.streams).messages.listMessages(
          { roomId, position: { case: 'afterSeq', value: BigInt(room.top) }, limit: 200 },
          { timeoutMs: 10_000 },
        );
        for (const message of page.messages) if (message.seq <= seq) room.write(Number(message.seq), message);
        if (page.messages.length > 0) continue;
        if (page.lastSeq >= seq) return;
        await wait(100); // it was older than what is looked for
      } catch {
        await wait(100 + this.options.random.next() * 200);
      }
    }
  }
}

/** A read state of the contract in plain numbers. */
export function toReadState({ lastReadSeq, unreadCount, ownCount, revision }: ToldReadState): ReadState {
  return {
    lastReadSeq: Number(lastReadSeq),
    unreadCount,
    ownCount: Number(ownCount),
    revision: Number(revision),
  };
}

function choose(programs: readonly Program[], number: number): Program {
  const program = programs[number % programs.length];
  if (program === undefined) throw new Error('a reader needs a gateway');
  return program;
}
