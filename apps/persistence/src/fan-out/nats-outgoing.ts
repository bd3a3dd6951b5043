import type { NatsConnection } from '@nats-io/transport-node';

/** What may be on its way to the server without a sign that it got there; more is dropped. */
const maxUnconfirmedBytes = 8 << 20;
/** After so many bytes the server is asked for such a sign. */
const confirmBytes = 256 * 1024;

/** What goes out over one connection: bounded, so that a server that takes nothing costs no more memory than that. */
export class NatsOutgoing {
  readonly #connection: NatsConnection;
  #unconfirmedBytes = 0;
  #confirming = false;

  constructor(connection: NatsConnection) {
    this.#connection = connection;
  }

  /** Sends a message if the connection stands and has room for it. Whether it arrives is not known. */
  publish(subject: string, payload: Uint8Array): void {
    if (this.#connection.isClosed() || payload.length > (this.#connection.info?.max_payload ?? 0)) return;
    if (this.#unconfirmedBytes + payload.length > maxUnconfirmedBytes) return;
    this.#connection.publish(subject, payload);
    this.#unconfirmedBytes += payload.length;
    if (this.#unconfirmedBytes > confirmBytes && !this.#confirming) void this.#confirm();
  }

  async #confirm(): Promise<void> {
    this.#confirming = true;
    try {
      while (this.#unconfirmedBytes > confirmBytes) {
        const bytes = this.#unconfirmedBytes;
        await this.#connection.flush();
        this.#unconfirmedBytes -= bytes;
      }
      this.#confirming = false;
    } catch {
      // The connection has ended, and with it what was on its way.
    }
  }
}
