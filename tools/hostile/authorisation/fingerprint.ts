import { Client } from 'pg';

/** Made from other tables a moment later, work that is done a moment later, made at the first need, or sums: never what a refused call could have changed. */
const derived = [
  'push_key',
  'file_usage',
  'message_search',
  'search_position',
  'push_outbox',
  'label_question',
  'label_again',
  'label_model_gone',
  'assistant_usage',
];

/** Tells whether anything that is kept has changed. */
export class Fingerprint implements AsyncDisposable {
  readonly #client: Client;
  #sql = '';

  private constructor(client: Client) {
    this.#client = client;
  }

  /** Connects to the database beside the services. */
  static async of(databaseUrl: string): Promise<Fingerprint> {
    const fingerprint = new Fingerprint(new Client({ connectionString: databaseUrl }));
    await fingerprint.#connect();
    return fingerprint;
  }

  /** A value by table that changes with any of its rows, but for those that mention one of these accounts. */
  async take(but: readonly string[]): Promise<Record<string, string>> {
    const { rows } = await this.#client.query<{ name: string; rows: string }>(this.#sql, [but.join('|') || '^$']);
    return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.end();
  }

  async #connect(): Promise<void> {
    await this.#client.connect();
    const { rows } = await this.#client.query<{ name: string }>(
      `select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name != all ($1) order by 1`,
      [derived],
    );
    const parts = rows.map(
      ({ name }) => `select '${name}' as name, count(*) || ' ' || sum(hashtextextended(r, 0)) as rows
        from (select (to_jsonb(t) - 'last_used_at')::text as r from "${name}" t) all_rows where r !~ $1`,
    );
    this.#sql = parts.join('\nunion all\n');
  }
}
