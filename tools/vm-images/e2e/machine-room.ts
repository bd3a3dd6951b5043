import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LibvirtHost } from '../lab/libvirt-host.ts';

/** The machines, in the order in which they are started. */
export const roles = ['database-server', 'ai-server', 'web-server'] as const;

/** One of the machines. */
export type Role = (typeof roles)[number];

const talk = resolve(import.meta.dirname, 'talk.ts');

/** What the test does on the host of the machines: a stranger's commands, the power switch, a browser's calls. */
export class MachineRoom {
  /** Folder of the installation, as prosa-vm names it when nothing else is set. */
  readonly machines = '/var/lib/libvirt/images/prosa';
  /** The folder that the stranger works in; empty at first. */
  readonly empty: string;
  readonly #host: LibvirtHost;

  constructor(host: LibvirtHost) {
    this.#host = host;
    this.empty = mkdtempSync(join(host.folder, 'stranger-'));
    chmodSync(this.empty, 0o755);
  }

  /** Takes import.sh out of the bundle and lets it check, unpack and define. */
  async import(bundle: string): Promise<void> {
    execFileSync('tar', ['--extract', '--xz', '--occurrence=1', '--file', bundle, 'import.sh'], { cwd: this.empty });
    await this.#host.succeed([join(this.empty, 'import.sh'), bundle], { echo: true });
    rmSync(join(this.empty, 'import.sh'));
  }

  /** A command of the prosa-vm that came with the bundle; answers what it prints. */
  async prosaVm(...args: readonly string[]): Promise<string> {
    // On a machine with much else to do: how long it takes is a figure, not a test.
    const env = { PROSA_VM_WAIT_SECONDS: '1800' };
    return this.#host.succeed([join(this.machines, 'current/host/prosa-vm'), ...args], { echo: true, env });
  }

  /** The lines about a request that `prosa-vm logs` finds; none: an empty text. */
  async logsOf(requestId: string): Promise<string> {
    const { text } = await this.#host.run([join(this.machines, 'current/host/prosa-vm'), 'logs', requestId]);
    return text;
  }

  /** As the owner of an installation does it: lines KEY=VALUE for the services of all machines. */
  async set(lines: readonly string[]): Promise<void> {
    await this.#host.succeed(['mkdir', '-p', join(this.machines, 'settings')]);
    for (const role of roles) {
      const input = lines.map((line) => `${line}\n`).join('');
      await this.#host.succeed(['tee', join(this.machines, 'settings', role)], { input });
    }
  }

  /** talk.ts, with the certificate authority of this installation. */
  async talk(what: 'send' | 'read', url: string, input = ''): Promise<string> {
    const env = { NODE_EXTRA_CA_CERTS: join(this.machines, 'secrets/ca.crt') };
    return this.#host.succeed([process.execPath, talk, what, url], { input, env });
  }

  /** Whether something answers on a TCP port of an address within three seconds; asked from this host, which is on LAN1. */
  async reaches(address: string, port: number): Promise<boolean> {
    const { code } = await this.#host.run(['timeout', '3', 'bash', '-c', `exec 3<>/dev/tcp/${address}/${port}`]);
    return code === 0;
  }

  /** Tells the kernel that LAN2 lies behind web-server, as somebody on LAN1 would who wants to get in. */
  async routeIntoLan2(webServer: string): Promise<void> {
    await this.#host.succeed(['ip', 'route', 'add', '10.0.0.0/24', 'via', webServer]);
  }

  /** Pulls the plug of all machines at once. */
  async powerOff(): Promise<void> {
    for (const role of roles) await this.#host.succeed(['virsh', '--quiet', 'destroy', `prosa-${role}`]);
  }

  /** MiB that a machine itself says it uses (all it has, without what it could free at once). */
  async usedMib(role: Role): Promise<number> {
    const stats = await this.#host.succeed(['virsh', '--quiet', 'dommemstat', `prosa-${role}`]);
    const of = (name: string): number => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(stats)?.[1] ?? NaN);
    return Math.round((of('available') - of('usable')) / 1024);
  }
}
