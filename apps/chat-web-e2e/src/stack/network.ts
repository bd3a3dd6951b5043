import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The way from a browser to the gateway, which can go wrong as networks do. */
export interface Network extends AsyncDisposable {
  /** What the browser opens in place of the gateway's address. */
  readonly url: string;
  /** Connections that are open now carry nothing more, in either direction, and are not closed either; new ones work. */
  silence(): void;
  /**
   * The machine at the other end is gone and another one has its address: open connections carry nothing more, and one is
   * reset when the browser sends anything on it; until then it stays open. New ones work.
   */
  loseMachine(): void;
  /** Resolves when these bytes go to the browser in one piece. */
  carries(bytes: Buffer): Promise<void>;
  /** Open connections are reset; new ones work. */
  cut(): void;
  /** Open connections are reset, new ones too, until `restore`. */
  block(): void;
  restore(): void;
}

/** Puts a network before the gateway at this address. */
export async function startNetwork(gatewayUrl: string): Promise<Network> {
  const { hostname, port } = new URL(gatewayUrl);
  const links = new Set<{ readonly near: Socket; readonly far: Socket }>();
  const wanted = new Set<(piece: Buffer) => void>();
  let blocked = false;
  const server = createServer((near) => {
    if (blocked) return void near.resetAndDestroy();
    const far = connect(Number(port), hostname);
    const link = { near, far };
    links.add(link);
    near.pipe(far);
    far.pipe(near);
    far.on('data', (piece: Buffer) => wanted.forEach((look) => look(piece)));
    for (const socket of [near, far]) {
      socket.on('error', () => {});
      socket.on('close', () => {
        links.delete(link);
        near.destroy();
        far.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const silence = (): void => {
    for (const { near, far } of links) {
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        from.unpipe(to);
        from.resume(); // what comes is lost
      }
    }
  };
  const cut = (): void => {
    for (const { near, far } of links) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    silence,
    loseMachine: () => {
      silence();
      for (const { near } of links) near.on('data', () => near.resetAndDestroy());
    },
    carries: (bytes) =>
      new Promise((resolve) => {
        const look = (piece: Buffer): void => {
          if (!piece.includes(bytes)) return;
          wanted.delete(look);
          resolve();
        };
        wanted.add(look);
      }),
    cut,
    block: () => {
      blocked = true;
      cut();
    },
    restore: () => (blocked = false),
    [Symbol.asyncDispose]: async () => {
      blocked = true;
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
