import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const apps = resolve(import.meta.dirname, '../../..');

/** A real service, from its sources, in a process of its own. */
export class ServiceProcess implements AsyncDisposable {
  /** Where it listens. */
  readonly address: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, address: string) {
    this.#child = child;
    this.address = address;
  }

  /** Starts `apps/<name>` with these settings; resolves when it listens. Throws when it ends instead. */
  static async start(name: 'ai' | 'persistence', env: Readonly<Record<string, string>>): Promise<ServiceProcess> {
    const child = spawn(process.execPath, [resolve(apps, name, 'src/main.ts')], {
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface(child.stdout)) {
      const entry = JSON.parse(line) as { msg: string; address?: string };
      if (entry.msg !== 'listening' || entry.address === undefined) continue;
      child.stdout.resume();
      return new ServiceProcess(child, entry.address);
    }
    throw new Error(`${name} ended before it listened`);
  }

  /** Ends it and waits until it is gone. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill(signal);
    await gone;
  }

  /** Stops it in its tracks: it neither answers nor closes its connections. */
  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill('SIGKILL');
  }
}
