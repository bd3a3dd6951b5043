import { sql } from 'kysely';
import { databaseNow } from '../database/now.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { contentOf, fileKey, type FileRow, storedUpload, thumbnailKey } from './file-row.ts';
import type { Files } from './files.ts';
import { giveRoomBack, roomColumns } from './usage.ts';

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
        .where('scheduled_id', 'is', null)
        .where('removed_at', 'is', null)
        .where('expires_at', '<', databaseNow)
        .returning(roomColumns)
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
      if (rows.length === 0) return false;
      const shown = await shownElsewhere(trx, rows);
      for (const row of rows) if (!shown.has(contentOf(row))) await this.#removeBytes(row);
      await trx.deleteFrom('file').where('id', 'in', idsOf(rows)).execute();
      return rows.length === atOnce;
    });
  }

  async #removeBytes(row: FileRow): Promise<void> {
    const { store } = this.#files;
    if (row.media_type === null) await store.abandon(storedUpload(row));
    const content = contentOf(row);
    await store.remove(fileKey(content));
    if (row.thumbnail_bytes > 0) await store.remove(thumbnailKey(content));
  }
}

/**
 * Contents of these files that others show, too. They are locked until the end of the transaction: of two sweeps that
 * take the last two entries of one content, the second sees that the first is gone.
 */
async function shownElsewhere(trx: OpenTransaction, rows: readonly FileRow[]): Promise<ReadonlySet<string>> {
  const contents = [...new Set(rows.map(contentOf))].sort();
  for (const content of contents) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${content}, 0))`.execute(trx);
  }
  const found = await sql<{ content: string }>`
    select distinct coalesce(content_id, id) as content from file
    where (id = any(${contents}::uuid[]) or content_id = any(${contents}::uuid[]))
      and not id = any(${idsOf(rows)}::uuid[])`.execute(trx);
  return new Set(found.rows.map(({ content }) => content));
}

function idsOf(rows: readonly FileRow[]): string[] {
  return rows.map(({ id }) => id);
}
