import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where this machine has cgroups of version 2. Throws when it has none. */
export function cgroupRoot(mounts = readFileSync('/proc/self/mounts', 'utf8')): string {
  const path = /^\S+ (\S+) cgroup2 /m.exec(mounts)?.[1];
  if (path === undefined)
    throw new Error('no cgroup2 is mounted here: mount -t cgroup2 cgroup2 /sys/fs/cgroup/unified');
  return path;
}

/** The processes of a host, as its power switch has them: all of them end, or stand still, at once. */
export class HostCgroup {
  readonly path: string;

  /** The folder is made when it is not there. */
  constructor(path: string) {
    this.path = path;
    mkdirSync(path, { recursive: true });
  }

  /** Whether a process is in it, frozen or not. */
  isPopulated(): boolean {
    return /^populated 1$/m.test(readFileSync(join(this.path, 'cgroup.events'), 'utf8'));
  }

  /** SIGKILL to all; returns at once. */
  kill(): void {
    writeFileSync(join(this.path, 'cgroup.kill'), '1');
  }

  /** Stops all where they are, or lets them go on. */
  freeze(isFrozen: boolean): void {
    writeFileSync(join(this.path, 'cgroup.freeze'), isFrozen ? '1' : '0');
  }

  /** The processes in it and below, as the machine outside numbers them. */
  pids(): number[] {
    return this.#below(this.path).flatMap((folder) => pidsIn(folder));
  }

  /** The first process of systemd's own group; undefined when it has not come so far, or is off. */
  init(): number | undefined {
    const scope = join(this.path, 'init.scope');
    return existsSync(scope) ? pidsIn(scope)[0] : undefined;
  }

  /** Removes what is below it. No process may be in it. */
  clear(): void {
    for (const folder of this.#below(this.path).slice(1).reverse()) rmdirSync(folder);
  }

  /** Removes it with what is below. No process may be in it. */
  remove(): void {
    this.clear();
    rmdirSync(this.path);
  }

  #below(folder: string): string[] {
    const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [folder, ...inside.flatMap(({ name }) => this.#below(join(folder, name)))];
  }
}

/** None when the cgroup went away meanwhile. */
function pidsIn(folder: string): number[] {
  try {
    return readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
