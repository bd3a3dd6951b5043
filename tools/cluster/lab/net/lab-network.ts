import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { outside } from '../lab-plan.ts';
import type { Inside } from '../program.ts';

/**
 * The switch between the hosts, with namespaces (network, mounts, processes) of its own. Everything of a lab is started in them, and the
 * kernel ends it with them, however this process ends.
 */
export class LabNetwork implements AsyncDisposable {
  /** For programs that are to be outside the hosts and see their network. */
  readonly inside: Inside;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, pid: number) {
    this.#process = process;
    this.inside = { pid, namespaces: ['--mount', '--net', '--pid'] };
  }

  /** Makes it. Needs root; throws when the kernel does not let it. */
  static async start(): Promise<LabNetwork> {
    const namespaces = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
    const script = join(import.meta.dirname, 'lab.sh');
    const process = spawn('unshare', [...namespaces, script, ...Object.values(outside)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ready = await Promise.race([
      once(createInterface(process.stdout), 'line').then(([line]) => line === 'ready'),
      once(process, 'exit').then(() => false),
    ]);
    if (!ready) throw new Error('the network of the lab could not be made');
    const init = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim();
    return new LabNetwork(process, Number(init));
  }

  /** Ends everything in the lab. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exit = once(this.#process, 'exit');
    this.#process.stdin?.end();
    await exit;
  }
}
