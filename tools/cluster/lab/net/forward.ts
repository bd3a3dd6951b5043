import { once } from 'node:events';
import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net';

/**
 * Lets connections to a TCP port, at one address or at all, go on to somewhere else, until it is disposed of, which ends them. Resolves when it listens;
 * throws when it cannot.
 */
export async function forward(
  at: { readonly port: number; readonly host?: string },
  to: NetConnectOpts,
): Promise<AsyncDisposable> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to);
    open.add(near);
    near.pipe(far).pipe(near);
    near
      .on('error', () => far.destroy())
      .on('close', () => {
        open.delete(near);
        far.destroy();
      });
    far.on('error', () => near.destroy());
  }).listen(at);
  await once(server, 'listening');
  return {
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      for (const near of open) near.destroy();
      await closed;
    },
  };
}
