import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { run } from '../../../vm-images/making/run.ts';
import type { LabHost } from '../hosts/lab-host.ts';
import { redfishReply, type Reset } from './redfish-reply.ts';

/** A switch of power that a fence device was asked for. Times are milliseconds since 1970. */
export interface PowerRecord extends Reset {
  readonly askedAt: number;
  /** When the host was off, or on again; nothing is answered before. */
  readonly doneAt: number;
}

/** Whom the fence devices obey. */
export const operator = { user: 'operator', password: 'power' } as const;

/**
 * The fence devices of all hosts of a lab: one Redfish service over TLS, which switches a host as its plug would. It listens on a socket
 * of the file system; inside.ts brings it into the lab's network.
 */
export class RedfishServer implements AsyncDisposable {
  /** Where it listens. */
  readonly socket: string;
  /** What was done, the oldest first. */
  readonly records: PowerRecord[] = [];
  /** Hosts whose fence device is dead: nothing is answered about them. */
  readonly dead = new Set<string>();
  readonly #server: Server;
  readonly #hosts: ReadonlyMap<string, LabHost>;

  private constructor(server: Server, socket: string, hosts: readonly LabHost[]) {
    this.#server = server;
    this.socket = socket;
    this.#hosts = new Map(hosts.map((host) => [host.name, host]));
    server.on('request', (request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
    });
  }

  /** Starts it with a certificate of its own; its files lie in `folder`. */
  static async start(folder: string, hosts: readonly LabHost[]): Promise<RedfishServer> {
    const key = join(folder, 'redfish.key');
    const cert = join(folder, 'redfish.crt');
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=lab'];
    await run('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert]);
    const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) });
    const socket = join(folder, 'redfish.socket');
    await once(server.listen(socket), 'listening');
    return new RedfishServer(server, socket, hosts);
  }

  /** Stops listening and hangs up. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const expected = `Basic ${Buffer.from(`${operator.user}:${operator.password}`).toString('base64')}`;
    if (headers.authorization !== expected) return void response.writeHead(401).end();
    const reply = redfishReply(method, url, await text(request), (name) => {
      const host = this.#hosts.get(name);
      return host && (host.isOn() ? 'On' : 'Off');
    });
    // As a device without power: whoever asked waits until they give up.
    if ([...this.dead].some((name) => url.includes(`/${name}`))) return;
    if (reply.reset) await this.#reset(reply.reset);
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
  }

  async #reset(reset: Reset): Promise<void> {
    const host = this.#hosts.get(reset.host);
    const askedAt = Date.now();
    if (reset.type !== 'On') await host?.off();
    if (reset.type !== 'ForceOff') await host?.on();
    this.records.push({ ...reset, askedAt, doneAt: Date.now() });
  }
}
