import { sql } from 'kysely';
import type { TailItem } from '@prosa/proto/persistence';
import type { Queries } from '../database/connect.ts';
import { RetryDelay } from '../database/retry-delay.ts';
import { inTransaction } from '../database/transaction.ts';
import type { TailReader } from '../log/tail-hub.ts';
import { indexNext } from './index-next.ts';

/** Texts are collected this long; a search does not wait for it. */
const collectMs = 250;
/** A transaction indexes at most so many messages of at most so many rooms. */
const maxMessagesAtOnce = 500;
const maxRoomsAtOnce = 100;
/** How many messages a search indexes itself before it looks, at most. */
const maxBeforeSearch = 2_000;

/**
 * Fills the search index from the logs, beside the acknowledgement of messages. Of several processes one works at a
 * time; the others look again later. It takes half of one connection's time at most, so that sending goes first.
 */
export class Indexer implements TailReader {
  readonly #db: Queries;
  readonly #onTrouble: (reason: unknown) => void;
  readonly #mayWrite: () => boolean;
  readonly #behind = new Set<string>();
  readonly #delay = new RetryDelay(500, 10_000);
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(db: Queries, onTrouble: (reason: unknown) => void, mayWrite: () => boolean) {
    this.#db = db;
    this.#onTrouble = onTrouble;
    this.#mayWrite = mayWrite;
  }

  /** Looks for rooms that were left behind. Throws when the database is away. */
  async start(): Promise<void> {
    const { rows } = await sql<{ id: string }>`
      select r.id from room r left join search_position p on p.room_id = r.id
      where r.last_seq > coalesce(p.seq, 0)`.execute(this.#db);
    for (const { id } of rows) this.#behind.add(id);
    this.#schedule();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#delay.cancel();
    await this.#running;
  }

  /** What happens in the rooms. */
  push({ item }: TailItem): void {
    if (item.case !== 'event' && item.case !== 'gap') return;
    this.#behind.add(item.value.roomId);
    this.#schedule();
  }

  /**
   * Indexes what is missing of these rooms, so that a search finds what was sent before it; up to a bound. Where nothing can be
   * written a search finds what was indexed.
   */
  async catchUp(roomIds: readonly string[]): Promise<void> {
    if (!this.#mayWrite()) return;
    for (let left = maxBeforeSearch; left > 0;) {
      const { messages } = await indexNext(this.#db, roomIds, left);
      if (messages === 0) return;
      left -= messages;
    }
  }

  #schedule(): void {
    if (this.#closed || this.#running || this.#timer || this.#behind.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#running = this.#work().finally(() => {
        this.#running = undefined;
        this.#schedule();
      });
    }, collectMs);
  }

  /** Works off a backlog, half of the time. What comes one by one is collected again: a transaction a message is dear. */
  async #work(): Promise<void> {
    while (this.#behind.size > 0 && !this.#closed) {
      const started = performance.now();
      const indexed = await this.#indexSome().catch((reason: unknown) => {
        this.#onTrouble(reason);
        return undefined;
      });
      if (indexed === undefined) return this.#delay.wait();
      this.#delay.reset();
      if (indexed < maxMessagesAtOnce && this.#behind.size < maxRoomsAtOnce) return;
      await pause(performance.now() - started);
    }
  }

  /** How many messages were indexed; undefined when another process is at it. */
  async #indexSome(): Promise<number | undefined> {
    const rooms = [...this.#behind].slice(0, maxRoomsAtOnce);
    const done = await inTransaction(this.#db, async (trx) => {
      const { rows } = await sql<{ mine: boolean }>`
        select pg_try_advisory_xact_lock(hashtext('prosa search')) as mine`.execute(trx);
      return rows[0]?.mine ? indexNext(trx, rooms, maxMessagesAtOnce) : undefined;
    });
    if (!done) return undefined;
    for (const roomId of rooms) if (!done.behind.has(roomId)) this.#behind.delete(roomId);
    return done.messages;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
