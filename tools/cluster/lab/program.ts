import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** What a program came to. */
export interface Outcome {
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Which namespaces of a process a program is to run in. */
export interface Inside {
  /** A process in them, as this machine numbers it. */
  readonly pid: number;
  /** As flags of nsenter. */
  readonly namespaces: readonly string[];
}

/** Starts a program in namespaces of another process, with an environment of its own. */
export function spawnInside(
  inside: Inside,
  command: readonly string[],
): ChildProcessByStdio<Writable, Readable, Readable> {
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LC_ALL: 'C.UTF-8', TERM: 'dumb' };
  const flags = ['--target', String(inside.pid), ...inside.namespaces, '--'];
  return spawn('/usr/bin/nsenter', [...flags, ...command], { env, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Runs a program there to its end, which is to come within `limitMs`; killed then. Does not throw when it fails. */
export async function runInside(
  inside: Inside,
  command: readonly string[],
  { input = '', limitMs = 120_000 }: { readonly input?: string; readonly limitMs?: number } = {},
): Promise<Outcome> {
  const child = spawnInside(inside, command);
  // A program that ends without reading what it is given is no error.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  clearTimeout(limit);
  return { code, stdout, stderr };
}

/** As {@link runInside}, for what has to succeed: standard output without the last line break. Throws with all it said otherwise. */
export async function succeedInside(
  inside: Inside,
  command: readonly string[],
  options?: Parameters<typeof runInside>[2],
): Promise<string> {
  const { code, stdout, stderr } = await runInside(inside, command, options);
  if (code !== 0) throw new Error(`${command.join(' ')}: exit code ${code}\n${stdout}${stderr}`);
  return stdout.trimEnd();
}

/** A program that goes on, and the lines that it writes after `ready`. */
export interface ReadyProgram {
  readonly child: ReturnType<typeof spawnInside>;
  readonly lines: Interface;
}

/** Starts a program there and waits until it says `ready`. Throws with what it said instead, and `otherwise`. */
export async function startInside(
  inside: Inside,
  command: readonly string[],
  otherwise: string,
): Promise<ReadyProgram> {
  const child = spawnInside(inside, command);
  let errors = '';
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  const lines = createInterface(child.stdout);
  const first: unknown = await Promise.race([
    once(lines, 'line').then(([line]) => line as unknown),
    once(child, 'exit'),
  ]);
  if (first !== 'ready') throw new Error(`${otherwise}: ${errors}`);
  return { child, lines };
}
