/** A NATS server of a test's own, out of Debian's package nats-server. */
import { SupervisedProcess, untilListening } from '@prosa/supervisor';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { freePort } from './free-port.ts';

/** The program, where it is installed. */
export function findNatsServer(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'nats-server')).find((path) => existsSync(path));
}

/** Files of a server that speaks TLS alone, and only to who shows a certificate of the same authority. */
export interface NatsTls {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** The server as a process of its own, at the same address and with the same token whenever it runs. */
export class NatsServer implements AsyncDisposable {
  /** For `NATS_URL`. */
  readonly url: string;
  readonly #port: number;
  readonly #make: () => SupervisedProcess;
  #process: SupervisedProcess;

  private constructor(program: string, port: number, tls: NatsTls | undefined) {
    const token = randomBytes(12).toString('hex');
    const args = ['--addr', '127.0.0.1', '--port', String(port), '--auth', token, ...(tls ? tlsArgs(tls) : [])];
    this.url = `${tls ? 'tls' : 'nats'}://${token}@127.0.0.1:${port}`;
    this.#port = port;
    this.#make = () => new SupervisedProcess({ name: 'NATS', command: program, args, env: process.env });
    this.#process = this.#make();
    process.once('exit', () => this.#process.force());
  }

  /** Starts one and waits until it listens. Throws where there is none. */
  static async start(tls?: NatsTls): Promise<NatsServer> {
    const program = findNatsServer();
    if (program === undefined) throw new Error('there is no nats-server; Debian has it in the package of that name');
    const server = new NatsServer(program, await freePort(), tls);
    await server.start();
    return server;
  }

  /** Process id; undefined while it does not run. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Starts it; after `stop` again. Resolves when it listens. */
  async start(): Promise<void> {
    if (this.#process.pid === undefined) this.#process = this.#make();
    this.#process.start();
    await untilListening(this.#port, 10_000);
  }

  /** Ends it at once (SIGKILL). It is started again like under a supervisor. */
  kill(): Promise<void> {
    return this.#process.kill();
  }

  /** Ends it. It stays away until it is started. */
  async stop(): Promise<void> {
    this.#process.force();
    await this.#process.stop();
  }

  /** Stops it in its tracks (SIGSTOP): it neither answers nor closes its connections. */
  freeze(): void {
    this.#process.signal('SIGSTOP');
  }

  /** Lets it go on. */
  thaw(): void {
    this.#process.signal('SIGCONT');
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}

function tlsArgs({ ca, cert, key }: NatsTls): string[] {
  return ['--tlsverify', '--tlscacert', ca, '--tlscert', cert, '--tlskey', key];
}
