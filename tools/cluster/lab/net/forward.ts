import { once } from 'node:events';
import { connect, createServer, type NetConnectOpts, type Server } from 'node:net';

/** Lets connections to a TCP port, at one address or at all, go on to somewhere else. Resolves when it listens; throws when it cannot. */
export async function forward(
  at: { readonly port: number; readonly host?: string },
  to: NetConnectOpts,
): Promise<Server> {
  const server = createServer((near) => {
    const far = connect(to);
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  }).listen(at);
  await once(server, 'listening');
  return server;
}
