import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { BundleFolder, type ImportResult } from './small-bundle.ts';
import { appendTo, flipped, placesIn, readTar, writeTar } from './tar-file.ts';

let folder: BundleFolder;
let bundle: string;

beforeEach(async () => {
  folder = new BundleFolder();
  bundle = await folder.export();
});
afterEach(() => folder[Symbol.dispose]());

/** Refused with one line, both when only checked and when imported, and nothing is left of it. */
function expectRefused(message: string | RegExp, args: readonly string[] = []): void {
  const outcomes: ImportResult[] = [folder.import([...args, '--verify', bundle]), folder.import([...args, bundle])];
  expect(readdirSync(folder.path).filter((name) => /^tmp\.|\.unpack-/.test(name))).toEqual([]);
  for (const { exitCode, stderr } of outcomes) {
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(exitCode).toBe(1);
  }
  expect(existsSync(folder.machines)).toBe(false);
}

/** The bundle with its manifest replaced by other text, of whatever length. */
function changeManifest(change: (text: string) => string | Buffer): void {
  const tar = readTar(bundle);
  const { size, content } = placesIn(tar).get('manifest.json') ?? { size: 0, content: 0 };
  const manifest = Buffer.from(change(tar.toString('utf8', content, content + size)));
  folder.write('changed/manifest.json', manifest);
  writeTar(bundle, Buffer.alloc(1024));
  appendTo(bundle, ['--directory', folder.file('changed'), 'manifest.json']);
  const rest = tar.subarray(content + Math.ceil(size / 512) * 512);
  const made = readTar(bundle);
  writeTar(bundle, Buffer.concat([made.subarray(0, 512 + Math.ceil(manifest.length / 512) * 512), rest]));
}

/** The manifest with the sum in its end put right. */
function withSum(text: string): string {
  const above = text.split('\n').slice(0, -3).join('\n') + '\n';
  const sum = createHash('sha256').update(above).digest('hex');
  return text.replace(/"sha256": "[0-9a-f]*"\n\}\n$/, `"sha256": "${sum}"\n}\n`);
}

test('a bundle that is right is unpacked with its modes, handed to the prosa-vm in it, and nothing else stays', () => {
  const { exitCode, stdout, stderr } = folder.import([bundle]);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toContain('right: images/base.qcow2 (70001 bytes)');
  expect(readFileSync(folder.file('machines/called'), 'utf8').trim().split('\n')).toEqual([
    'import --take',
    'LICENSE 644',
    'host/prosa-vm 755',
    'images/base.qcow2 644',
    'images/empty 644',
    'images/web-server.qcow2 644',
    'import.sh 755',
    'manifest.json 600',
  ]);
  expect(readdirSync(folder.path).filter((name) => name.includes('.unpack-'))).toEqual([]);
});

test('an upgrade goes the same way; what prosa-vm answers is answered', () => {
  expect(folder.import(['--upgrade', bundle], { env: { PROSA_VM_EXIT: '7' } }).exitCode).toBe(7);
  expect(readFileSync(folder.file('machines/called'), 'utf8')).toMatch(/^upgrade --take\n/);
  expect(readdirSync(folder.path).filter((name) => name.includes('.unpack-'))).toEqual([]);
});

test('a host of a cluster has its images the same way', () => {
  expect(folder.import(['--cluster', bundle]).exitCode).toBe(0);
  expect(readFileSync(folder.file('machines/called'), 'utf8')).toMatch(/^cluster-import --take\n/);
});

