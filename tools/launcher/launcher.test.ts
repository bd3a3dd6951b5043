import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockInstance } from './instance-lock.ts';
import { LaunchError } from './launch-error.ts';
import { checkPort, portHolder } from './port-holder.ts';
import { addressOf, launcherSettings, reachableOf } from './settings.ts';

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'prosa-launcher-'));
});

afterEach(() => rmSync(data, { recursive: true }));

/** The launcher as a process of its own, up to where it gives up. */
function launch(env: Record<string, string>): Promise<{ code: number; lines: string[] }> {
  const main = join(import.meta.dirname, 'main.ts');
  // Without what this run says of colours: Node warns when it is told two things.
  const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
  const options = { env: { ...inherited, NODE_OPTIONS: '', PROSA_DATA: data, ...env } };
  return new Promise((done) => {
    execFile(process.execPath, [main], options, (error, _stdout, stderr) => {
      done({ code: Number(error?.code ?? 0), lines: stderr.trim().split('\n') });
    });
  });
}

test('wrong settings: one line each, exit code 78', async () => {
  expect(await launch({ PORT: '99999', PROSA_SIGN_UP: 'maybe' })).toEqual({
    code: 78,
    lines: ['PORT: must be a whole number from 1 to 65535', 'PROSA_SIGN_UP: must be open, invite or closed'],
  });
});

test('a port that is taken: one line says by whom and what to set', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    expect(portHolder(port)?.pid).toBe(process.pid);
    const { code, lines } = await launch({ PORT: String(port) });
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(`^Port ${port} is taken by process ${process.pid} .*PORT=${port + 1} npm start$`),
      ),
    ]);
    expect(existsSync(join(data, 'launcher.json'))).toBe(false);
  } finally {
    server.close();
  }
});

test('an address of another machine: one line', async () => {
  await expect(checkPort('192.0.2.1', 8080)).rejects.toThrow('HOST: 192.0.2.1 is no address of this machine.');
});

test('a second launcher on the same data: one line with the address of the first', async () => {
  const unlock = lockInstance(data, 'http://localhost:8080');
  const { code, lines } = await launch({ PORT: '8099' });
  expect(code).toBe(1);
  expect(lines).toEqual([
    expect.stringContaining(`already runs on this data at http://localhost:8080 (process ${process.pid}`),
  ]);
  unlock();
  lockInstance(data, 'http://localhost:8081')();
});

test('what a launcher left behind that is gone, or whose number another program has, is no hindrance', () => {
  for (const holder of [
    '{"pid":999999999,"start":"1","address":"x"}',
    `{"pid":${process.pid},"start":"x"}`,
    'half a fi',
  ]) {
    writeFileSync(join(data, 'launcher.json'), holder);
    lockInstance(data, 'http://localhost:8080')();
  }
});

test('a data folder that cannot be: one line', async () => {
  writeFileSync(join(data, 'file'), '');
  const { code, lines } = await launch({ PROSA_DATA: join(data, 'file', 'below') });
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
});

test('what a browser opens', () => {
  const address = (host: string): string => addressOf({ host, port: 80 });
  expect(['127.0.0.1', '::', '10.0.0.7', 'fd00::7'].map(address)).toEqual([
    'http://localhost:80',
    'http://localhost:80',
    'http://10.0.0.7:80',
    'http://[fd00::7]:80',
  ]);
});

test('what a program on this machine calls', () => {
  const address = (host: string): string => reachableOf({ host, port: 80 });
  expect(['127.0.0.1', '::', '0.0.0.0', 'fd00::7'].map(address)).toEqual([
    'http://127.0.0.1:80',
    'http://[::1]:80',
    'http://127.0.0.1:80',
    'http://[fd00::7]:80',
  ]);
});

test('the data folder is relative to the repository, and nothing set means the default', () => {
  const settings = launcherSettings({ PORT: '', PROSA_DATA: 'there' });
  expect(settings).toMatchObject({ port: 8080, host: '127.0.0.1', signUp: 'open', databaseUrl: undefined });
  expect(settings.data).toBe(join(import.meta.dirname, '../../there'));
});

test('a full disk, a missing right and a surprise are one line each', () => {
  const failing = (code: string): Error => Object.assign(new Error(`${code}: write`), { code, path: '/data' });
  expect(LaunchError.of(failing('ENOSPC')).message).toMatch(/^The disk is full/);
  expect(LaunchError.of(failing('EACCES')).message).toMatch(/^No permission for \/data/);
  expect(LaunchError.of(new Error('odd')).message).toBe('odd');
});
