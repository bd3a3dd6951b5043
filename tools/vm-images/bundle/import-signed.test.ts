import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { BundleFolder } from './small-bundle.ts';
import { flipped, placesIn, readTar, writeTar } from './tar-file.ts';

let folder: BundleFolder;
let key: string;
let bundle: string;

beforeEach(async () => {
  folder = new BundleFolder();
  key = folder.makeKey('maker');
  bundle = await folder.export('vm-export.tar.xz', key);
});
afterEach(() => folder[Symbol.dispose]());

function verify(...args: string[]): string {
  const { exitCode, stdout, stderr } = folder.import([...args, '--verify', bundle]);
  return exitCode === 0 ? stdout : stderr;
}

test('a signed bundle is right by the public key or by a file of allowed signers', () => {
  expect(verify('--key', `${key}.pub`)).toMatch(/^signed by prosa\n/);
  const signers = folder.write('signers', `maker@example.org ${readFileSync(`${key}.pub`, 'utf8')}`);
  expect(verify('--key', signers)).toMatch(/^signed by maker@example\.org\n/);
  expect(verify()).toMatch(/^signed, but not checked by whom/);
});

test('PROSA_VM_KEY is the key, too', () => {
  const { stdout } = folder.import(['--verify', bundle], { env: { PROSA_VM_KEY: `${key}.pub` } });
  expect(stdout).toMatch(/^signed by prosa\n/);
});

test('the signature of somebody else is refused, and so is a bundle without one', async () => {
  const other = folder.makeKey('other');
  expect(verify('--key', `${other}.pub`)).toBe(
    `import.sh: manifest.json.sig was not made with ${other}.pub, or was changed\n`,
  );
  await folder.export();
  expect(verify('--key', `${key}.pub`)).toBe('import.sh: manifest.json is not signed\n');
  expect(folder.import(['--key', `${key}.pub`, bundle]).exitCode).toBe(1);
  expect(existsSync(folder.machines)).toBe(false);
});

test('a signature that was made for something else is refused', () => {
  const tar = readTar(bundle);
  const { content = 0, size = 0 } = placesIn(tar).get('manifest.json') ?? {};
  const manifest = folder.write('manifest.json', tar.subarray(content, content + size));
  execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', key, '-n', 'file', manifest], { stdio: 'ignore' });
  const place = placesIn(tar).get('manifest.json.sig') ?? { content: 0, size: 0 };
  const signature = readFileSync(`${manifest}.sig`);
  const begin = tar.subarray(0, place.content);
  // The other namespace makes it shorter, within the same block of the archive.
  const header = begin.subarray(-512);
  header.write(signature.length.toString(8).padStart(11, '0'), 124);
  header.fill(32, 148, 156);
  header.write(
    header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0') + '\0 ',
    148,
  );
  const filled = Buffer.alloc(512);
  signature.copy(filled);
  writeTar(bundle, Buffer.concat([begin, filled, tar.subarray(place.content + 512)]));
  expect(verify()).toMatch(/^signed, but not checked/);
  expect(verify('--key', `${key}.pub`)).toMatch(/manifest\.json\.sig does not belong to manifest\.json/);
});

test('one byte changed in any member is found, in the manifest and its signature by the key', () => {
  const tar = readTar(bundle);
  for (const [name, { content, size }] of placesIn(tar)) {
    if (size === 0) continue;
    writeTar(bundle, flipped(tar, content + Math.floor(size / 2)));
    expect([name, verify('--key', `${key}.pub`)]).toEqual([name, expect.stringContaining(name)]);
    expect(verify('--key', `${key}.pub`)).toMatch(/^import\.sh: /);
  }
});

test('a key that cannot be read is said', () => {
  expect(verify('--key', folder.file('nowhere'))).toMatch(/the key .*nowhere cannot be read/);
});
