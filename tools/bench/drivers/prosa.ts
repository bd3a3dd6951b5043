import type { Socket } from 'node:net';
import { v7 as uuid } from 'uuid';
import type { Closable, Driver, Outlet, OutletEvents } from '../generator/driver.ts';
import { acknowledge } from '../generator/driver.ts';
import type { LoadPlan, SenderPlan, SubscriberPlan } from '../generator/load-plan.ts';
import { openConnection, openTlsConnection } from '../generator/raw-connection.ts';
import type { ConnectionEvents } from '../generator/raw-connection.ts';
import type { Reception } from '../generator/reception.ts';
import { ChunkedResponse } from '../wire/chunked-response.ts';
import { EnvelopeReader } from '../wire/envelope-reader.ts';
import { SendRequests, subscribeRequest } from '../wire/requests.ts';
import { readSentSeq } from '../wire/sent-place.ts';
import { UnaryResponses } from '../wire/unary-responses.ts';
import { ProsaLogs } from './prosa-logs.ts';

/** Who was cut off comes back after a moment by chance, as clients do that do not want to come all at once. */
const COME_BACK_WITHIN_MS = 1_000;

type Cursors = Parameters<typeof subscribeRequest>[1];

/** Connect over HTTP/1.1 on raw sockets. */
export const prosaDriver = (plan: LoadPlan): Driver => new ProsaDriver(plan, openConnection);

/** The same over TLS. */
export const prosaTlsDriver = (plan: LoadPlan): Driver => new ProsaDriver(plan, openTlsConnection);

/** Streams and sends have connections of their own, as with HTTP/1.1 in browsers. */
class ProsaDriver implements Driver {
  readonly #plan: LoadPlan;
  readonly #logs: ProsaLogs;
  readonly #connect: (port: number, events: ConnectionEvents) => Socket;
  #opened = 0;

  constructor(plan: LoadPlan, connect: (port: number, events: ConnectionEvents) => Socket) {
    this.#plan = plan;
    this.#logs = new ProsaLogs(plan);
    this.#connect = connect;
  }

  subscribe(subscriber: SubscriberPlan, reception: Reception): Closable {
    let socket: Socket | undefined;
    const open = (cursors: Cursors): void => {
      socket = this.#stream(subscriber, reception, cursors, (reason) => {
        if (!this.#plan.comesBack) return reception.end(`an event stream ended: ${reason}`);
        if (!reception.cutOff()) return;
        setTimeout(() => open(this.#logs.cursors(subscriber.roomIds, reception)), Math.random() * COME_BACK_WITHIN_MS);
      });
    };
    open([]);
    return { close: () => socket?.destroy() };
  }

  #stream(
    { credential, roomIds }: SubscriberPlan,
    reception: Reception,
    cursors: Cursors,
    onClose: (reason: string) => void,
  ): Socket {
    const envelopes = new EnvelopeReader(this.#logs.reader(roomIds, reception));
    const response = new ChunkedResponse((bytes, start, end) => envelopes.feed(bytes, start, end));
    const socket = this.#connect(this.#nextPort(this.#plan.ports), {
      onBytes: (bytes, end) => response.feed(bytes, end),
      onClose,
    });
    socket.write(subscribeRequest(credential, cursors));
    return socket;
  }

  openOutlet({ credential, roomId }: SenderPlan, events: OutletEvents): Outlet {
    const log = this.#logs.of(roomId);
    const requests = new SendRequests(credential, roomId, 'm'.repeat(this.#plan.textLength));
    const responses = new UnaryResponses((status, bytes, start, end) => {
      if (status !== 200) return events.onFailed(`HTTP ${status}: ${bytes.toString('utf8', start, end)}`);
      acknowledge(log, readSentSeq(bytes, start, end));
      events.onAcknowledged();
    });
    const socket = this.#connect(this.#nextPort(this.#plan.senderPorts ?? this.#plan.ports), {
      onBytes: (bytes, end) => responses.feed(bytes, end),
      onClose: (reason) => events.onFailed(`a sender's connection ended: ${reason}`),
    });
    return {
      send: (intendedAt) => {
        const id = uuid();
        this.#logs.sent(id, intendedAt);
        socket.write(requests.next(id));
      },
      close: () => socket.destroy(),
    };
  }

  #nextPort(ports: readonly number[]): number {
    return ports[this.#opened++ % ports.length]!;
  }
}
