import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeWhole } from './fresh-folder.ts';
import { needTools } from './needed-tools.ts';
import { run } from './run.ts';
import { hashInputs, isMadeFrom, stamp } from './stamp.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'prosa-making-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('missing commands', () => {
  test('are named together with the packages that have them', () => {
    expect(() => needTools(['packer', 'qemu-img', 'mke2fs'], folder)).toThrow(
      'packer, qemu-img, mke2fs not found; install it with: apt-get install e2fsprogs packer qemu-utils',
    );
  });

  test('are found on the path when they can be run', () => {
    writeFileSync(join(folder, 'packer'), '');
    expect(() => needTools(['packer'], folder)).toThrow('packer not found');
    chmodSync(join(folder, 'packer'), 0o755);
    expect(() => needTools(['packer'], folder)).not.toThrow();
  });
});

describe('a folder that is made whole', () => {
  test('takes the place of the one before', async () => {
    const target = join(folder, 'image');
    mkdirSync(target);
    writeFileSync(join(target, 'old'), '');
    await makeWhole(target, async (fresh) => writeFileSync(join(fresh, 'new'), ''));
    expect(readdirSync(target)).toEqual(['new']);
    expect(readdirSync(folder)).toEqual(['image']);
  });

  test('stays as it was, with nothing beside it, when making fails', async () => {
    const target = join(folder, 'image');
    mkdirSync(target);
    writeFileSync(join(target, 'old'), '');
    const failing = makeWhole(target, async (fresh) => {
      writeFileSync(join(fresh, 'half'), '');
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(readdirSync(target)).toEqual(['old']);
    expect(readdirSync(folder)).toEqual(['image']);
  });
});

describe('what something was made from', () => {
  test('is another hash for other bytes, names, modes or words, and not for tests', () => {
    writeFileSync(join(folder, 'a.ts'), 'one');
    const first = hashInputs(folder, ['*']);
    writeFileSync(join(folder, 'a.test.ts'), 'a test');
    expect(hashInputs(folder, ['*', 'a.*'])).toBe(first);
    expect(hashInputs(folder, ['*'], ['word'])).not.toBe(first);
    chmodSync(join(folder, 'a.ts'), 0o755);
    expect(hashInputs(folder, ['*'])).not.toBe(first);
    chmodSync(join(folder, 'a.ts'), 0o644);
    writeFileSync(join(folder, 'a.ts'), 'two');
    expect(hashInputs(folder, ['*'])).not.toBe(first);
  });

  test('is remembered beside it', async () => {
    expect(await isMadeFrom(join(folder, 'nothing'), 'h')).toBe(false);
    await stamp(folder, 'h');
    expect(await isMadeFrom(folder, 'h')).toBe(true);
    expect(await isMadeFrom(folder, 'other')).toBe(false);
  });
});

test('a command that fails tells the end of what it wrote', async () => {
  expect(await run('sh', ['-c', 'echo out; echo err >&2'])).toBe('out\n');
  await expect(run('sh', ['-c', 'echo why >&2; exit 3'])).rejects.toThrow('why\nsh ended with code 3');
});
