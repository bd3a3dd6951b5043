import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const apps = resolve(import.meta.dirname, '../../..');

/** A line of a service's log. */
type LogLine = Readonly<Record<string, unknown>>;

/** A real service, from its sources, in a process of its own. */
export class ServiceProcess {
  /** The lines of its log since it was last started, at most 1,000. */
  readonly log: LogLine[] = [];
  #look: () => void = () => undefined;
  readonly #main: string;
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;

  private constructor(name: string, env: Readonly<Record<string, string>>) {
    this.#main = resolve(apps, name, 'src/main.ts');
    this.#env = env;
  }

  /** Starts `apps/<name>` with these settings; resolves when it has started. */
  static async start(
    name: 'gateway' | 'persistence' | 'ai',
    env: Readonly<Record<string, string>>,
  ): Promise<ServiceProcess> {
    const service = new ServiceProcess(name, env);
    await service.restart();
    return service;
  }

  /** Starts it (again) with the same settings. Throws with what it wrote when it ends instead. */
  async restart(): Promise<void> {
    this.log.length = 0;
    const child = spawn(process.execPath, ['--enable-source-maps', this.#main], {
      env: { ...process.env, NODE_OPTIONS: '', ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    await new Promise<void>((started, failed) => {
      let rest = '';
      let errors = '';
      child.stdout.on('data', (chunk: Buffer) => {
        const lines = (rest + chunk.toString()).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) this.#take(line);
        if (this.log.some(({ msg }) => msg === 'started')) started();
      });
      child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-10_000)));
      child.once('exit', () =>
        failed(new Error(`${this.#main} ended: ${errors}${JSON.stringify(this.log.slice(-5))}`)),
      );
    });
  }

  /** Whether it runs. */
  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Sends a signal that does not end it. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Resolves when it has logged this message since its start. */
  async logged(message: string): Promise<void> {
    while (!this.log.some(({ msg }) => msg === message)) await new Promise<void>((resolve) => (this.#look = resolve));
  }

  /** Ends it and waits until it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (child === undefined || !this.running) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  #take(line: string): void {
    if (!line.startsWith('{')) return;
    this.log.push(JSON.parse(line) as LogLine);
    if (this.log.length > 1_000) this.log.shift();
    this.#look();
  }
}
