import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { run } from '../../../vm-images/making/run.ts';
import type { LabHost } from '../hosts/lab-host.ts';
import { operator } from '../lab-plan.ts';
import { type PowerState, redfishReply, type Reset } from './redfish-reply.ts';

/** So long a host that was switched on is busy with itself; its machines are to be elsewhere by then. */
const selfTestSeconds = 15;

/** What a fence device did, or what it told of a host. */
export interface PowerRecord {
  readonly host: string;
  readonly type: Reset['type'] | 'read';
  /** Whether the host had power then. */
  readonly state: PowerState;
  /** Milliseconds since 1970, just before it was answered. */
  readonly at: number;
}

/**
 * The fence devices of all hosts of a lab: one Redfish service over TLS, which switches a host as its plug would. It listens on a socket
 * of the file system; inside.ts brings it into the lab's network.
 */
export class RedfishServer implements AsyncDisposable {
  /** Where it listens. */
  readonly socket: string;
  /** What was done and told, the oldest first. */
  readonly records: PowerRecord[] = [];
  readonly #dead = new Set<string>();
  readonly #waiting = new Set<ServerResponse>();
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

  /** The fence device of a host dies, as one without power: whoever asks it waits. */
  kill(host: string): void {
    this.#dead.add(host);
  }

  /** It lives again, and knows nothing of those who wait. */
  revive(host: string): void {
    this.#dead.delete(host);
    for (const response of this.#waiting) response.destroy();
    this.#waiting.clear();
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
    let told: string | undefined;
    const reply = redfishReply(method, url, await text(request), (name) => {
      told = name;
      return this.#state(name);
    });
    if ([...this.#dead].some((name) => url.includes(`/${name}`))) return void this.#waiting.add(response);
    if (reply.reset) await this.#reset(reply.reset);
    const state = this.#state(told ?? '');
    if (told && state) this.records.push({ host: told, type: reply.reset?.type ?? 'read', state, at: Date.now() });
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
  }

  #state(name: string): PowerState | undefined {
    const host = this.#hosts.get(name);
    return host && (host.isOn() ? 'On' : 'Off');
  }

  async #reset(reset: Reset): Promise<void> {
    const host = this.#hosts.get(reset.host);
    if (reset.type !== 'On') await host?.off();
    if (reset.type !== 'ForceOff') await host?.on(selfTestSeconds);
  }
}
