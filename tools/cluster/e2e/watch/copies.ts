import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClusterLab } from '../../lab/cluster-lab.ts';

/** A QEMU that was seen. */
export interface Copy {
  readonly guest: string;
  readonly host: string;
  /** As the machine outside numbers it. */
  readonly pid: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** How often the processes of all hosts are looked through. */
const everyMs = 200;

/**
 * Looks from outside which host has a QEMU of which guest, frozen ones too. Unless a live move is going on, two of one guest at once are
 * what must never be.
 */
export class Copies implements Disposable {
  /** Every one that was ever seen, the oldest first. */
  readonly seen: Copy[] = [];
  /** In words: where two of one guest were there at once, outside of {@link duringMoves}. */
  readonly doubles = new Set<string>();
  readonly #lab: ClusterLab;
  readonly #timer: NodeJS.Timeout;
  #known = new Map<number, Copy>();
  #moves = 0;

  constructor(lab: ClusterLab) {
    this.#lab = lab;
    this.#timer = setInterval(() => this.#look(), everyMs);
  }

  /** While it runs, a guest may have a second QEMU, which waits for its memory. */
  async duringMoves<T>(work: () => Promise<T>): Promise<T> {
    this.#moves++;
    try {
      return await work();
    } finally {
      this.#moves--;
    }
  }

  /** Those of these guests that started after a moment, in milliseconds since 1970. */
  startedAfter(guests: readonly string[], from: number): Copy[] {
    return this.seen.filter(({ guest, startedAt }) => guests.includes(guest) && startedAt > from);
  }

  /** Resolves when each of these guests has started after a moment. Throws when that takes longer than `limitMs`. */
  async started(guests: readonly string[], from: number, limitMs: number): Promise<void> {
    const missing = () => guests.filter((guest) => this.startedAfter([guest], from).length === 0);
    for (const end = Date.now() + limitMs; missing().length > 0; await wait(everyMs))
      if (Date.now() > end) throw new Error(`${missing().join()} did not start within ${limitMs / 1000} s`);
  }

  /** Those of a guest that were there when it was looked last. */
  now(guest: string): Copy[] {
    return this.#present().filter((copy) => copy.guest === guest);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const present = this.#present();
    for (const copy of present) if (!this.seen.some(({ pid }) => pid === copy.pid)) this.seen.push(copy);
    if (this.#moves > 0) return;
    for (const one of present) {
      const other = present.find(({ guest, pid }) => guest === one.guest && pid > one.pid);
      if (other) this.doubles.add(`${one.guest} on ${one.host} and ${other.host}`);
    }
  }

  #present(): Copy[] {
    const now = Date.now();
    const present = [...this.#lab.hosts.values()].flatMap(({ name, cgroup }) =>
      cgroup.pids().flatMap((pid) => {
        const known = this.#known.get(pid);
        if (known?.host === name) return [known];
        const guest = /^[^\0]*qemu-system-x86_64\0-name\0guest=([\w-]+)/.exec(read(`/proc/${pid}/cmdline`))?.[1];
        return guest === undefined ? [] : [{ guest, host: name, pid, startedAt: now - ageMs(pid) }];
      }),
    );
    this.#known = new Map(present.map((copy) => [copy.pid, copy]));
    return present;
  }
}

/** How long a process has been there, to 10 ms; 0 when it is gone. */
function ageMs(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  // Field 22 of proc_pid_stat(5), counted behind the name, which may have blanks in it; in hundredths of a second since the machine started.
  const started = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
  const uptime = Number(read('/proc/uptime').split(' ')[0]);
  return Number.isFinite(started) ? Math.max(0, uptime * 1000 - started * 10) : 0;
}

/** Empty when it is gone. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
