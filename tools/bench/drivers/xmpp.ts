import type { Socket } from 'node:net';
import type { Closable, Driver, Outlet, OutletEvents } from '../generator/driver.ts';
import type { LoadPlan, SenderPlan, SubscriberPlan } from '../generator/load-plan.ts';
import { openConnection } from '../generator/raw-connection.ts';
import type { Reception } from '../generator/reception.ts';
import type { Mark } from '../wire/mark.ts';
import { MessageStanzas } from '../wire/message-stanzas.ts';
import { SenderLogs } from './sender-logs.ts';
import type { SenderLog } from './sender-logs.ts';

const DOMAIN = 'localhost';
const ROOMS = `conference.${DOMAIN}`;
const OPEN = `<stream:stream to='${DOMAIN}' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>`;
const BIND = `<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>`;
const JOIN = `<x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x>`;

/** XMPP (RFC 6120) with rooms (XEP-0045), plain text; a person's one connection receives and sends. Passwords are `p`. */
export const xmppDriver = (plan: LoadPlan): Driver => new XmppDriver(plan);

class XmppDriver implements Driver {
  readonly #plan: LoadPlan;
  readonly #logs: SenderLogs;
  readonly #clients = new Map<string, XmppClient>();
  #opened = 0;

  constructor(plan: LoadPlan) {
    this.#plan = plan;
    this.#logs = new SenderLogs(plan);
  }

  subscribe({ credential, roomIds }: SubscriberPlan, reception: Reception): Closable {
    this.#logs.expect(roomIds, reception);
    const nick = `n${this.#opened++}`;
    const client = new XmppClient(this.#plan.ports[0]!, { credential, roomIds, nick }, this.#logs, reception);
    this.#clients.set(credential, client);
    return client;
  }

  openOutlet(sender: SenderPlan, events: OutletEvents): Outlet {
    const client = this.#clients.get(sender.credential);
    if (client === undefined) throw new Error('with XMPP only who is in the room can send');
    return client.openOutlet(sender.roomId, this.#logs.of(sender), this.#plan.textLength, events);
  }
}

interface Seat extends SubscriberPlan {
  readonly nick: string;
}

/** One connection: signs in, joins its rooms, then takes messages. */
class XmppClient implements Closable {
  readonly #seat: Seat;
  readonly #logs: SenderLogs;
  readonly #reception: Reception;
  readonly #socket: Socket;
  readonly #outlets = new Map<SenderLog['index'], { log: SenderLog; events: OutletEvents }>();
  readonly #stanzas: MessageStanzas;
  /** What has to come, and what is said then; after that the rooms' subjects, which end each joining. */
  readonly #handshake: { until: string; say: string }[];
  #text = '';
  #joined = 0;
  #live = false;

  constructor(port: number, seat: Seat, logs: SenderLogs, reception: Reception) {
    this.#seat = seat;
    this.#logs = logs;
    this.#reception = reception;
    this.#stanzas = new MessageStanzas((mark, failed) => this.#take(mark, failed));
    const login = Buffer.from(`\0${seat.credential}\0p`).toString('base64');
    const presences = seat.roomIds.map((room) => `<presence to='${room}@${ROOMS}/${seat.nick}'>${JOIN}</presence>`);
    this.#handshake = [
      {
        until: '</stream:features>',
        say: `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${login}</auth>`,
      },
      { until: '<success', say: OPEN },
      { until: '</stream:features>', say: BIND },
      { until: '</iq>', say: presences.join('') },
    ];
    this.#socket = openConnection(port, {
      onBytes: (bytes, end) => (this.#live ? this.#stanzas.feed(bytes, end) : this.#begin(bytes, end)),
      onClose: (reason) => {
        reception.end(`a connection ended: ${reason}`);
        for (const { events } of this.#outlets.values()) events.onFailed(`a connection ended: ${reason}`);
      },
    });
    this.#socket.write(OPEN);
  }

  openOutlet(roomId: string, log: SenderLog, textLength: number, events: OutletEvents): Outlet {
    this.#outlets.set(log.index, { log, events });
    return {
      send: (intendedAt) => {
        const text = log.next(intendedAt, textLength);
        const id = text.slice(0, text.indexOf(' '));
        this.#socket.write(
          `<message to='${roomId}@${ROOMS}' type='groupchat' id='${id}'><body>${text}</body></message>`,
        );
      },
      close: () => this.close(),
    };
  }

  close(): void {
    this.#socket.destroy();
  }

  #begin(bytes: Buffer, end: number): void {
    this.#text += bytes.toString('latin1', 0, end);
    const trouble = /<failure[^]*|<stream:error>[^]*|<(?:iq|presence)[^>]*type='error'[^]*/.exec(this.#text);
    if (trouble) throw new Error(trouble[0].slice(0, 300));
    const [step] = this.#handshake;
    if (step) {
      if (!this.#text.includes(step.until)) return;
      this.#handshake.shift();
      this.#text = '';
      this.#socket.write(step.say);
      return;
    }
    for (let at = this.#text.indexOf('<subject'); at >= 0; at = this.#text.indexOf('<subject')) {
      this.#joined += 1;
      this.#text = this.#text.slice(at + 1);
    }
    this.#text = this.#text.slice(-'<subject'.length);
    if (this.#joined < this.#seat.roomIds.length) return;
    this.#live = true;
    this.#reception.becomeReady();
  }

  /** Our own message comes back to us when the server has kept it: that is the acknowledgement. */
  #take(mark: Mark, failed: boolean): void {
    const own = this.#outlets.get(mark.sender);
    if (failed) return own?.events.onFailed('the message came back as an error');
    if (own) own.log.acknowledge();
    this.#logs.deliver(mark, this.#reception);
    own?.events.onAcknowledged();
  }
}
