import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { exportBundle } from './export-bundle.ts';
import type { MachineEntry } from './manifest.ts';

const importScript = resolve(import.meta.dirname, '../import.sh');

/** What the bundles of tests hold beside the images: a `prosa-vm` that writes down how it was called and what it found. */
const prosaVm = `#!/bin/bash
mkdir -p "$PROSA_VM_DIR"
echo "$1 $2" >"$PROSA_VM_DIR/called"
(cd "$3" && find . -type f -printf '%P %m\\n' | sort) >>"$PROSA_VM_DIR/called"
exit "\${PROSA_VM_EXIT:-0}"
`;

const machines: MachineEntry[] = [
  { role: 'database-server', memoryMiB: 1024, cpus: 1, nics: ['lan2'] },
  { role: 'web-server', memoryMiB: 512, cpus: 2, nics: ['lan1', 'lan2'] },
];

/** How an import ended. */
export interface ImportResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder in which a test exports small bundles, changes them and imports them; gone when it is disposed of. */
export class BundleFolder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'prosa-bundle-'));
  /** What an import puts its machines into; not there before the first one. */
  readonly machines = join(this.path, 'machines');
  /** Names and content of what the bundles hold, in their order. */
  readonly members = new Map<string, Buffer>([
    ['import.sh', readFileSync(importScript)],
    ['LICENSE', Buffer.from('do as you like\n')],
    ['host/prosa-vm', Buffer.from(prosaVm)],
    ['images/empty', Buffer.alloc(0)],
    ['images/base.qcow2', randomBytes(70_001)],
    ['images/web-server.qcow2', randomBytes(1024)],
  ]);

  /** A path in the folder. */
  file(name: string): string {
    return join(this.path, name);
  }

  /** Exports the members; answers the path. */
  async export(name = 'vm-export.tar.xz', signingKey?: string): Promise<string> {
    for (const [member, content] of this.members) {
      this.write(`source/${member}`, content);
      chmodSync(this.file(`source/${member}`), /import\.sh|^host\//.test(member) ? 0o755 : 0o644);
    }
    const members = [...this.members.keys()].map((member) => ({ name: member, source: this.file(`source/${member}`) }));
    const commit = '0123456789abcdef0123456789abcdef01234567';
    const path = this.file(name);
    await exportBundle(path, { members, machines, version: '1.2.3', commit, modifiedAt: 1_700_000_000, signingKey });
    return path;
  }

  /** Writes a file, with the folders above it. */
  write(name: string, content: string | Buffer): string {
    mkdirSync(dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), content);
    return this.file(name);
  }

  /** A fresh key pair; answers the private key's path, the public one has `.pub` behind it. */
  makeKey(name: string): string {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'maker', '-f', this.file(name)]);
    return this.file(name);
  }

  /** Runs import.sh, by default of the repository, with machines in this folder. */
  import(args: readonly string[], { env = {}, before = '' } = {}): ImportResult {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', `${before}\nexec "$0" "$@"`, importScript, ...args], {
      env: { PATH: process.env['PATH'], PROSA_VM_DIR: this.machines, TMPDIR: this.path, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { exitCode: status, stdout, stderr };
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
