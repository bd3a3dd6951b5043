import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NamespaceMachine } from './namespace-machine.ts';

/** The ports of one member, all on 127.0.0.1. */
export interface MemberPorts {
  readonly postgres: number;
  /** Patroni's REST interface. */
  readonly patroni: number;
  readonly etcd: number;
  /** Where etcd's members speak to each other. */
  readonly etcdPeer: number;
  /** Where pgBackRest of others comes in. */
  readonly backup: number;
}

/** A machine with etcd, Patroni and PostgreSQL. */
export class MemberMachine extends NamespaceMachine {
  readonly ports: MemberPorts;

  /** As {@link NamespaceMachine}, with the ports that `commands` use. */
  constructor(name: string, folder: string, root: string, commands: readonly string[], ports: MemberPorts) {
    super(name, folder, root, commands);
    this.ports = ports;
  }

  /** Where PostgreSQL's data lies. */
  get data(): string {
    return join(this.folder, 'data');
  }

  /** Takes away what its disk has; it must be off. */
  async emptyDisk(): Promise<void> {
    for (const path of [this.data, join(this.folder, 'etcd')])
      await rm(path, { recursive: true, force: true, maxRetries: 5 }); // what dies may still write
  }

  /** SIGKILL of PostgreSQL's first process alone. */
  killPostgres(): void {
    process.kill(this.#postmaster(), 'SIGKILL');
  }

  /** Its etcd answers nobody, until {@link thawEtcd}; everything else goes on. */
  freezeEtcd(): void {
    this.signal(this.#etcd(), 'SIGSTOP');
  }

  /** Lets its etcd go on. */
  thawEtcd(): void {
    this.signal(this.#etcd(), 'SIGCONT');
  }

  /** SIGKILL of its etcd, if it runs; it is started again after 2 s. */
  killEtcd(): void {
    this.signal(this.#runningEtcd(), 'SIGKILL');
  }

  #runningEtcd(): number[] {
    return this.processes().filter((pid) => commandOf(pid).startsWith('etcd\0'));
  }

  #etcd(): number[] {
    const found = this.#runningEtcd();
    if (found.length === 0) throw new Error(`${this.name} runs no etcd`);
    return found;
  }

  /** Found by what it runs: the number in postmaster.pid is one of its own namespace. */
  #postmaster(): number {
    const found = this.processes().find((pid) => commandOf(pid).includes(`-D\0${this.data}\0`));
    if (found === undefined) throw new Error(`${this.name} runs no PostgreSQL`);
    return found;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
