import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { abandoned } from './abandoned.ts';
import { cgroupRoot, HostCgroup } from './hosts/cgroup.ts';

/** The names of a lab's folder and cgroup begin so, then the number of its process. */
const prefix = 'prosa-cluster-';

/** Where a lab's files and processes are. Disposed of, nothing of it is left; no process may be in it by then. */
export class LabPlaces implements Disposable {
  readonly folder: string;
  /** What all hosts begin with, over the golden root. */
  readonly common: string;
  /** What all hosts see as /shared. */
  readonly shared: string;
  readonly #cgroup: string;

  /** Makes them, and removes those of labs whose process was killed. Throws when there are no cgroups of version 2. */
  constructor() {
    sweep(cgroupRoot(), tmpdir());
    this.folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
    this.common = join(this.folder, 'common');
    this.shared = join(this.folder, 'shared');
    mkdirSync(this.common);
    mkdirSync(this.shared);
    this.#cgroup = join(cgroupRoot(), basename(this.folder));
    mkdirSync(this.#cgroup);
  }

  /** Where a host keeps what it writes. */
  own(host: string): string {
    return join(this.folder, host);
  }

  /** The processes of a host. */
  cgroup(host: string): HostCgroup {
    return new HostCgroup(join(this.#cgroup, host));
  }

  [Symbol.dispose](): void {
    new HostCgroup(this.#cgroup).remove();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Removes what labs have left there whose process is gone; the kernel has ended everything in them. */
export function sweep(cgroups: string, folders: string): void {
  for (const path of abandoned(cgroups, prefix)) new HostCgroup(path).remove();
  for (const path of abandoned(folders, prefix)) rmSync(path, { recursive: true, force: true });
}
