import { expect, test } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const [table = ''] = readFileSync(`${root}/docs/settings.md`, 'utf8').split('\n## ');

/** Rows of the one table: name and who reads it. */
const documented = new Map(
  [...table.matchAll(/^\| `([A-Z0-9_]+)` +\| ([^|]+) \|/gm)].map(([, name = '', who = '']) => [name, who.trim()]),
);

/** Names in a schema of settings, at the start of a line: `  PORT: …`. */
function settingsIn(file: string): string[] {
  return [...readFileSync(`${root}/${file}`, 'utf8').matchAll(/^\s+([A-Z][A-Z0-9_]+):/gm)].map(([, name = '']) => name);
}

const readers: [reader: string, file: string][] = [
  ['launcher', 'tools/launcher/settings.ts'],
  ['gateway', 'apps/gateway/src/settings.ts'],
  ['persistence', 'apps/persistence/src/settings.ts'],
  ['ai', 'apps/ai/src/settings.ts'],
  ['all services', 'libs/service/src/tls-settings.ts'],
];

test.each(readers)('every setting of the %s stands in docs/settings.md', (reader, file) => {
  const names = settingsIn(file);
  expect(names).not.toEqual([]);
  for (const name of names) {
    expect([name, documented.get(name)]).toEqual([
      name,
      expect.stringMatching(new RegExp(`\\b${reader}\\b|all services`)),
    ]);
  }
});

test('docs/settings.md names no setting that nobody reads', () => {
  const read = new Set(readers.flatMap(([, file]) => settingsIn(file)));
  expect([...documented.keys()].filter((name) => !read.has(name))).toEqual([]);
});

test('no service reads the environment past its settings', () => {
  const files = globSync('apps/{gateway,persistence,ai}/src/**/*.ts', { cwd: root }).filter(
    (file) => !/\/(testing\/|test-|jest\.)|\.(test|measure)\.ts$|\/(settings|main)\.ts$/.test(file),
  );
  expect(existsSync(`${root}/apps/gateway/src/main.ts`)).toBe(true);
  expect(files.filter((file) => readFileSync(`${root}/${file}`, 'utf8').includes('process.env'))).toEqual([]);
});
