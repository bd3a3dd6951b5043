import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Random } from '../random.ts';
import { Way, type Weather } from './way.ts';

/** Pieces that may lie in a link and one direction; more stay with who sends, as with a full socket. */
const maxPieces = 64;

/**
 * A wire between a client and a server of 127.0.0.1, which can be cut, slowed and made lossy, one way or both, while it
 * is in use. Connections made through it live on when it is cut: nobody is told, as with a network that goes silent.
 */
export class Link {
  /** From the client to the server. */
  readonly up: Way;
  /** From the server to the client. */
  readonly down: Way;
  readonly #server: Server;
  readonly #port: number;
  readonly #pairs = new Set<readonly [Socket, Socket]>();

  private constructor(server: Server, port: number, random: Random) {
    this.#server = server;
    this.#port = port;
    this.up = new Way(random);
    this.down = new Way(random);
    server.on('connection', (client) => this.#join(client));
  }

  /** Opens a link to a port; nobody need listen there yet. */
  static async to(port: number, random: Random): Promise<Link> {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Link(server, port, random);
  }

  /** Where clients connect. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The same weather both ways; `{}` is fair. */
  set(weather: Weather): void {
    this.up.set(weather);
    this.down.set(weather);
  }

  /** Ends all connections at once, as when an address moves; new ones can be made. */
  reset(): void {
    for (const pair of [...this.#pairs]) for (const socket of pair) socket.destroy();
  }

  /** Ends all connections and listens no more. */
  async close(): Promise<void> {
    this.set({});
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.reset();
    await closed;
  }

  #join(client: Socket): void {
    const server = connect({ host: '127.0.0.1', port: this.#port, allowHalfOpen: true, noDelay: true });
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => {}); // told by close
      socket.once('close', (failed) => {
        this.#pairs.delete(pair);
        if (failed) for (const other of pair) other.destroySoon();
      });
    }
    carry(client, server, this.up);
    carry(server, client, this.down);
  }
}

/** Carries the bytes of one direction, and its end. */
function carry(from: Socket, to: Socket, way: Way): void {
  let last = Promise.resolve();
  let pieces = 0;
  const next = (step: () => Promise<void>): void => {
    last = last.then(step).catch(() => void to.destroy());
  };
  from.on('data', (piece: Buffer) => {
    const cameAt = performance.now();
    if (++pieces >= maxPieces) from.pause();
    next(async () => {
      if (!(await way.pass(cameAt))) {
        from.destroy();
        to.destroy();
      } else if (!to.destroyed && !to.write(piece)) {
        await Promise.race([once(to, 'drain'), once(to, 'close')]);
      }
      if (--pieces < maxPieces) from.resume();
    });
  });
  from.once('end', () =>
    next(async () => {
      if (await way.pass(performance.now())) to.end();
    }),
  );
  from.once('close', () => next(async () => void ((await way.pass(performance.now())) && to.destroySoon())));
  from.resume();
}
