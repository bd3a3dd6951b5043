import type { Kysely, RawBuilder } from 'kysely';
import type { QueryConfig } from 'pg';
import { connectionConfig, DatabaseClient } from '../database/connect.ts';
import { isDatabaseAway } from '../database/failures.ts';
import type { Database } from '../database/schema.ts';
import { findMentions } from '../messages/find-mentions.ts';
import type { MessageRow } from '../messages/message-row.ts';
import { appendOutcome, appendQuery, type NewSend, readAppendRows } from './append-batch.ts';
import { type SendOutcome, toOutcome } from './send-outcome.ts';

/** Plans are made once a connection, maybe while the tables are small; they must be right when those are large, too. */
const steadyPlans = `set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_bitmapscan = off;
  set jit = off`;

/** Stores batches of sends on a connection of its own, which is made when it is needed. */
export class BatchStore {
  readonly #url: string;
  readonly #bellId: string;
  /** Compiles queries; runs none. */
  readonly #compiler: Kysely<Database>;
  #client: DatabaseClient | undefined;

  constructor(url: string, bellId: string, compiler: Kysely<Database>) {
    this.#url = url;
    this.#bellId = bellId;
    this.#compiler = compiler;
  }

  /**
   * Stores a batch: one statement, one transaction. Resolves after its commit. Throws PostgreSQL's or the socket's error;
   * when the connection was lost it is not known whether the batch was stored.
   */
  async store(items: readonly NewSend[]): Promise<() => SendOutcome[]> {
    const client = await this.#connect();
    try {
      const named = await this.#withMentions(client, items);
      const { rows } = await client.query<unknown[]>(appendQuery(this.#bellId, named));
      const appended = readAppendRows(rows);
      const knownIds = appended.filter((row) => row.outcome === appendOutcome.storedBefore).map((row) => row.messageId);
      const known = knownIds.length > 0 ? await this.#read(client, knownIds) : new Map<string, MessageRow>();
      return () =>
        named.map((item, index) => {
          const row = appended[index];
          if (!row) throw new Error('append_messages gave too few rows');
          return toOutcome(item, row, known);
        });
    } catch (reason) {
      if (isDatabaseAway(reason)) this.#drop(client);
      throw reason;
    }
  }

  async close(): Promise<void> {
    await this.#client?.end().catch(() => undefined);
  }

  /** One batch at a time is stored, so one connection is made at a time. */
  async #connect(): Promise<DatabaseClient> {
    if (this.#client) return this.#client;
    const client = new DatabaseClient(connectionConfig(this.#url, 'prosa append'));
    // A connection that is lost while idle: the next batch makes a new one.
    client.on('error', () => this.#drop(client));
    await client.connect();
    await client.query(steadyPlans);
    this.#client = client;
    return client;
  }

  #drop(client: DatabaseClient): void {
    if (this.#client === client) this.#client = undefined;
    client.end().catch(() => undefined);
  }

  async #withMentions(client: DatabaseClient, items: readonly NewSend[]): Promise<readonly NewSend[]> {
    const withAt = items.filter(({ text }) => text.includes('@'));
    if (withAt.length === 0) return items;
    const found = await findMentions((query) => this.#run(client, query), withAt);
    const mentions = new Map(withAt.map((item, index) => [item, found[index]]));
    return items.map((item) => ({ ...item, mentions: mentions.get(item) ?? item.mentions }));
  }

  async #run<Row>(client: DatabaseClient, query: RawBuilder<Row>): Promise<readonly Row[]> {
    const { sql, parameters } = query.compile(this.#compiler);
    const { rows } = await client.query<Row & Record<string, unknown>>({ text: sql, values: [...parameters] });
    return rows;
  }

  async #read(client: DatabaseClient, ids: readonly string[]): Promise<Map<string, MessageRow>> {
    const query: QueryConfig = { text: 'select * from message where id = any ($1)', values: [ids] };
    const { rows } = await client.query<MessageRow>(query);
    return new Map(rows.map((row) => [row.id, row]));
  }
}
