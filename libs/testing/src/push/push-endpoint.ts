import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A push service, as RFC 8030 has it: takes POSTs on a free port of this machine and answers what it is told to. */
export class PushEndpoint {
  /** What was posted, oldest first. */
  readonly taken: { path: string; headers: IncomingMessage['headers']; body: Buffer }[] = [];
  /** What the next POSTs are answered with; 201 when it is empty. */
  readonly statuses: number[] = [];
  readonly #server: Server;
  #look: () => void = () => undefined;

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.taken.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) });
        response.writeHead(this.statuses.shift() ?? 201).end();
        this.#look();
      });
    }).listen(0, '127.0.0.1');
  }

  /** The address of a subscription. */
  async url(path: string): Promise<string> {
    if (!this.#server.listening) await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
  }

  /** Resolves when so many were posted. */
  async until(count: number): Promise<void> {
    while (this.taken.length < count) await new Promise<void>((resolve) => (this.#look = resolve));
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
