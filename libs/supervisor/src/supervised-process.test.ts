import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { isRunning } from './process-table.ts';
import type { RestartPolicy } from './restart-policy.ts';
import { type ProcessExit, SupervisedProcess } from './supervised-process.ts';

const quick: RestartPolicy = { firstDelayMs: 5, maxDelayMs: 20, stableAfterMs: 60_000, maxFailures: 3 };
const started: SupervisedProcess[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((process) => process.stop()));
});

function supervise(script: string, options: { stopTimeoutMs?: number } = {}): SupervisedProcess {
  const supervised = new SupervisedProcess({
    name: 'example',
    command: process.execPath,
    args: ['-e', script],
    env: { ...process.env, NODE_OPTIONS: '' },
    policy: quick,
    ...options,
  });
  started.push(supervised);
  return supervised;
}

const waiting = `console.log('up'); setInterval(() => {}, 1000);`;

test('what is killed comes back, as often as it takes', async () => {
  const supervised = supervise(waiting);
  const pids: number[] = [];
  supervised.on('start', (pid) => pids.push(pid));
  supervised.start();
  for (let round = 0; round < 5; round++) {
    await once(supervised, 'line');
    await supervised.kill();
  }
  await once(supervised, 'line');
  expect(new Set(pids).size).toBe(6);
});

test('what dies at once again and again is given up with what it said last', async () => {
  const supervised = supervise(`console.error('no database'); process.exit(1)`);
  const exits: ProcessExit[] = [];
  supervised.on('exit', (exit) => exits.push(exit));
  supervised.start();
  await once(supervised, 'gaveUp');
  expect(exits.map((exit) => exit.restartInMs)).toEqual([5, 10, undefined]);
  expect(supervised.lastLines).toContain('no database');
});

test('who refuses its settings is not asked again', async () => {
  const supervised = supervise(`console.error('PORT: not a number'); process.exit(78)`);
  supervised.start();
  const [exit] = (await once(supervised, 'gaveUp')) as [ProcessExit];
  expect(exit).toMatchObject({ code: 78, restartInMs: undefined });
});

test('a command that does not exist is given up, too', async () => {
  const supervised = new SupervisedProcess({ name: 'x', command: '/no/such', args: [], env: {}, policy: quick });
  supervised.start();
  await once(supervised, 'gaveUp');
  expect(supervised.lastLines.join()).toContain('ENOENT');
});

test('stop ends it for good; who does not listen is killed', async () => {
  const deaf = supervise(`process.on('SIGTERM', () => {}); ${waiting}`, { stopTimeoutMs: 100 });
  deaf.start();
  await once(deaf, 'line');
  const pid = deaf.pid ?? 0;
  const exit = once(deaf, 'exit') as Promise<[ProcessExit]>;
  await deaf.stop();
  expect((await exit)[0]).toMatchObject({ signal: 'SIGKILL', restartInMs: undefined });
  expect(isRunning(pid)).toBe(false);
  deaf.start();
  expect(deaf.pid).toBeUndefined();
});

test('a frozen process can be stopped', async () => {
  const supervised = supervise(waiting);
  supervised.start();
  await once(supervised, 'line');
  supervised.signal('SIGSTOP');
  await supervised.stop();
  expect(supervised.pid).toBeUndefined();
});
