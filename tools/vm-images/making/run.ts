import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { toolPath } from './needed-tools.ts';
import { VmError } from './vm-error.ts';

/** More than what to run. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Called with each line that the command writes; without it they are only shown when it fails. */
  readonly onLine?: (line: string) => void;
}

/** How much of the output tells why a command failed. */
const toldLines = 25;

/**
 * Runs a command without standard input and returns what it wrote on standard output. Ctrl-C reaches it too, as it
 * belongs to the terminal's group. Throws a VmError with the end of its output when it does not end with 0.
 */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return (await runForBytes(command, args, options)).toString();
}

/** Like `run`, for output that is no text. */
export async function runForBytes(command: string, args: readonly string[], options: RunOptions = {}): Promise<Buffer> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...options.env, PATH: toolPath() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout: Buffer[] = [];
  let all = '';
  child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes));
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.on('data', (bytes: Buffer) => {
      const text = bytes.toString('latin1'); // only read by people; what is returned is not decoded
      all = (all + text).slice(-100_000);
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) options.onLine?.(line);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return Buffer.concat(stdout);
  const end = all.trimEnd().split('\n').slice(-toldLines).join('\n');
  throw new VmError(`${end}\n${basename(command)} ended with code ${code}`);
}
