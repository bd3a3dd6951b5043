import { RetryDelay } from '../database/retry-delay.ts';
import { connectionConfig, DatabaseClient } from '../database/connect.ts';

/** How often the connection is tried, so that one that died in silence is noticed. */
const heartbeatMs = 5_000;

/** So long an answer may take, which is longer than a crowded machine takes: a connection that is made anew hears nothing meanwhile. */
const patienceMs = 10_000;

/** Times of a doorbell, in milliseconds. */
export interface DoorbellTimes {
  readonly heartbeatMs: number;
  readonly patienceMs: number;
}

/** Who is told of what the doorbell hears. */
export interface DoorbellListener {
  /** The connection listens; what happened before it did is not heard. When it throws, the connection is made anew. */
  onListening(): Promise<void>;
  /** A payload of a channel. */
  onNotification(channel: string, payload: string): void;
  /** The connection was lost or could not be made; the doorbell tries again by itself. */
  onTrouble(reason: unknown): void;
}

/** LISTEN on a connection of its own, which is made again whenever it is lost. It also sends. */
export class Doorbell {
  readonly #url: string;
  readonly #channels: readonly string[];
  readonly #listener: DoorbellListener;
  readonly #times: DoorbellTimes;
  readonly #delay = new RetryDelay(50, 1_000);
  #client: DatabaseClient | undefined;
  readonly #closing = Promise.withResolvers<void>();
  #closed = false;
  #running: Promise<void> | undefined;

  constructor(
    url: string,
    channels: readonly string[],
    listener: DoorbellListener,
    times: DoorbellTimes = { heartbeatMs, patienceMs },
  ) {
    this.#url = url;
    this.#times = times;
    this.#channels = channels;
    this.#listener = listener;
  }

  /** Whether the connection stands and listens. */
  get listening(): boolean {
    return this.#client !== undefined;
  }

  /** Begins to listen; resolves when it does. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      this.#running = this.#run(resolve);
    });
  }

  /** Sends payloads in one transaction that does not wait for the disk. Throws when there is no connection. */
  async send(channel: string, payloads: readonly string[]): Promise<void> {
    if (!this.#client) throw new Error('the doorbell is not connected');
    await this.#client.query('select pg_notify($1, payload) from unnest($2::text[]) payload', [channel, payloads]);
  }

  /** Ends listening. */
  async close(): Promise<void> {
    this.#closed = true;
    // Also to a connection that is only being made.
    this.#closing.resolve();
    this.#delay.cancel();
    await this.#running;
  }

  async #run(started: () => void): Promise<void> {
    while (!this.#closed) {
      try {
        await this.#listen(started);
      } catch (reason) {
        if (!this.#closed) this.#listener.onTrouble(reason);
      }
      this.#client = undefined;
      if (!this.#closed) await this.#delay.wait();
    }
  }

  /** Returns when the doorbell is closed; throws when the connection has ended. */
  async #listen(started: () => void): Promise<void> {
    const client = new DatabaseClient({
      ...connectionConfig(this.#url, 'prosa doorbell'),
      query_timeout: this.#times.patienceMs,
    });
    const ended = new Promise<void>((resolve, reject) => {
      client.once('end', () => resolve());
      client.on('error', reject);
    });
    ended.catch(() => undefined); // told below, or in place of what fails first
    client.on('notification', ({ channel, payload }) => this.#listener.onNotification(channel, payload ?? ''));
    let heartbeat: NodeJS.Timeout | undefined;
    try {
      await client.connect();
      await client.query('set synchronous_commit = off');
      for (const channel of this.#channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
      await this.#listener.onListening();
      this.#client = client;
      heartbeat = this.#beat(client);
      this.#delay.reset();
      started();
      await Promise.race([ended, this.#closing.promise]);
      if (!this.#closed) throw new Error('the connection that listens was closed');
    } finally {
      clearInterval(heartbeat);
      const gone = client.end().catch(() => undefined);
      // One that was lost may never say that it is gone.
      if (this.#closed) await gone;
    }
  }

  /** Tries a connection again and again, and ends it when it no longer answers. */
  #beat(client: DatabaseClient): NodeJS.Timeout {
    let answered = true;
    return setInterval(() => {
      if (!answered) return;
      answered = false;
      client.query('select 1').then(
        () => (answered = true),
        () => client.end(),
      );
    }, this.#times.heartbeatMs);
  }
}
