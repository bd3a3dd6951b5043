import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { lifeline } from './lifeline.ts';
import { isRunning } from './process-table.ts';

const supervisor = pathToFileURL(join(import.meta.dirname, 'supervised-process.ts')).href;

test('a service ends when its supervisor is killed', async () => {
  const service = `process.on('SIGTERM', () => process.exit()); console.log('pid', process.pid); setInterval(() => {}, 1000);`;
  const script = `
    import { SupervisedProcess } from '${supervisor}';
    const args = ['--import', ${JSON.stringify(lifeline)}, '-e', ${JSON.stringify(service)}];
    const supervised = new SupervisedProcess({ name: 'x', command: process.execPath, args, env: {} });
    supervised.on('line', (line) => console.log(line));
    supervised.start();`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
  const pid = Number(line.split(' ')[1]);
  expect(isRunning(pid)).toBe(true);
  parent.kill('SIGKILL');
  await expect(gone(pid)).resolves.toBe(true);
});

/** Jest's time limit ends a wait in vain. */
async function gone(pid: number): Promise<true> {
  while (isRunning(pid)) await new Promise((done) => setTimeout(done, 20));
  return true;
}
