import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';

const main = resolve(import.meta.dirname, '../../../persistence/src/main.ts');

/** The real persistence service in a process of its own, at an address that stays the same over restarts. */
export class PersistenceProcess {
  readonly address: string;
  readonly #databaseUrl: string;
  #child: ChildProcess | undefined;
  #output = '';

  private constructor(address: string, databaseUrl: string) {
    this.address = address;
    this.#databaseUrl = databaseUrl;
  }

  /** Starts it on a free port; resolves when it listens. */
  static async start(databaseUrl: string): Promise<PersistenceProcess> {
    const persistence = new PersistenceProcess(`127.0.0.1:${await freePort()}`, databaseUrl);
    await persistence.restart();
    return persistence;
  }

  /** Starts it (again); resolves when it listens. Throws with what it wrote when it ends instead. */
  async restart(): Promise<void> {
    this.#output = '';
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, NODE_OPTIONS: '', PERSISTENCE_LISTEN: this.address, DATABASE_URL: this.#databaseUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    await new Promise<void>((started, failed) => {
      const read = (chunk: Buffer) => {
        this.#output = (this.#output + chunk.toString()).slice(-20_000);
        if (this.#output.includes('"started"')) started();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', () => failed(new Error(`persistence ended:\n${this.#output}`)));
    });
  }

  /** What it wrote last. */
  get output(): string {
    return this.#output;
  }

  /** Ends it and waits until it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  /** Stops it in its tracks, connections open. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
