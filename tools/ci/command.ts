import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, '../..');

/** How a command ended. */
export interface CommandResult {
  readonly exitCode: number | null;
  /** Standard output and standard error together. */
  readonly output: string;
}

/** More than what to run. */
export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Passes on nothing of what it writes unless it fails. */
  readonly quiet?: boolean;
  /** Passes on nothing of what it writes, also when it fails, as it may. */
  readonly silent?: boolean;
  /** After so long it is ended. */
  readonly timeoutMs?: number;
}

/** Runs a command in the repository, without stdin, and shows what it writes. */
export async function command(
  line: readonly [string, ...string[]],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { env = {}, cwd = root, quiet = false, silent = false, timeoutMs = 15 * 60_000 } = options;
  const [name, ...args] = line;
  const child = spawn(name, args, {
    cwd,
    env: { ...process.env, ...env, PATH: `${root}/node_modules/.bin:${process.env['PATH'] ?? ''}` },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // to be able to end it with everything it started
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      chunks.push(text);
      if (!quiet && !silent) process.stdout.write(text);
    });
  }
  const timer = setTimeout(() => {
    chunks.push(`\n${line.join(' ')} was ended after ${timeoutMs / 1000} s\n`);
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, timeoutMs);
  const [exitCode] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  const output = chunks.join('');
  if (quiet && !silent && exitCode !== 0) process.stdout.write(output);
  return { exitCode, output };
}

/** Like `command`; throws when it does not end with 0. */
export async function must(line: readonly [string, ...string[]], options: CommandOptions = {}): Promise<string> {
  const { exitCode, output } = await command(line, options);
  if (exitCode !== 0) throw new Error(`${line.join(' ')} ended with code ${exitCode}`);
  return output;
}
