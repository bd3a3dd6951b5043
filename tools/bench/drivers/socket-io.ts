import type { Socket } from 'node:net';
import type { Closable, Driver, Outlet, OutletEvents } from '../generator/driver.ts';
import type { LoadPlan, SenderPlan, SubscriberPlan } from '../generator/load-plan.ts';
import { openConnection } from '../generator/raw-connection.ts';
import type { Reception } from '../generator/reception.ts';
import { readMark } from '../wire/mark.ts';
import type { Mark } from '../wire/mark.ts';
import { clientFrame, TEXT, upgradeRequest, WebSocketReader } from '../wire/web-socket.ts';
import { SenderLogs } from './sender-logs.ts';

const MARK_BEFORE = Buffer.from('"text":"');
const mark: Mark = { sender: 0, count: 0 };

/** Socket.IO 4 over a WebSocket, as products/socket-io/server.mjs takes it; a person's one connection receives and sends. */
export const socketIoDriver = (plan: LoadPlan): Driver => new SocketIoDriver(plan);

class SocketIoDriver implements Driver {
  readonly #plan: LoadPlan;
  readonly #logs: SenderLogs;
  readonly #clients = new Map<string, SocketIoClient>();

  constructor(plan: LoadPlan) {
    this.#plan = plan;
    this.#logs = new SenderLogs(plan);
  }

  subscribe({ credential, roomIds }: SubscriberPlan, reception: Reception): Closable {
    this.#logs.expect(roomIds, reception);
    return this.#client(credential, reception);
  }

  openOutlet(sender: SenderPlan, events: OutletEvents): Outlet {
    const client = this.#clients.get(sender.credential) ?? this.#client(sender.credential);
    const log = this.#logs.of(sender);
    return {
      send: (intendedAt) => {
        const text = log.next(intendedAt, this.#plan.textLength);
        client.send(sender.roomId, text, (refusal) => {
          if (refusal !== undefined) return events.onFailed(refusal);
          log.acknowledge();
          events.onAcknowledged();
        });
      },
      close: () => client.close(),
    };
  }

  #client(credential: string, reception?: Reception): SocketIoClient {
    const client = new SocketIoClient(this.#plan.ports[0]!, credential, this.#logs, reception);
    this.#clients.set(credential, client);
    return client;
  }
}

/** One connection: the handshakes of Engine.IO and Socket.IO, then events and acknowledgements. */
class SocketIoClient implements Closable {
  readonly #socket: Socket;
  readonly #reception: Reception | undefined;
  readonly #logs: SenderLogs;
  readonly #credential: string;
  readonly #outstanding = new Map<number, (refusal?: string) => void>();
  readonly #early: Buffer[] = [];
  #ready = false;
  #nextId = 0;

  constructor(port: number, credential: string, logs: SenderLogs, reception: Reception | undefined) {
    this.#credential = credential;
    this.#logs = logs;
    this.#reception = reception;
    const frames = new WebSocketReader((opcode, bytes, start, end) => {
      if (opcode === TEXT) this.#take(bytes, start, end);
    });
    this.#socket = openConnection(port, {
      onBytes: (bytes, end) => frames.feed(bytes, end),
      onClose: (reason) => {
        reception?.end(`a connection ended: ${reason}`);
        for (const settle of this.#outstanding.values()) settle(`a connection ended: ${reason}`);
      },
    });
    this.#socket.write(upgradeRequest('/socket.io/?EIO=4&transport=websocket'));
  }

  /** Calls back with why it was refused, or with nothing. */
  send(room: string, text: string, settle: (refusal?: string) => void): void {
    const id = this.#nextId++;
    this.#outstanding.set(id, settle);
    const frame = clientFrame(`42${id}["send",{"room":"${room}","text":"${text}"}]`);
    if (this.#ready) this.#socket.write(frame);
    else this.#early.push(frame);
  }

  close(): void {
    this.#socket.destroy();
  }

  /** The first character is Engine.IO's kind of packet, the second, after 4, Socket.IO's. */
  #take(bytes: Buffer, start: number, end: number): void {
    const kind = bytes.toString('latin1', start, Math.min(end, start + 2));
    if (kind === '42') this.#takeEvent(bytes, start, end);
    else if (kind === '43') this.#takeAnswer(bytes.toString('utf8', start + 2, end));
    else if (kind.startsWith('0')) this.#socket.write(clientFrame(`40{"user":"${this.#credential}"}`));
    else if (kind === '2') this.#socket.write(clientFrame('3'));
    else if (kind === '44') throw new Error(bytes.toString('utf8', start, end));
  }

  #takeEvent(bytes: Buffer, start: number, end: number): void {
    const at = bytes.indexOf(MARK_BEFORE, start);
    if (at >= 0 && at < end) {
      if (this.#reception && readMark(bytes, at + MARK_BEFORE.length, mark)) this.#logs.deliver(mark, this.#reception);
      return;
    }
    this.#ready = true; // the only other event says that the rooms are joined
    this.#reception?.becomeReady();
    for (const frame of this.#early.splice(0)) this.#socket.write(frame);
  }

  #takeAnswer(text: string): void {
    const id = Number.parseInt(text, 10);
    const [answer] = JSON.parse(text.slice(text.indexOf('['))) as [{ error?: string }];
    const settle = this.#outstanding.get(id);
    this.#outstanding.delete(id);
    settle?.(answer.error);
  }
}
