import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { bundleMembers } from './members.ts';
import { BundleFolder } from './small-bundle.ts';
import { placesIn, readTar } from './tar-file.ts';

let folder: BundleFolder;
beforeEach(() => {
  folder = new BundleFolder();
});
afterEach(() => folder[Symbol.dispose]());

test('the same content gives the same bytes, whenever and wherever it is packed', async () => {
  const key = folder.makeKey('maker');
  const first = readFileSync(await folder.export('one.tar.xz', key));
  using other = new BundleFolder();
  for (const [name, content] of folder.members) other.members.set(name, content);
  const second = await other.export('two.tar.xz', key);
  expect(readFileSync(second).equals(first)).toBe(true);
  utimesSync(other.file('source/LICENSE'), 1, 1);
  expect(readFileSync(await other.export('two.tar.xz', key)).equals(first)).toBe(true);
});

test('the manifest comes first, then its signature; it is JSON that says of each file what it is', async () => {
  const bundle = await folder.export('vm-export.tar.xz', folder.makeKey('maker'));
  const tar = readTar(bundle);
  const places = placesIn(tar);
  expect([...places.keys()]).toEqual(['manifest.json', 'manifest.json.sig', ...folder.members.keys()]);
  const { content = 0, size = 0 } = places.get('manifest.json') ?? {};
  const manifest: unknown = JSON.parse(tar.toString('utf8', content, content + size));
  expect(manifest).toMatchObject({
    format: 1,
    product: 'prosa',
    version: '1.2.3',
    machines: [
      { role: 'database-server', memoryMiB: 1024, cpus: 1, nics: ['lan2'] },
      { role: 'web-server', memoryMiB: 512, cpus: 2, nics: ['lan1', 'lan2'] },
    ],
  });
  const files = (manifest as { files: { name: string; size: number; sha256: string }[] }).files;
  expect(files.map(({ name }) => name)).toEqual([...folder.members.keys()]);
  const sums = files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
  execFileSync('sha256sum', ['--check', '--strict', '-'], { cwd: folder.file('source'), input: sums });
});

test('what is packed already is not packed again until something changes', async () => {
  const bundle = await folder.export();
  const { ino } = statSync(bundle);
  await folder.export();
  expect(statSync(bundle).ino).toBe(ino);
  folder.members.set('LICENSE', Buffer.from('do as you please\n'));
  await folder.export();
  expect(statSync(bundle).ino).not.toBe(ino);
  const changed = statSync(bundle).ino;
  await folder.export('vm-export.tar.xz', folder.makeKey('maker'));
  expect(statSync(bundle).ino).not.toBe(changed);
});

test('everybody can unpack it with tar', async () => {
  const bundle = await folder.export();
  folder.write('unpacked/.keep', '');
  execFileSync('tar', ['--extract', '--xz', `--file=${bundle}`, `--directory=${folder.file('unpacked')}`]);
  for (const [name, content] of folder.members) {
    expect(readFileSync(folder.file(`unpacked/${name}`)).equals(content)).toBe(true);
  }
});

test('an export that fails leaves the bundle that was there, and nothing else', async () => {
  const bundle = await folder.export();
  const whole = readFileSync(bundle);
  writeFileSync(folder.file('no-key'), 'no key');
  await expect(folder.export('vm-export.tar.xz', folder.file('no-key'))).rejects.toThrow(
    /^PROSA_VM_SIGNING_KEY does not sign: /,
  );
  expect(readFileSync(bundle).equals(whole)).toBe(true);
  expect(readdirSync(folder.path).filter((name) => name.startsWith('vm-export'))).toEqual([
    'vm-export.tar.xz',
    'vm-export.tar.xz.made-from',
  ]);
});

test('what has not been built is named, with the target that makes it', () => {
  const images = folder.file('images');
  for (const name of [
    'base/packages-database-server.json',
    'base/packages.json',
    'base/initrd',
    'base/vmlinuz',
    'base/base.qcow2',
  ])
    folder.write(`images/${name}`, '');
  folder.write('images/ai-server/ai-server.qcow2', '');
  folder.write('root/LICENSE', '');
  folder.write('root/tools/vm-images/import.sh', '');
  folder.write('root/tools/vm-images/host/prosa-vm', '');
  folder.write('root/tools/vm-images/host/read-me.md', '');
  folder.write('root/tools/vm-images/host/networks/lan1.xml', '');
  folder.write('root/tools/vm-images/host/prosa-vm.test.ts', '');
  const sources = { root: folder.file('root'), images };
  expect(() => bundleMembers(sources)).toThrow(
    `${images}/database-server/database-server.qcow2 is missing: nx run tools:vm-build makes it`,
  );
  folder.write('images/database-server/database-server.qcow2', '');
  folder.write('images/web-server/web-server.qcow2', '');
  expect(bundleMembers(sources).map(({ name }) => name)).toEqual([
    'import.sh',
    'LICENSE',
    'host/networks/lan1.xml',
    'host/prosa-vm',
    'sbom/base.json',
    'sbom/database-server.json',
    'images/initrd',
    'images/vmlinuz',
    'images/base.qcow2',
    'images/database-server.qcow2',
    'images/ai-server.qcow2',
    'images/web-server.qcow2',
  ]);
});
