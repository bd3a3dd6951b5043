import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The ports of one member, all on 127.0.0.1. */
export interface MemberPorts {
  readonly postgres: number;
  /** Patroni's REST interface. */
  readonly patroni: number;
  readonly etcd: number;
  /** Where etcd's members speak to each other. */
  readonly etcdPeer: number;
}

/**
 * What stands for a machine: etcd, Patroni and PostgreSQL as the only processes of a process namespace. Its first process reaps what is
 * left over, as Patroni needs it to notice a killed PostgreSQL; when that one goes, all go at once, as when the power fails.
 */
export class MemberMachine {
  readonly name: string;
  readonly ports: MemberPorts;
  /** Everything that it keeps. */
  readonly folder: string;
  readonly #root: string;
  readonly #commands: readonly string[];
  #machine: ChildProcess | undefined;

  /**
   * @param root the file system that its programs see, where only its folder may be written
   * @param commands what runs on it, lines of a shell that run as the user postgres
   */
  constructor(name: string, folder: string, ports: MemberPorts, root: string, commands: readonly string[]) {
    this.name = name;
    this.folder = folder;
    this.ports = ports;
    this.#root = root;
    this.#commands = commands;
  }

  /** Where PostgreSQL's data lies. */
  get data(): string {
    return join(this.folder, 'data');
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

  /** SIGKILL of PostgreSQL's first process alone. */
  killPostgres(): void {
    process.kill(this.#postmaster(), 'SIGKILL');
  }

  /** It neither answers nor closes a connection, until {@link thaw}. */
  freeze(): void {
    this.#signal('SIGSTOP');
  }

  /** Lets it go on. */
  thaw(): void {
    this.#signal('SIGCONT');
  }

  /** The last lines that anything on it wrote. */
  lastLines(count = 20): string {
    return readFileSync(join(this.folder, 'log'), 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  }

  /** Found by what it runs: the number in postmaster.pid is one of its own namespace. */
  #postmaster(): number {
    const found = this.#processes().find((pid) => commandOf(pid).includes(`-D\0${this.data}\0`));
    if (found === undefined) throw new Error(`${this.name} runs no PostgreSQL`);
    return found;
  }

  #signal(signal: NodeJS.Signals): void {
    for (const pid of this.#processes()) {
      try {
        process.kill(pid, signal);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  }

  /** All of its processes, without unshare itself, which is outside. */
  #processes(): number[] {
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

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
