import pg from 'pg';
import { onTaken, sever } from './pg-insides.ts';

/** A primary writes a timeline, which grows with each promotion; a standby has a log that it was given and has replayed up to a place. */
const whatItIs = `select pg_is_in_recovery() as follows,
  case when not pg_is_in_recovery() then ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int end as timeline,
  (greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0')::text as held,
  (pg_last_wal_replay_lsn() - '0/0')::text as replayed,
  exists (select from pg_stat_wal_receiver) as receives`;

interface Row {
  follows: boolean;
  timeline: number | null;
  held: string | null;
  replayed: string | null;
  receives: boolean;
}

/** What a server says that it is. */
export type ServerState =
  | { readonly is: 'primary'; readonly timeline: number }
  | {
      readonly is: 'standby';
      /** Places in the write-ahead log, in bytes from its beginning. */
      readonly heldBytes: bigint;
      readonly replayedBytes: bigint;
      /** It is connected to the server that gives it the log. */
      readonly receives: boolean;
    };

/** A short connection to one server, to ask what it is. */
export class ServerProbe {
  readonly url: string;
  /** What it said; undefined until it has, or where it does not answer. */
  found: ServerState | undefined;
  readonly #client: pg.Client;
  readonly #limitMs: number;
  #answer: Promise<ServerState | undefined> | undefined;
  #isLetIn = false;
  #askedAt = 0;
  #overAt: number | undefined;

  /** Nothing is asked yet. It may take `limitMs` until the answer is there. */
  constructor(url: string, config: pg.ClientConfig, limitMs: number) {
    this.url = url;
    this.#limitMs = limitMs;
    this.#client = new pg.Client({
      ...config,
      connectionString: url,
      application_name: 'prosa looks for the primary',
      // One limit for all of it, below.
      connectionTimeoutMillis: 0,
      query_timeout: 0,
    });
    this.#client.on('error', () => undefined); // what it asked has failed with it
  }

  /** Whether the server has let the question in, and has the answer still to give. */
  get isOpen(): boolean {
    return this.#isLetIn && this.#overAt === undefined;
  }

  /** How long ago it was asked, milliseconds. */
  get ageMs(): number {
    return performance.now() - this.#askedAt;
  }

  /** How long ago the answer came, milliseconds; undefined when none has. */
  get answerAgeMs(): number | undefined {
    return this.found && this.#overAt && performance.now() - this.#overAt;
  }

  /** Asks, once: the answer is the same for all. Does not throw. */
  ask(): Promise<ServerState | undefined> {
    this.#answer ??= this.#ask();
    return this.#answer;
  }

  /** Asks no more; who waits for the answer gets none. */
  end(): void {
    sever(this.#client);
  }

  async #ask(): Promise<ServerState | undefined> {
    this.#askedAt = performance.now();
    onTaken(this.#client, () => (this.#isLetIn = true));
    const limit = setTimeout(() => this.end(), this.#limitMs).unref();
    try {
      await this.#client.connect();
      const { rows } = await this.#client.query<Row>(whatItIs);
      this.found = rows[0] && stateOf(rows[0]);
    } catch {
      this.found = undefined;
    }
    this.#overAt = performance.now();
    clearTimeout(limit);
    this.end();
    return this.found;
  }
}

function stateOf({ follows, timeline, held, replayed, receives }: Row): ServerState {
  return follows
    ? { is: 'standby', heldBytes: BigInt(held ?? 0), replayedBytes: BigInt(replayed ?? 0), receives }
    : { is: 'primary', timeline: timeline ?? 0 };
}