test('checking writes nothing', () => {
  const { exitCode, stdout } = folder.import(['--verify', bundle]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Prosa 1.2.3, commit 0123456789abcdef0123456789abcdef01234567');
  expect(stdout).toMatch(/verified: .*vm-export\.tar\.xz, 6 files\n$/);
  expect(existsSync(folder.machines)).toBe(false);
});

test('one byte changed in any member is found and the member named, wherever it is', () => {
  const tar = readTar(bundle);
  expect.assertions((folder.members.size - 1 + 1) * 3); // all but the empty one, and the manifest
  for (const [name, { content, size }] of placesIn(tar)) {
    for (const at of size === 0 ? [] : [0, Math.floor(size / 2), size - 1]) {
      writeTar(bundle, flipped(tar, content + at));
      const { exitCode, stderr } = folder.import(['--verify', bundle]);
      const named = name === 'manifest.json' ? /^import\.sh: manifest\.json/ : `import.sh: ${name} was changed`;
      expect([exitCode, stderr]).toEqual([
        1,
        typeof named === 'string' ? expect.stringContaining(named) : expect.stringMatching(named),
      ]);
    }
  }
});

test('one byte changed between the members is found as well', () => {
  const tar = readTar(bundle);
  const places = [...placesIn(tar)];
  for (const [index, [name, { header, content, size }]] of places.entries()) {
    const gap = content + size;
    const next = places[index + 1]?.[1].header ?? tar.length;
    for (const at of [header, header + 110, header + 130, header + 156, header + 300, ...(gap < next ? [gap] : [])]) {
      writeTar(bundle, flipped(tar, at));
      expect([name, at, folder.import(['--verify', bundle]).exitCode]).toEqual([name, at, 1]);
    }
  }
  writeTar(bundle, flipped(tar, tar.length - 1));
  expectRefused('the bundle goes on after its end');
});

test('one byte changed in the compressed file is found', () => {
  const whole = readFileSync(bundle);
  for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 40)) {
    writeFileSync(bundle, flipped(whole, at));
    expect([at, folder.import(['--verify', bundle]).exitCode]).toEqual([at, 1]);
  }
});

test('a bundle that ends too early says where, whether the file was cut or what was packed', () => {
  const whole = readFileSync(bundle);
  const tar = readTar(bundle);
  for (const part of [0, 0.2, 0.5, 0.9, 0.9999]) {
    writeFileSync(bundle, whole.subarray(0, Math.floor(whole.length * part)));
    expectRefused(/cut short in/);
  }
  const { content = 0, header = 0 } = placesIn(tar).get('images/base.qcow2') ?? {};
  const cuts: [at: number, message: string][] = [
    [content + 5000, 'cut short in images/base.qcow2'],
    [content + 512 * 137 - 3, 'cut short in images/base.qcow2'],
    [header, 'cut short in the header after images/empty'],
    [header + 20, 'cut short in the header after images/empty'],
    [0, 'cut short in its beginning'],
  ];
  for (const [at, message] of cuts) {
    writeTar(bundle, tar.subarray(0, at));
    expectRefused(message);
  }
});

test('a member that is missing is named', () => {
  const tar = readTar(bundle);
  const { header = 0 } = placesIn(tar).get('images/web-server.qcow2') ?? {};
  writeTar(bundle, Buffer.concat([tar.subarray(0, header), Buffer.alloc(10240)]));
  expectRefused('images/web-server.qcow2 is missing from the bundle');
});

test('a member that the manifest does not list is refused, and one that comes twice', () => {
  const whole = readFileSync(bundle);
  folder.write('extra/more.txt', 'more');
  appendTo(bundle, ['--directory', folder.file('extra'), 'more.txt']);
  expectRefused('more.txt is not listed in manifest.json');
  for (const name of ['LICENSE', 'manifest.json']) {
    writeFileSync(bundle, whole);
    folder.write(`extra/${name}`, readTar(bundle).subarray(0, 0));
    appendTo(bundle, ['--directory', folder.file('extra'), name]);
    expectRefused(name === 'LICENSE' ? 'LICENSE is there twice' : 'manifest.json is not listed');
  }
});

test('paths that leave the folder, links, folders, pipes and long names are refused', () => {
  const whole = readFileSync(bundle);
  folder.write('extra/in/file', 'x');
  const long = `extra/${'d'.repeat(90)}/${'f'.repeat(90)}`;
  folder.write(long, 'x');
  symlinkSync('/etc/passwd', folder.file('extra/in/LICENSE'));
  const hostile: [args: string[], message: string][] = [
    [['-P', '--transform=s,^,../,', 'file'], '../file is not listed'],
    [['-P', '--transform=s,^,/etc/,', 'file'], '/etc/file is not listed'],
    [['LICENSE'], 'LICENSE is a symbolic link, not a plain file'],
    [['--no-recursion', '../in'], 'is a folder, not a plain file'],
    [['file', 'file'], 'file is not listed'],
    [['-C', '..', long.slice('extra/'.length)], 'has too long a name'],
    [['-C', '/dev', 'null'], 'null is a device, not a plain file'],
  ];
  for (const [args, message] of hostile) {
    writeFileSync(bundle, whole);
    appendTo(bundle, ['--directory', folder.file('extra/in'), ...args]);
    expectRefused(message);
  }
  writeFileSync(bundle, whole);
  writeFileSync(`${bundle}.tar`, readTar(bundle));
});

