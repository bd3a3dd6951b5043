import { fromBinary } from '@bufbuild/protobuf';
import { RoomEventSchema } from '@prosa/proto/chat';
import type { TailItem } from '@prosa/proto/persistence';
import type { Queries } from '../database/connect.ts';
import { RetryDelay } from '../database/retry-delay.ts';
import type { TailReader } from '../log/tail-hub.ts';

/** Messages are collected this long. */
const collectMs = 50;
/** What was announced while the database was away may not have been heard. */
const lookAgainMs = 60_000;

/**
 * Tells the gateways when messages come into rooms that models label, beside the acknowledgement of messages. Which rooms those are it
 * keeps in memory, so that a message elsewhere costs a look into a set.
 */
export class LabelWatcher implements TailReader {
  readonly #db: Queries;
  readonly #onWaiting: () => void;
  readonly #onTrouble: (reason: unknown) => void;
  readonly #delay = new RetryDelay(500, 10_000);
  #rooms: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;
  #lookAgain: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #stale = false;
  #closed = false;

  /** `onWaiting` is called when messages wait to be labelled, at most once in a while. */
  constructor(db: Queries, onWaiting: () => void, onTrouble: (reason: unknown) => void) {
    this.#db = db;
    this.#onWaiting = onWaiting;
    this.#onTrouble = onTrouble;
  }

  start(): void {
    this.#look();
    this.#lookAgain = setInterval(() => this.#look(), lookAgainMs);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#lookAgain);
    this.#delay.cancel();
    await this.#looking;
  }

  /** What happens in the rooms. */
  push({ item }: TailItem): void {
    if (item.case === 'labelsWaiting' && item.value.modelsChanged) this.#look();
    if (item.case !== 'event' || this.#timer || this.#closed || !this.#rooms.has(item.value.roomId)) return;
    const { change } = fromBinary(RoomEventSchema, item.value.event);
    if (change.case !== 'messageCreated' && change.case !== 'messageEdited') return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#onWaiting();
    }, collectMs);
  }

  /** Reads which rooms have models; again when that changed meanwhile. */
  #look(): void {
    this.#stale = true;
    this.#looking ??= this.#read().finally(() => {
      this.#looking = undefined;
    });
  }

  async #read(): Promise<void> {
    while (this.#stale && !this.#closed) {
      this.#stale = false;
      try {
        const rows = await this.#db.selectFrom('label_model_room').select('room_id').distinct().execute();
        this.#rooms = new Set(rows.map(({ room_id }) => room_id));
        this.#delay.reset();
      } catch (reason) {
        this.#onTrouble(reason);
        this.#stale = true;
        await this.#delay.wait();
      }
    }
  }
}
