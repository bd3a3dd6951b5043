import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const workspace = join(import.meta.dirname, '../../..');
const cache = join(workspace, 'dist/vm-images/small-guest');
const roles = ['database-server', 'ai-server', 'web-server'];

/** Files in the root of a small release that change what its machines do. */
export type Fault = 'broken' | 'dies';

/**
 * A folder that `prosa-vm import` takes, with small guests (small-guest.sh) instead of Prosa's: 96 MiB of memory each, up in seconds.
 * Version `version` stands in what they say of their health; with `fault` they are never healthy, or switch themselves off.
 */
export function smallRelease(folder: string, version: string, fault?: Fault): string {
  const newest = Math.max(...guestSources().map((file) => statSync(file).mtimeMs));
  if (!existsSync(join(cache, 'initrd')) || statSync(join(cache, 'initrd')).mtimeMs < newest) {
    execFileSync(join(import.meta.dirname, 'small-guest.sh'), [cache], { stdio: ['ignore', 'inherit', 'inherit'] });
  }
  const images = join(folder, 'images');
  const root = join(folder, 'root');
  mkdirSync(images, { recursive: true });
  mkdirSync(root);
  writeFileSync(join(root, 'release'), `${version}\n`);
  if (fault) writeFileSync(join(root, fault), '');
  const raw = join(folder, 'root.raw');
  execFileSync('mke2fs', ['-q', '-t', 'ext4', '-L', 'prosa-root', '-d', root, raw, '16M']);
  execFileSync('qemu-img', ['convert', '-O', 'qcow2', raw, join(images, 'base.qcow2')]);
  rmSync(root, { recursive: true });
  rmSync(raw);
  for (const role of roles) {
    const image = ['create', '-q', '-f', 'qcow2', '-F', 'qcow2', '-b', 'base.qcow2', `${role}.qcow2`];
    execFileSync('qemu-img', image, { cwd: images });
  }
  for (const file of ['vmlinuz', 'initrd']) copyFileSync(join(cache, file), join(images, file));
  const machines = roles.map((role) => {
    const nics = role === 'web-server' ? '"lan1", "lan2"' : '"lan2"';
    return `    {"role": "${role}", "memoryMiB": 96, "cpus": 1, "nics": [${nics}]}`;
  });
  const manifest = `{\n  "format": 1,\n  "version": "${version}",\n  "machines": [\n${machines.join(',\n')}\n  ]\n}\n`;
  writeFileSync(join(folder, 'manifest.json'), manifest);
  return folder;
}

/** What the small guest is made of. */
function guestSources(): string[] {
  const scripts = readdirSync(import.meta.dirname).filter((name) => /^(small-)?guest.*\.sh$/.test(name));
  return scripts.map((name) => join(import.meta.dirname, name));
}
