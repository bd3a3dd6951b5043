import { connect } from 'node:http2';
import type { ClientHttp2Session, ClientHttp2Stream } from 'node:http2';
import { v7 as uuid } from 'uuid';
import type { Closable, Driver, Outlet, OutletEvents } from '../generator/driver.ts';
import { acknowledge } from '../generator/driver.ts';
import type { LoadPlan, SenderPlan, SubscriberPlan } from '../generator/load-plan.ts';
import type { Reception } from '../generator/reception.ts';
import { envelope, EnvelopeReader } from '../wire/envelope-reader.ts';
import { SendBodies } from '../wire/requests.ts';
import { readSentSeq } from '../wire/sent-place.ts';
import { ProsaLogs } from './prosa-logs.ts';

/** Connect over HTTP/2 and TLS, with Node's own client: one connection a person, for the stream and for sends, as a browser has. */
export const prosaHttp2Driver = (plan: LoadPlan): Driver => new ProsaHttp2Driver(plan);

class ProsaHttp2Driver implements Driver {
  readonly #plan: LoadPlan;
  readonly #logs: ProsaLogs;
  readonly #sessions = new Map<string, ClientHttp2Session>();

  constructor(plan: LoadPlan) {
    this.#plan = plan;
    this.#logs = new ProsaLogs(plan);
  }

  subscribe({ credential, roomIds }: SubscriberPlan, reception: Reception): Closable {
    const session = this.#session(credential);
    const envelopes = new EnvelopeReader(this.#logs.reader(roomIds, reception));
    const stream = call(session, credential, 'EventService/Subscribe', 'application/connect+proto');
    let reason = 'closed by the server';
    stream.on('response', ({ ':status': status }) => {
      if (status === 200) return;
      reason = `HTTP/2 ${status}`;
      stream.close();
    });
    stream.on('data', (bytes: Buffer) => {
      try {
        envelopes.feed(bytes, 0, bytes.length);
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
        stream.close();
      }
    });
    stream.on('error', (error: Error) => (reason = error.message));
    stream.on('close', () => reception.end(`an event stream ended: ${reason}`));
    stream.end(envelope(0, new Uint8Array()));
    return { close: () => session.destroy() };
  }

  openOutlet({ credential, roomId }: SenderPlan, events: OutletEvents): Outlet {
    const session = this.#session(credential);
    const log = this.#logs.of(roomId);
    const bodies = new SendBodies(roomId, 'm'.repeat(this.#plan.textLength));
    return {
      send: (intendedAt) => {
        const id = uuid();
        this.#logs.sent(id, intendedAt);
        const stream = call(session, credential, 'MessageService/SendMessage', 'application/proto');
        let status = 0;
        const parts: Buffer[] = [];
        stream.on('response', (headers) => (status = Number(headers[':status'])));
        stream.on('data', (bytes: Buffer) => parts.push(bytes));
        stream.on('error', () => undefined); // 'close' follows
        stream.on('close', () => {
          const body = Buffer.concat(parts);
          if (status !== 200) return events.onFailed(`HTTP/2 ${status}: ${body.toString()}`);
          acknowledge(log, readSentSeq(body, 0, body.length));
          events.onAcknowledged();
        });
        stream.end(bodies.next(id));
      },
      close: () => session.destroy(),
    };
  }

  #session(credential: string): ClientHttp2Session {
    const known = this.#sessions.get(credential);
    if (known) return known;
    const [port] = this.#plan.ports;
    const session = connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false });
    session.on('error', () => undefined); // its streams tell
    this.#sessions.set(credential, session);
    return session;
  }
}

function call(session: ClientHttp2Session, cookie: string, method: string, contentType: string): ClientHttp2Stream {
  return session.request({
    ':method': 'POST',
    ':path': `/prosa.chat.v1.${method}`,
    'content-type': contentType,
    'connect-protocol-version': '1',
    cookie,
  });
}
