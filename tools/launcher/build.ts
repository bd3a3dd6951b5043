import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { LaunchError } from './launch-error.ts';
import { root } from './settings.ts';
import type { Terminal } from './terminal.ts';

/**
 * Builds what is not built yet; Nx knows. The full output goes to a file. Throws LaunchError with the first lines that
 * look like an error. `signal` ends a build that nobody waits for any more.
 */
export async function build(logFile: string, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const started = performance.now();
  const nx = [
    'run-many',
    '-t',
    'build',
    'compress',
    '-p',
    'chat-web',
    'gateway',
    'persistence',
    'ai',
    '--outputStyle=stream',
  ];
  const child = spawn(process.execPath, [`${root}/node_modules/.bin/nx`, ...nx], {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${root}/node_modules/.bin:${process.env['PATH'] ?? ''}`,
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // Ctrl-C is ours to pass on
  });
  const end = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  signal.addEventListener('abort', end, { once: true });
  const log = createWriteStream(logFile);
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      log.write(`${line}\n`);
    });
  }
  const notice = setTimeout(() => terminal.step('Building (once; about half a minute) …'), 2_500);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(notice);
  signal.removeEventListener('abort', end);
  log.end();
  if (signal.aborted) return;
  if (code !== 0) throw new LaunchError(`The build failed: ${reason(lines)} (all of it: ${logFile})`);
  const seconds = (performance.now() - started) / 1000;
  if (seconds > 5) terminal.step(`Built in ${seconds.toFixed(0)} s.`);
}

function reason(lines: readonly string[]): string {
  const telling = lines.find((line) => /ENOSPC|EACCES|error TS|✘|\berror\b/i.test(line));
  return (telling ?? lines.findLast((line) => line.trim() !== '') ?? 'Nx said nothing').trim().slice(0, 300);
}
