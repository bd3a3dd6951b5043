import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The way from a browser to the gateway, which can go wrong as networks do. */
export interface Network extends AsyncDisposable {
  /** What the browser opens in place of the gateway's address. */
  readonly url: string;
  /** Connections that are open now carry nothing more, in either direction, and are not closed either; new ones work. */
  silence(): void;
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
  let blocked = false;
  const server = createServer((near) => {
    if (blocked) return void near.resetAndDestroy();
    const far = connect(Number(port), hostname);
    const link = { near, far };
    links.add(link);
    near.pipe(far);
    far.pipe(near);
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
  const cut = (): void => {
    for (const { near, far } of links) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    silence: () => {
      for (const { near, far } of links) {
        for (const [from, to] of [
          [near, far],
          [far, near],
        ] as const) {
          from.unpipe(to);
          from.resume(); // what comes is lost
        }
      }
    },
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
