import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { LibvirtHost, Outcome, RunOptions } from '../lab/libvirt-host.ts';
import { type Fault, smallRelease } from '../lab/small-release.ts';

const program = join(import.meta.dirname, '../host/prosa-vm');

/** Prosa's machines on a lab host, as `prosa-vm` handles them, with small guests in the place of Prosa's. */
export class Installation {
  readonly #host: LibvirtHost;
  readonly name: string;
  readonly #env: Readonly<Record<string, string>>;

  constructor(host: LibvirtHost, name = 'prosa', env: Readonly<Record<string, string>> = {}) {
    this.#host = host;
    this.name = name;
    this.#env = { PROSA_VM_NAME: name, PROSA_VM_WAIT_SECONDS: '240', ...env };
  }

  /** Its folder, as it is called on the lab host. */
  get folder(): string {
    return `/var/lib/libvirt/images/${this.name}`;
  }

  /** A release of small guests that import and upgrade take. */
  release(version: string, fault?: Fault): string {
    return smallRelease(mkdtempSync(join(this.#host.folder, 'release-')), version, fault);
  }

  /** Runs `prosa-vm`. Does not throw when it fails. */
  prosaVm(words: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    return this.#host.run([program, ...words], { ...options, env: { ...this.#env, ...options.env } });
  }

  /** Runs `prosa-vm` and returns what it said. Throws when it fails. */
  async succeed(...words: string[]): Promise<string> {
    const { code, text } = await this.prosaVm(words);
    if (code !== 0) throw new Error(`prosa-vm ${words.join(' ')}: exit code ${code}\n${text}`);
    return text.trimEnd();
  }

  /** What a fetch of web-server's page on LAN1 gives. */
  page(address: string): Promise<string> {
    return this.#host.succeed(['curl', '--silent', '--show-error', '--max-time', '20', `http://${address}:8080/`]);
  }

  /** What libvirt knows of it: names of machines and networks. */
  async known(): Promise<string[]> {
    const domains = await this.#host.succeed(['virsh', '--quiet', 'list', '--all', '--name']);
    const networks = await this.#host.succeed(['virsh', '--quiet', 'net-list', '--all', '--name']);
    const names = `${domains}\n${networks}`.split('\n').map((line) => line.trim());
    return names.filter((name) => name.startsWith(`${this.name}-`)).sort();
  }
}