test('a listed name does not get a link past', () => {
  const tar = readTar(bundle);
  const { header = 0 } = placesIn(tar).get('images/empty') ?? {};
  folder.write('extra/images/.keep', '');
  symlinkSync('/etc/passwd', folder.file('extra/images/empty'));
  writeTar(bundle, Buffer.alloc(1024));
  appendTo(bundle, ['--directory', folder.file('extra'), 'images/empty']);
  const link = readTar(bundle).subarray(0, 512);
  writeTar(bundle, Buffer.concat([tar.subarray(0, header), link, tar.subarray(header + 512)]));
  expectRefused('images/empty is a symbolic link, not a plain file');
});

test('the size in the archive has to be the one in the manifest', () => {
  changeManifest((text) => withSum(text.replace('"size": 70001', '"size": 70000')));
  expectRefused('images/base.qcow2 has 70001 bytes, not 70000 as manifest.json says');
});

const malformed: [what: string, change: (text: string) => string | Buffer, message: string | RegExp][] = [
  ['no JSON', () => 'hello\n', 'manifest.json is malformed in line 1'],
  ['nothing', () => '', 'manifest.json is malformed in line 1'],
  ['another format', (text) => text.replace('"format": 1', '"format": 2'), 'manifest.json has format 2'],
  ['another product', (text) => text.replace('prosa', 'other'), 'malformed in line 3'],
  ['a path upwards', (text) => text.replace('"LICENSE"', '"../LICENSE"'), /malformed in line \d+/],
  ['a path upwards inside', (text) => text.replace('host/prosa', 'host/../prosa'), /malformed in line \d+/],
  ['an absolute path', (text) => text.replace('"LICENSE"', '"/LICENSE"'), /malformed in line \d+/],
  ['a hidden file', (text) => text.replace('"LICENSE"', '".LICENSE"'), /malformed in line \d+/],
  ['a mode with more rights', (text) => text.replace('0755', '4755'), /malformed in line \d+/],
  ['a size that overflows', (text) => text.replace('70001', '9'.repeat(19)), /malformed in line \d+/],
  ['a command for a size', (text) => text.replace('70001', '$(id)'), /malformed in line \d+/],
  ['a short hash', (text) => text.replace(/"sha256": "./, '"sha256": "'), /malformed in line \d+/],
  ['a file twice', (text) => text.replace('"LICENSE"', '"import.sh"'), 'manifest.json lists import.sh twice'],
  ['itself', (text) => text.replace('"LICENSE"', '"manifest.json"'), 'manifest.json lists manifest.json'],
  ['no end', (text) => text.replace(/\n\}\n$/, '\n'), /malformed in line \d+/],
  ['more after its end', (text) => `${text}{}\n`, 'manifest.json is malformed: it goes on after its end'],
  ['a missing comma', (text) => text.replace('},\n', '}\n'), /malformed in line \d+/],
  ['another version', (text) => text.replace('1.2.3', '1.2.2'), 'manifest.json was changed: its SHA-256'],
  ['a zero byte', (text) => text.replace('{', '{\0'), 'manifest.json is malformed: it holds more than plain text'],
  ['too much', (text) => text + ' '.repeat(300_000), /manifest.json is too large: \d+ bytes/],
];

test.each(malformed)('a manifest with %s is refused', (_, change, message) => {
  changeManifest(change);
  expectRefused(message);
});

test('what is no bundle at all is refused', () => {
  writeFileSync(bundle, 'hello');
  expectRefused(/damaged or cut short in its beginning \(.*File format not recognized\)/);
  writeTar(bundle, Buffer.from('hello'.repeat(5000)));
  expectRefused('this is no tar file');
  writeTar(bundle, Buffer.alloc(10240));
  expectRefused('the first member is not manifest.json but nothing');
  folder.write('extra/LICENSE', 'x');
  writeTar(bundle, Buffer.alloc(1024));
  appendTo(bundle, ['--directory', folder.file('extra'), 'LICENSE']);
  expectRefused('the first member is not manifest.json but LICENSE');
});

test('a bundle that is not there, and wrong use', () => {
  expect(folder.import([folder.file('nowhere')]).stderr).toMatch(/nowhere cannot be read/);
  expect(folder.import([])).toMatchObject({ exitCode: 64, stderr: expect.stringMatching(/^usage: /) });
  expect(folder.import(['--force', bundle]).exitCode).toBe(64);
  expect(folder.import([bundle, bundle]).exitCode).toBe(64);
});
