import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

let folder: string;
let path: string;

/** A repository with nothing but the installer, and an npm that does what a test says. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prosa-install-'));
  cpSync(import.meta.dirname, join(folder, 'tools/build'), { recursive: true });
  cpSync(resolve(import.meta.dirname, '../../.nvmrc'), join(folder, '.nvmrc'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  lock('1.0.0');
  path = join(folder, 'path');
  mkdirSync(path);
});

afterEach(() => rmSync(folder, { recursive: true }));

function lock(version: string): void {
  const packages = {
    '': {},
    'node_modules/needed': { version },
    'node_modules/other-system': { version, optional: true },
  };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
}

function npmDoes(script: string): void {
  writeFileSync(join(path, 'npm'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(path, 'npm'), 0o755);
}

/** npm as it leaves things: the packages and its own copy of the lock. */
const installs = (version: string): string => `echo called >> calls
mkdir -p node_modules/.bin
echo '{"packages":{"node_modules/needed":{"version":"${version}"}}}' > node_modules/.package-lock.json`;

const calls = (): number => {
  const file = join(folder, 'calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').length : 0;
};

function install(): Promise<{ code: number; stderr: string }> {
  const env = { PATH: `${path}:/usr/bin:/bin`, HOME: folder };
  return new Promise((done) => {
    execFile(process.execPath, ['tools/build/install.mjs'], { cwd: folder, env }, (error, _, stderr) => {
      done({ code: Number(error?.code ?? 0), stderr: stderr.trim() });
    });
  });
}

test('installs once, and again only when the lock file has changed', async () => {
  npmDoes(installs('1.0.0'));
  expect(await install()).toMatchObject({ code: 0 });
  expect(await install()).toEqual({ code: 0, stderr: '' });
  expect(calls()).toBe(1);
  lock('2.0.0');
  npmDoes(installs('2.0.0'));
  expect(await install()).toMatchObject({ code: 0 });
  expect(calls()).toBe(2);
});

test('takes what somebody installed by hand when it fits', async () => {
  npmDoes(installs('1.0.0'));
  mkdirSync(join(folder, 'node_modules'));
  const installed = { packages: { 'node_modules/needed': { version: '1.0.0' } } };
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify(installed));
  expect(await install()).toEqual({ code: 0, stderr: '' });
  expect(calls()).toBe(0);
});

const failures: [what: string, npm: string, line: RegExp][] = [
  [
    'no network',
    'npm error code EAI_AGAIN\nnpm error request to https://registry failed',
    /^The package registry cannot be reached/,
  ],
  ['a full disk', 'npm error code ENOSPC\nnpm error nospc There appears to be insufficient space', /^The disk is full/],
  ['no permission', 'npm error code EACCES\nnpm error syscall mkdir', /^npm has no permission to write/],
  ['another lock file', 'npm error code EUSAGE\nnpm error `npm ci` can only install packages when', /npm run lock/],
  ['anything else', 'npm error code EWEIRD\nnpm error something new', /^npm ci failed: .*something new/],
];

test.each(failures)('%s is told in one line', async (_, output, line) => {
  npmDoes(`cat >&2 <<'END'\n${output}\nEND\nexit 1`);
  const { code, stderr } = await install();
  expect(code).toBe(1);
  const [, ...rest] = stderr.split('\n'); // after "Installing …"
  expect(rest).toEqual([expect.stringMatching(line)]);
  expect(existsSync(join(folder, 'node_modules/.prosa-lock-hash'))).toBe(false);
});
