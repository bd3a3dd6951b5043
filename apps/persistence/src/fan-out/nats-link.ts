import { connect, type NatsConnection } from '@nats-io/transport-node';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { RetryDelay } from '../database/retry-delay.ts';
import { NatsOutgoing } from './nats-outgoing.ts';
import type { NatsServers } from './nats-servers.ts';

/** A server that has not answered two pings is given up, so that one that is frozen is noticed. */
const pingMs = 1_000;
const connectTimeoutMs = 2_000;

/** Certificates for `tls://`, as files that are read at each connection; without them those of the system count. */
export interface NatsCertificates {
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
}

/** Who hears of a link. */
export interface NatsListener {
  /** Messages are heard from now on; those of before are lost. When it throws, the connection is made anew. */
  onListening(): Promise<void>;
  onMessage(subject: string, payload: Uint8Array): void;
  /** The connection was lost or could not be made; the link tries again by itself. */
  onTrouble(reason: unknown): void;
}

/** A connection to NATS that is made again whenever it is lost. Nothing waits for it: without one, messages are dropped. */
export class NatsLink {
  readonly #servers: NatsServers;
  readonly #certificates: NatsCertificates;
  readonly #subjects: readonly string[];
  readonly #listener: NatsListener;
  readonly #delay = new RetryDelay(50, 1_000);
  readonly #closing = Promise.withResolvers<void>();
  #outgoing: NatsOutgoing | undefined;
  #closed = false;
  #failures = 0;
  /** Which of the servers is next; processes begin with different ones. */
  #turn = Math.floor(Math.random() * 1_000);
  #running: Promise<void> | undefined;

  constructor(
    servers: NatsServers,
    certificates: NatsCertificates,
    subjects: readonly string[],
    listener: NatsListener,
  ) {
    this.#servers = servers;
    this.#certificates = certificates;
    this.#subjects = subjects;
    this.#listener = listener;
  }

  /** Whether the connection stands and listens. */
  get listening(): boolean {
    return this.#outgoing !== undefined;
  }

  /** Begins to connect, and does not wait for it. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Sends a message if it can. Whether it arrives is not known. */
  publish(subject: string, payload: Uint8Array): void {
    this.#outgoing?.publish(subject, payload);
  }

  /** Ends it. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#closing.resolve();
    this.#delay.cancel();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      try {
        await this.#listen();
      } catch (reason) {
        // Once for each time that it is away.
        if (!this.#closed && ++this.#failures === 1) this.#listener.onTrouble(reason);
      }
      if (!this.#closed) await this.#delay.wait();
    }
  }

  /** Returns when the link is closed; throws when the connection has ended. */
  async #listen(): Promise<void> {
    const { tls, token, user, password } = this.#servers;
    const server = this.#nextServer();
    const connection = await connect({
      servers: [server],
      name: 'prosa persistence',
      token,
      user,
      pass: password,
      tls: tls ? { ...this.#certificates, ...checkedAs(server) } : null,
      timeout: connectTimeoutMs,
      pingInterval: pingMs,
      maxPingOut: 2,
      noEcho: true,
      reconnect: false, // this loop does it, and knows then what was missed
    });
    try {
      const ended = Promise.race([this.#closing.promise, untilEnded(connection)]);
      ended.catch(() => undefined); // told below, or in place of what fails first
      for (const subject of this.#subjects) this.#subscribe(connection, subject);
      await Promise.race([connection.flush(), ended]);
      await Promise.race([this.#listener.onListening(), ended]);
      this.#outgoing = new NatsOutgoing(connection);
      this.#failures = 0;
      this.#delay.reset();
      await ended;
    } finally {
      this.#outgoing = undefined;
      // To a frozen server it takes until that goes on; nobody waits for it.
      void connection.close().catch(() => undefined);
    }
  }

  #nextServer(): string {
    const { servers } = this.#servers;
    return servers[this.#turn++ % servers.length] ?? '';
  }

  #subscribe(connection: NatsConnection, subject: string): void {
    connection.subscribe(subject, {
      callback: (error, message) => {
        if (error) this.#listener.onTrouble(error);
        else this.#listener.onMessage(subject, message.data);
      },
    });
  }
}

/** Rejects when the connection is closed or its server does not answer. */
async function untilEnded(connection: NatsConnection): Promise<never> {
  const stale = async () => {
    for await (const { type } of connection.status()) if (type === 'staleConnection') return;
  };
  const reason = await Promise.race([connection.closed(), stale()]);
  throw reason ?? new Error('the connection to NATS was lost');
}

/** The client checks no IP address in a certificate by itself: it asks for the name localhost then. */
function checkedAs(server: string) {
  const host = server.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return { checkServerIdentity: (_: string, certificate: PeerCertificate) => checkServerIdentity(host, certificate) };
}
