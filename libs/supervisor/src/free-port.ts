import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A TCP port on which nobody listens at this moment. The preferred one when it is free. */
export async function freePort(host = '127.0.0.1', preferred?: number): Promise<number> {
  if (preferred !== undefined && (await portIsFree(host, preferred))) return preferred;
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether one could listen there now. Throws when the host is none of this machine's. */
export async function portIsFree(host: string, port: number): Promise<boolean> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
  server.close();
  await once(server, 'close');
  return true;
}

/** Resolves when somebody listens there, or after `timeoutMs`; true when somebody does. */
export async function untilListening(port: number, timeoutMs: number, host = '127.0.0.1'): Promise<boolean> {
  for (const deadline = performance.now() + timeoutMs; performance.now() < deadline; await wait(20)) {
    const socket = connect(port, host);
    try {
      await once(socket, 'connect');
      return true;
    } catch {
      // Not yet.
    } finally {
      socket.destroy();
    }
  }
  return false;
}
