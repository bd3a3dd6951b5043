import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { ClusterError } from '../cluster-error.ts';

/** What a script came to. */
export interface ScriptOutcome {
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A shell on a host of the cluster, or on one of its machines, as root. */
export interface NodeShell {
  /** Runs a POSIX shell script to its end, for {@link usualLimitMs} at most unless told. Does not throw when that fails. */
  run(script: string, limitMs?: number): Promise<ScriptOutcome>;
}

/** How long a script may take; the longest of the usual ones waits for a machine to stop. */
export const usualLimitMs = 120_000;

/** A shell that is had by a command, such as `['ssh', 'root@10.20.0.1']`; `sh -s` is put behind it. */
export function shellBy(prefix: readonly string[]): NodeShell {
  return {
    async run(script, limitMs = usualLimitMs) {
      const [command = 'sh', ...words] = [...prefix, 'sh', '-s'];
      const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'pipe'], timeout: limitMs, killSignal: 'SIGKILL' });
      // One that ends before it has read everything is told by its exit code.
      child.stdin.on('error', () => undefined);
      child.stdin.end(script);
      const [stdout, stderr, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close') as Promise<[number | null]>,
      ]);
      return { code, stdout, stderr };
    },
  };
}

/**
 * The first host at which one gets in and finds the cluster running, asked one after the other. Throws a ClusterError that names them
 * all when there is none.
 */
export async function firstShell(
  prefixes: readonly (readonly string[])[],
  open: (prefix: readonly string[]) => NodeShell = shellBy,
): Promise<NodeShell> {
  return firstOf(prefixes.map((prefix) => ({ name: prefix.join(' '), shell: open(prefix) })));
}

/** As {@link firstShell}, of shells that have names. */
export async function firstOf(shells: readonly { name: string; shell: NodeShell }[]): Promise<NodeShell> {
  const reasons: string[] = [];
  for (const { name, shell } of shells) {
    const { code, stderr } = await shell.run('crm_node --name');
    if (code === 0) return shell;
    reasons.push(`${name}: ${stderr.trim() || `exit code ${code}`}`);
  }
  throw new ClusterError(['no host of the cluster can be asked:', ...reasons].join('\n'));
}

/** As {@link NodeShell.run}, for what has to succeed: standard output. Throws a ClusterError with what it said otherwise. */
export async function succeed(shell: NodeShell, script: string, limitMs?: number): Promise<string> {
  const { code, stdout, stderr } = await shell.run(script, limitMs);
  if (code === 0) return stdout;
  throw new ClusterError(`${(stderr || stdout).trim()}\nexit code ${code} of: ${script.trim()}`);
}

/** A word for the shell that stands for itself. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
