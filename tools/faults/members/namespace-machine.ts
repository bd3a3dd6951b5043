import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NodeShell, shellBy } from '../../cluster/drive/node-shell.ts';

/**
 * What stands for a machine: what it is to run, as the only processes of a process namespace. Its first process reaps what is
 * left over, as Patroni needs it to notice a killed PostgreSQL; when that one goes, all go at once, as when the power fails.
 */
export class NamespaceMachine {
  readonly name: string;
  /** Everything that it keeps. */
  readonly folder: string;
  readonly #root: string;
  readonly #commands: readonly string[];
  #machine: ChildProcess | undefined;

  /**
   * @param root the file system that its programs see, where only its folder may be written
   * @param commands what runs on it, lines of a shell that run as the user postgres
   */
  constructor(name: string, folder: string, root: string, commands: readonly string[]) {
    this.name = name;
    this.folder = folder;
    this.#root = root;
    this.#commands = commands;
  }

  /** Switches it on, if it is off. */
  start(): void {
    if (this.#machine !== undefined) return;
    const log = openSync(join(this.folder, 'log'), 'a');
    const { folder } = this;
    const script = [
      'set -e; cd "$1"',
      'mount -t proc proc proc; mount --rbind /dev dev; mount -t tmpfs tmpfs tmp',
      'mkdir -p ".$2"; mount --bind "$2" ".$2"',
      'if [ -e "$2/pgbackrest.conf" ]; then mount --bind "$2/pgbackrest.conf" etc/pgbackrest.conf; fi',
      // The user is changed inside: changing it in the first process would take back that it ends with unshare.
      ...this.#commands.map((line) => `chroot --userspec=postgres:postgres . ${line} &`),
      'wait',
    ].join('\n');
    // Ends with this process, however that ends.
    const unshare = [
      '--pdeathsig=KILL',
      'unshare',
      '--mount',
      '--propagation=private',
      '--pid',
      '--fork',
      '--kill-child',
    ];
    const machine = spawn('setpriv', [...unshare, 'bash', '-c', script, 'member', this.#root, folder], {
      cwd: '/',
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: folder, LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    machine.once('exit', () => (this.#machine = undefined));
    this.#machine = machine;
  }

  /** Takes its power away. */
  async powerOff(): Promise<void> {
    const machine = this.#machine;
    if (machine === undefined) return;
    const gone = once(machine, 'exit');
    machine.kill('SIGKILL');
    await gone;
  }

  /** It neither answers nor closes a connection, until {@link thaw}. */
  freeze(): void {
    this.#signal('SIGSTOP');
  }

  /** Lets it go on. */
  thaw(): void {
    this.#signal('SIGCONT');
  }

  /** A shell on it, as root; fails while it is off. */
  get shell(): NodeShell {
    return {
      run: async (script, limitMs) => {
        const [first] = this.processes();
        if (first === undefined) return { code: 255, stdout: '', stderr: `${this.name} is off` };
        const inside = ['nsenter', `--target=${first}`, '--mount', '--pid', 'chroot', this.#root];
        const shell = shellBy(['env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'LC_ALL=C.UTF-8', ...inside]);
        return shell.run(script, limitMs);
      },
    };
  }

  /** All that anything on it wrote. */
  log(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8');
  }

  /** The last lines of {@link log}. */
  lastLines(count = 20): string {
    return this.log().trimEnd().split('\n').slice(-count).join('\n');
  }

  #signal(signal: NodeJS.Signals): void {
    this.signal(this.processes(), signal);
  }

  /** Sends a signal to some of its processes; those that are gone by then do not count. */
  protected signal(pids: readonly number[], signal: NodeJS.Signals): void {
    for (const pid of pids) {
      try {
        process.kill(pid, signal);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  }

  /** All of its processes, without unshare itself, which is outside. */
  protected processes(): number[] {
    const first = this.#machine?.pid;
    return first === undefined ? [] : childrenOf(first).flatMap((pid) => [pid, ...descendantsOf(pid)]);
  }
}

function descendantsOf(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);
}

/** Of all threads: none for a process that has just ended. */
function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
