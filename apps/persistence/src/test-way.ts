import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** The way to a server of PostgreSQL; disposed of, nothing of it is left. */
export interface Way extends AsyncDisposable {
  /** As that of the server, by this way. */
  readonly url: string;
  /** How many connections were made. */
  readonly connections: number;
  /** Lets answers that were held through from now on. */
  release(): void;
  /** Connections that are open carry no answer any more, and are not closed either; new ones work. */
  silence(): void;
  /** Resolves when the first connection has ended, however. Throws when there is none. */
  firstEnds(): Promise<void>;
}

/** Opens one on which each answer takes `delayMs`, and is held until it is released if `isHeld`, as by a server that is frozen. */
export async function openWay(
  server: string,
  { delayMs = 0, isHeld = false }: { readonly delayMs?: number; readonly isHeld?: boolean },
): Promise<Way> {
  const { hostname, port } = new URL(server);
  const sockets: Socket[] = [];
  const silent = new WeakSet<Socket>();
  const released = Promise.withResolvers<void>();
  if (!isHeld) released.resolve();
  const way = createServer((near) => {
    const far = connect(Number(port), hostname);
    const answer = async (piece: Buffer): Promise<void> => {
      await released.promise;
      await wait(delayMs);
      if (!silent.has(near) && !near.destroyed) near.write(piece);
    };
    sockets.push(near);
    near.pipe(far);
    far.on('data', (piece) => void answer(piece)).on('error', () => near.destroy());
    near.on('error', () => undefined).on('close', () => far.destroy());
  }).listen(0, '127.0.0.1');
  await once(way, 'listening');
  const url = new URL(server);
  url.hostname = '127.0.0.1';
  url.port = String((way.address() as AddressInfo).port);
  return {
    url: url.href,
    get connections() {
      return sockets.length;
    },
    release: () => released.resolve(),
    silence: () => sockets.forEach((socket) => silent.add(socket)),
    firstEnds: async () => {
      const [first] = sockets;
      if (first === undefined) throw new Error('nobody has connected');
      if (!first.closed) await new Promise((ended) => first.once('close', ended));
    },
    [Symbol.asyncDispose]: async () => {
      const closed = once(way, 'close');
      way.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
