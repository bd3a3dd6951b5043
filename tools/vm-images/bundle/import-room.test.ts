import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { BundleFolder } from './small-bundle.ts';

let folder: BundleFolder;
let bundle: string;

beforeEach(async () => {
  folder = new BundleFolder();
  bundle = await folder.export();
});
afterEach(() => folder[Symbol.dispose]());

test('a disk without room is said before anything is unpacked', () => {
  mkdirSync(folder.file('disk'));
  const script = 'mount -t tmpfs -o size=1m tmpfs "$2" && "$0" "$1"; code=$?; ls -A "$2"; exit "$code"';
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    [
      '--user',
      '--map-root-user',
      '--mount',
      'bash',
      '-c',
      script,
      resolve(import.meta.dirname, '../import.sh'),
      bundle,
      folder.file('disk'),
    ],
    {
      env: { PATH: process.env['PATH'], PROSA_VM_DIR: folder.file('disk/machines') },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  expect(stderr).toBe(`import.sh: not enough room in ${folder.file('disk')}: 65 MiB are needed, 0 MiB are free\n`);
  expect(status).toBe(1);
  expect(stdout).not.toMatch(/right:/);
  expect(stdout.trim().split('\n').at(-1)).toMatch(/^Prosa 1\.2\.3/); // and the folder is empty
});

test('a disk that fills up on the way leaves nothing behind', () => {
  const { exitCode, stderr } = folder.import([bundle], { before: 'ulimit -f 32' });
  expect(stderr).toMatch(/import\.sh: images\/base\.qcow2 cannot be written\n/);
  expect(exitCode).toBe(1);
  expect(existsSync(folder.machines)).toBe(false);
});

test('what an import left that was killed is removed by the next one, what runs is left alone', () => {
  const { pid = 0 } = spawnSync('true');
  for (const owner of [pid, process.pid]) mkdirSync(`${folder.machines}.unpack-${owner}`);
  expect(folder.import([bundle]).exitCode).toBe(0);
  expect(readdirSync(folder.path).filter((name) => name.startsWith('machines.'))).toEqual([
    `machines.unpack-${process.pid}`,
  ]);
});

test('a folder that cannot be written to is said', () => {
  const { stderr } = folder.import([bundle], { env: { PROSA_VM_DIR: folder.file('nowhere/machines') } });
  expect(stderr).toMatch(/nowhere is no folder that can be written to \(root may\)\n$/);
});
