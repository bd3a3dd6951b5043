import type { Server } from 'node:net';

/** How often connections are looked for that nobody but us would close: they become idle when their last answer is out. */
const IDLE_SWEEP_MS = 50;

/**
 * Connections that the kernel keeps until they are accepted. Past it their first packet is dropped and comes again after 1, 3
 * and 7 s, which is how long people would be away who all come back at once. The kernel's own bound (`somaxconn`) is 4,096.
 */
const BACKLOG = 4_096;

/** Starts listening. Throws when it cannot. */
export function listenOn(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Takes no new connections, closes idle ones, and after `graceMs` those that are left; resolves when none is. */
export function closeGently(
  server: Server,
  { graceMs, closeIdle, closeAll }: { graceMs: number; closeIdle: () => void; closeAll: () => void },
): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(closeAll, graceMs);
    const idle = setInterval(closeIdle, IDLE_SWEEP_MS);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(idle);
      resolve();
    });
  });
}
