/** A PostgreSQL server that tests may use. */
export interface TestPostgres {
  /** Of its maintenance database, with a user who may make databases. */
  readonly url: string;
  /** For people: what it is and where. */
  readonly description: string;
  /** Ends it and removes what it kept. */
  stop(): Promise<void>;
}

/** The URL of another database of the same server. */
export function urlForDatabase(url: string, database: string): string {
  const copy = new URL(url);
  copy.pathname = `/${database}`;
  return copy.href;
}

/** The URL without its password, for people. */
export function connectUrl(url: string): string {
  const copy = new URL(url);
  copy.password = '';
  return copy.href;
}
