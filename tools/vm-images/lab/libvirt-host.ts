import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What a program on a lab host came to. */
export interface Outcome {
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
  /** Standard output and standard error, in the order in which they came. */
  readonly text: string;
  /** The lines of standard error alone. */
  readonly errors: string[];
}

/** What may be given to {@link LibvirtHost.run} besides the command. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Called with each line of standard output; ends the program with SIGKILL, and all it started, when it returns true. */
  readonly killAt?: (line: string) => boolean;
  readonly input?: string;
  /** Standard output goes on to this process's as well. */
  readonly echo?: boolean;
}

/**
 * A machine within the machine: libvirtd in namespaces of its own (mounts, network, processes, host name), so that machines and
 * networks of a test touch nothing outside and are gone with it, however the test ends. Needs root and Debian's libvirt and QEMU.
 */
export class LibvirtHost implements AsyncDisposable {
  /** Where everything that the host writes lies, with /var/lib/libvirt as `lib`. */
  readonly folder: string;
  readonly #unshare: ChildProcess;
  readonly #init: string;

  private constructor(folder: string, unshare: ChildProcess, init: string) {
    this.folder = folder;
    this.#unshare = unshare;
    this.#init = init;
  }

  /** Starts one and waits until libvirt answers. Throws when it does not. */
  static async start(): Promise<LibvirtHost> {
    const folder = mkdtempSync(join(tmpdir(), 'prosa-libvirt-'));
    // QEMU's own user has to get through.
    chmodSync(folder, 0o711);
    const namespaces = [
      '--mount',
      '--net',
      '--uts',
      '--ipc',
      '--cgroup',
      '--pid',
      '--fork',
      '--kill-child',
      '--mount-proc',
    ];
    const script = join(import.meta.dirname, 'libvirt-host.sh');
    // Its standard input ends when this process ends, and with it the whole host.
    const unshare = spawn('unshare', [...namespaces, '--propagation', 'private', script, folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ready = await Promise.race([
      once(createInterface(unshare.stdout), 'line').then(([line]) => line === 'ready'),
      once(unshare, 'exit').then(() => false),
    ]);
    if (!ready) throw new Error(`libvirtd did not start; its log: ${join(folder, 'log/libvirtd.log')}`);
    const init = readFileSync(`/proc/${unshare.pid}/task/${unshare.pid}/children`, 'utf8').trim();
    return new LibvirtHost(folder, unshare, init);
  }

  /** Runs a program there. Does not throw when it fails. */
  async run(command: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    const inside = ['--target', this.#init, '--mount', '--net', '--uts', '--ipc', '--cgroup', '--pid', '--'];
    const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LC_ALL: 'C', ...options.env };
    const child = spawn('/usr/bin/nsenter', [...inside, ...command], { env, detached: true, cwd: '/' });
    child.stdin.end(options.input ?? '');
    let text = '';
    const errors: string[] = [];
    createInterface(child.stdout).on('line', (line) => {
      text += `${line}\n`;
      if (options.echo) process.stdout.write(`${line}\n`);
      // The whole group: nsenter, the program and what it started.
      if (options.killAt?.(line)) process.kill(-(child.pid ?? 0), 'SIGKILL');
    });
    createInterface(child.stderr).on('line', (line) => {
      text += `${line}\n`;
      errors.push(line);
    });
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, text, errors };
  }

  /** As {@link run}, for what has to succeed: standard output and error without the last line break. Throws with them otherwise. */
  async succeed(command: readonly string[], options: RunOptions = {}): Promise<string> {
    const { code, text } = await this.run(command, options);
    if (code !== 0) throw new Error(`${command.join(' ')}: exit code ${code}\n${text}`);
    return text.trimEnd();
  }

  /** Ends all machines and processes of the host and removes its folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#unshare.exitCode === null) {
      const exit = once(this.#unshare, 'exit');
      this.#unshare.stdin?.end();
      await exit;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
