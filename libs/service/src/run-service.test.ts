/** `runService` in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { LogLine } from './log-capture.ts';

/** Runs the fixture, sends `signal` once it has started, and gives what came of it. */
async function run(scenario: string, signal?: NodeJS.Signals) {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'run-service.fixture.ts')], {
    env: { PATH: process.env['PATH'], SCENARIO: scenario },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: LogLine[] = [];
  createInterface(child.stdout).on('line', (text) => {
    const line = JSON.parse(text) as LogLine;
    lines.push(line);
    if (line['msg'] === 'started' && signal) child.kill(signal);
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr, lines, messages: lines.map(({ msg }) => msg) };
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s closes the service once and ends with 0', async (signal) => {
  const { code, messages, stderr } = await run('', signal);
  expect(messages).toEqual(['started', 'stopping', 'closing', 'stopped']);
  expect([code, stderr]).toEqual([0, '']);
});

test('SIGHUP reloads and the service goes on', async () => {
  const { code, messages } = await run('reloading', 'SIGHUP');
  expect(messages).toEqual(['started', 'reloading', 'stopping', 'closing', 'stopped']);
  expect(code).toBe(0);
});

test('a signal while starting closes the service when it has started', async () => {
  const { code, messages } = await run('stopped while starting');
  expect(messages).toEqual(['started', 'stopping', 'closing', 'stopped']);
  expect(code).toBe(0);
});

test('wrong settings: one line a mistake on standard error, exit code 78', async () => {
  expect(await run('wrong settings')).toMatchObject({
    code: 78,
    stderr: 'A: is not set\nB: is not set\n',
    messages: [],
  });
});

test('a start that fails is logged and ends with 1', async () => {
  const { code, lines } = await run('broken start');
  expect(code).toBe(1);
  expect(lines).toMatchObject([{ level: 'fatal', msg: 'could not start', err: { message: 'port taken' } }]);
});

test('an error that nothing caught is logged and ends with 1', async () => {
  const { code, lines } = await run('later error');
  expect(code).toBe(1);
  expect(lines.at(-1)).toMatchObject({ level: 'fatal', err: { message: 'nobody caught this' } });
});

test('closing that fails is logged and ends with 1', async () => {
  const { code, lines } = await run('broken close', 'SIGTERM');
  expect(code).toBe(1);
  expect(lines.at(-1)).toMatchObject({ level: 'error', err: { message: 'would not' } });
});
