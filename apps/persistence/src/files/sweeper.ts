import { sql } from 'kysely';
import { databaseNow } from '../database/now.ts';
import { inTransaction } from '../database/transaction.ts';
import { fileKey, type FileRow, storedUpload, thumbnailKey } from './file-row.ts';
import type { Files } from './files.ts';
import { giveRoomBack } from './usage.ts';

const everyMs = 5 * 60_000;
const atOnce = 20;

/**
 * Removes the bytes of files that nobody can read any more: those of deleted messages, given up uploads, and uploads that
 * no message took in time. Several processes may sweep: each takes what no other holds.
 */
export class FileSweeper {
  readonly #files: Files;
  readonly #onTrouble: (reason: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;

  constructor(files: Files, onTrouble: (reason: unknown) => void) {
    this.#files = files;
    this.#onTrouble = onTrouble;
    this.#timer = setInterval(() => this.soon(), everyMs).unref();
  }

  /** Sweeps now, or once more after the sweep that is under way. */
  soon(): void {
    if (this.#closed) return;
    this.#again = this.#running !== undefined;
    this.#running ??= this.sweep()
      .catch(this.#onTrouble)
      .finally(() => {
        this.#running = undefined;
        if (this.#again) this.soon();
      });
  }

  /** Sweeps until there is nothing left. Throws when the database or the storage is away; what was removed stays removed. */
  async sweep(): Promise<void> {
    await this.#expire();
    while ((await this.#removeSome()) && !this.#closed) continue;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Uploads whose time is over are marked first, so that no message can take them while their bytes go. */
  async #expire(): Promise<void> {
    await inTransaction(this.#files.db, async (trx) => {
      const gone = await trx
        .updateTable('file')
        .set({ removed_at: databaseNow })
        .where('message_id', 'is', null)
        .where('removed_at', 'is', null)
        .where('expires_at', '<', databaseNow)
        .returning(['owner_id', 'size_bytes'])
        .execute();
      await giveRoomBack(trx, gone);
    });
  }

  async #removeSome(): Promise<boolean> {
    const { db } = this.#files;
    return inTransaction(db, async (trx) => {
      const { rows } = await sql<FileRow>`
        select * from file where removed_at is not null and expires_at <= ${databaseNow}
        order by expires_at limit ${atOnce} for update skip locked`.execute(trx);
      for (const row of rows) await this.#removeBytes(row);
      if (rows.length === 0) return false;
      await trx
        .deleteFrom('file')
        .where(
          'id',
          'in',
          rows.map(({ id }) => id),
        )
        .execute();
      return rows.length === atOnce;
    });
  }

  async #removeBytes(row: FileRow): Promise<void> {
    const { store } = this.#files;
    if (row.media_type === null) await store.abandon(storedUpload(row));
    await store.remove(fileKey(row.id));
    if (row.thumbnail_bytes > 0) await store.remove(thumbnailKey(row.id));
  }
}
