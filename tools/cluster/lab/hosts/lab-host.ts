import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Inside, type Outcome, runInside, spawnInside, succeedInside } from '../program.ts';
import type { HostCgroup } from './cgroup.ts';

/** Longest time that a host may take to boot, on a machine with much else to do. */
const upLimitMs = 240_000;

/** Where a host is and what it begins with. */
export interface HostPlan {
  readonly name: string;
  readonly address: string;
  /** Folders that its root begins with, the upper ones first. */
  readonly lower: readonly string[];
  /** Keeps what it writes, also over a loss of power, with a place where its root is seen. */
  readonly folder: string;
  /** Seen by all hosts as /shared. */
  readonly shared: string;
  /** Where its processes are. */
  readonly cgroup: HostCgroup;
  /** The lab's network. */
  readonly outside: Inside;
}

/** A host of a lab: Debian with systemd in namespaces of its own, on a cable of its own, with a power switch. */
export class LabHost {
  readonly name: string;
  readonly address: string;
  /** Its processes. */
  readonly cgroup: HostCgroup;
  readonly #plan: HostPlan;

  constructor(plan: HostPlan) {
    this.name = plan.name;
    this.address = plan.address;
    this.#plan = plan;
    for (const part of ['written', 'work', 'root']) mkdirSync(join(plan.folder, part), { recursive: true });
    this.cgroup = plan.cgroup;
  }

  /** Whether it has power; one that hangs has. */
  isOn(): boolean {
    return this.cgroup.isPopulated();
  }

  /**
   * Switches it on and returns; systemd is not up by then. Nothing happens when it is on. Before it starts anything it looks at its hardware
   * for `selfTestSeconds`, as a server does for minutes.
   */
  async on(selfTestSeconds = 0): Promise<void> {
    if (this.isOn()) return;
    await this.#unplug();
    const { name, address, lower, folder, shared, cgroup, outside } = this.#plan;
    const script = join(import.meta.dirname, 'power-on.sh');
    const host = spawnInside(outside, [
      script,
      name,
      address,
      lower.join(':'),
      folder,
      shared,
      cgroup.path,
      String(selfTestSeconds),
    ]);
    host.stdin.end();
    host.stdout.resume();
    let said = '';
    host.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
    while (!this.isOn()) {
      if (host.exitCode !== null) throw new Error(`${name} cannot be switched on: ${said}`);
      await wait(10);
    }
  }

  /** Pulls the plug: every process ends at once, and nothing answers on its cable. What was written stays. */
  async off(): Promise<void> {
    this.cgroup.kill();
    while (this.isOn()) await wait(5);
    await this.#unplug();
  }

  /** Nothing in it goes on, until {@link thaw} or {@link off}. */
  freeze(): void {
    this.cgroup.freeze(true);
  }

  /** Lets it go on, as if no time had passed. */
  thaw(): void {
    this.cgroup.freeze(false);
  }

  /** Pulls its network cable, or plugs it in again. Its fence device has a cable of its own. */
  async cable(isPlugged: boolean): Promise<void> {
    await succeedInside(this.#plan.outside, ['ip', 'link', 'set', `v-${this.name}`, isPlugged ? 'up' : 'down']);
  }

  /** Runs a program on it. Does not throw when that fails, but when the host is off or systemd has not begun. */
  async run(command: readonly string[], options?: Parameters<typeof runInside>[2]): Promise<Outcome> {
    return runInside(this.#inside(), command, options);
  }

  /** As {@link run}, for what has to succeed: standard output without the last line break. */
  async succeed(command: readonly string[], options?: Parameters<typeof runInside>[2]): Promise<string> {
    return succeedInside(this.#inside(), command, options);
  }

  /** Waits until systemd has what its services stand on, and listens for them. Throws when it does not come so far. */
  async up(): Promise<void> {
    for (const end = Date.now() + upLimitMs; ;) {
      if (this.cgroup.init() !== undefined) {
        const { code } = await this.run(['systemctl', 'is-active', '--quiet', 'basic.target']);
        if (code === 0) return;
      }
      if (Date.now() > end) throw new Error(`${this.name} does not come up`);
      await wait(500);
    }
  }

  /** The words that stand before a command which is to run on it with nothing of the environment here, none with a blank in it. */
  cleanPrefix(): string[] {
    return [...this.prefix(), 'env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'HOME=/root', 'LC_ALL=C.UTF-8'];
  }

  /** The words that stand before a command which is to run on it, for whoever types. */
  prefix(): string[] {
    const { pid, namespaces } = this.#inside();
    return ['nsenter', '--target', String(pid), ...namespaces, '--'];
  }

  #inside(): Inside {
    const pid = this.cgroup.init();
    if (pid === undefined) throw new Error(`${this.name} is off`);
    return { pid, namespaces: ['--mount', '--uts', '--ipc', '--pid', '--net', '--cgroup'] };
  }

  /** Without its cable and network, for which the kernel would answer on, and ready to be switched on. */
  async #unplug(): Promise<void> {
    await runInside(this.#plan.outside, ['ip', 'link', 'del', `v-${this.name}`]);
    await runInside(this.#plan.outside, ['ip', 'netns', 'del', this.name]);
    this.cgroup.freeze(false);
    this.cgroup.clear();
  }
}
