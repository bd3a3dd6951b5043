import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addedPaths, packLayer } from './layer.ts';

let folder: string;
let base: string;
let larger: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prosa-layer-'));
  base = join(folder, 'base');
  larger = join(folder, 'larger');
  mkdirSync(join(base, 'etc'), { recursive: true });
  writeFileSync(join(base, 'etc/same'), 'same');
  writeFileSync(join(base, 'etc/changed'), 'before');
  symlinkSync('same', join(base, 'etc/link'));
  cpSync(base, larger, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a layer is what is new or different, and over the base it gives the larger one', async () => {
  writeFileSync(join(larger, 'etc/changed'), 'after!');
  utimesSync(join(larger, 'etc/changed'), 2, 2); // written within the same tick of the clock it would have the same time
  mkdirSync(join(larger, 'usr'));
  writeFileSync(join(larger, 'usr/new'), 'new');
  utimesSync(join(larger, 'etc/same'), 1, 1); // another time alone is no difference
  const paths = await addedPaths(base, larger);
  expect(paths).toEqual(['etc/changed', 'usr', 'usr/new']);

  const tar = join(folder, 'layer.tar');
  await packLayer(larger, paths, tar);
  execFileSync('tar', ['-x', '-C', base, '-f', tar]);
  expect(await addedPaths(base, larger)).toEqual([]);
  expect(readFileSync(join(base, 'etc/changed'), 'utf8')).toBe('after!');
});

test('what would have to be removed is refused by name', async () => {
  rmSync(join(larger, 'etc/link'));
  await expect(addedPaths(base, larger)).rejects.toThrow('not in what is built on it: etc/link');
});
