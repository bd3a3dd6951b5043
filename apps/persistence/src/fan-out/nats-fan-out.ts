import type { LogEvent, TailItem } from '@prosa/proto/persistence';
import type { FanOut, FanOutListener } from './fan-out.ts';
import { type NatsCertificates, NatsLink } from './nats-link.ts';
import { readEvents, readSignals, toEventPayloads, toNatsPayloads } from './nats-message.ts';
import type { NatsServers } from './nats-servers.ts';
import { PostgresFanOut } from './postgres-fan-out.ts';

/** Messages on NATS may be lost without a sign. */
const pollMs = 500;
/** Events of one room come from several processes, each over its own connection. */
const patienceMs = 20;

/** What it takes. */
export interface NatsFanOutOptions {
  readonly databaseUrl: string;
  readonly nats: NatsServers & { readonly certificates?: NatsCertificates };
  /** The database's history; only processes on the same one hear each other. */
  readonly epoch: string;
}

/**
 * NATS for what is much and may be lost: committed events, so that the others need not read them, and typing and presence.
 * Commits ring nobody in the database then, which spares it the lock that a NOTIFY takes. What is in no log and must
 * arrive (read markers, the end of a session, …) goes by the database as without NATS; so does everything that is no event
 * while NATS is away. Events are then found by comparing the logs.
 */
export class NatsFanOut implements FanOut {
  readonly bellId = '';
  readonly pollMs = pollMs;
  readonly patienceMs = patienceMs;
  readonly #postgres: PostgresFanOut;
  readonly #link: NatsLink;
  readonly #listener: FanOutListener;
  readonly #events: string;
  readonly #signals: string;

  constructor({ databaseUrl, nats, epoch }: NatsFanOutOptions, listener: FanOutListener) {
    this.#listener = listener;
    this.#postgres = new PostgresFanOut(databaseUrl, listener);
    this.#events = `prosa.${epoch}.events`;
    this.#signals = `prosa.${epoch}.signals`;
    this.#link = new NatsLink(nats, nats.certificates ?? {}, [this.#events, this.#signals], {
      onListening: () => listener.onListening(),
      onMessage: (subject, payload) => this.#hear(subject, payload),
      onTrouble: (reason) => listener.onTrouble(reason),
    });
  }

  /** NATS is not waited for. */
  async start(): Promise<void> {
    await this.#postgres.start();
    this.#link.start();
  }

  ring(events: readonly LogEvent[]): void {
    if (!this.#link.listening) return;
    for (const payload of toEventPayloads(events)) this.#link.publish(this.#events, payload);
  }

  async tell(items: readonly TailItem[]): Promise<void> {
    if (!this.#link.listening) return this.#postgres.tell(items);
    const { signals = [], others = [] } = Object.groupBy(items, ({ item }) =>
      item.case === 'signal' ? 'signals' : 'others',
    );
    for (const payload of toNatsPayloads(signals)) this.#link.publish(this.#signals, payload);
    if (others.length > 0) await this.#postgres.tell(others);
  }

  async close(): Promise<void> {
    await this.#link.close();
    await this.#postgres.close();
  }

  #hear(subject: string, payload: Uint8Array): void {
    try {
      if (subject === this.#events) this.#listener.onEvents(readEvents(payload));
      else for (const item of readSignals(payload)) this.#listener.onItem(item);
    } catch (reason) {
      this.#listener.onTrouble(reason);
    }
  }
}
