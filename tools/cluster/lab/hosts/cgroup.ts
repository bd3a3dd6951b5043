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
    return cgroupsFrom(this.path).flatMap((folder) => pidsIn(folder));
  }

  /** The first process of systemd's own group; undefined when it has not come so far, or is off. */
  init(): number | undefined {
    const scope = join(this.path, 'init.scope');
    return existsSync(scope) ? pidsIn(scope)[0] : undefined;
  }

  /** Removes what is below it. No process may be in it. */
  clear(): void {
    for (const folder of cgroupsFrom(this.path).slice(1).reverse()) rmdirSync(folder);
  }

  /** Removes it with what is below. No process may be in it. */
  remove(): void {
    this.clear();
    rmdirSync(this.path);
  }
}

/** A cgroup and those below it, each before what is below it; without any that goes away meanwhile, as those of short services do. */
export function cgroupsFrom(folder: string): string[] {
  let inside: string[];
  try {
    inside = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
  return [folder, ...inside.flatMap((name) => cgroupsFrom(join(folder, name)))];
}

/** ENODEV is that of a group that goes away while it is read. */
function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENODEV'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** None when the cgroup went away meanwhile. */
function pidsIn(folder: string): number[] {
  try {
    return readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
