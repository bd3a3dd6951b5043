import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const bundle = resolve(import.meta.dirname, '../../../../dist/apps/ai/main.mjs');

/** The service as it is delivered, with its own rules only, in a process that is measured from outside. Linux only. */
export class BuiltService implements AsyncDisposable {
  /** Where it listens. */
  readonly address: string;
  readonly #child: ChildProcessByStdio<null, Readable, null>;

  private constructor(child: ChildProcessByStdio<null, Readable, null>, address: string) {
    this.#child = child;
    this.address = address;
  }

  /** Starts what `nx run ai:build` made; resolves when it listens. Throws when it ends instead. */
  static async start(): Promise<BuiltService> {
    const env = { AI_LISTEN: '127.0.0.1:0', AI_ENGINE: 'builtin' };
    const child = spawn(process.execPath, [bundle], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface(child.stdout)) {
      const entry = JSON.parse(line) as { msg: string; address?: string };
      if (entry.msg !== 'listening' || entry.address === undefined) continue;
      child.stdout.resume();
      return new BuiltService(child, entry.address);
    }
    throw new Error('the service ended before it listened');
  }

  /** What it has in memory now (RSS). */
  memoryBytes(): number {
    const pages = Number(readFileSync(`/proc/${this.#child.pid}/statm`, 'utf8').split(' ')[1]);
    return pages * 4_096;
  }

  /** CPU time that it has taken, user and system; the kernel counts in steps of 10 ms. */
  cpuMs(): number {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = once(this.#child, 'exit');
    if (this.#child.kill('SIGTERM')) await gone;
  }
}
