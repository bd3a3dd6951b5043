import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { ClusterError } from '../cluster-error.ts';
import type { ClusterHost } from '../config/schema.ts';
import { type NodeShell, shellBy } from './node-shell.ts';

/** A way onto one host, as root. */
export interface HostAccess {
  readonly shell: NodeShell;
  /** Writes a local file to a path there, which has no blanks. Throws a ClusterError when that fails. */
  send(file: string, path: string): Promise<void>;
}

/**
 * The words before a command that is to run on a host: SSH as root, or those of `via`, apart from each other, with the host's name and address in the
 * places of `{name}` and `{address}`.
 */
export function wayTo(
  { name, address }: Pick<ClusterHost, 'name' | 'address'>,
  via = 'ssh -o BatchMode=yes -o ConnectTimeout=5 root@{address}',
): string[] {
  const words = via.split(' ').filter((word) => word !== '');
  return words.map((word) => word.replaceAll('{name}', name).replaceAll('{address}', address));
}

/** Whether it leads to the host that it is asked for, and not to one alone. */
export function leadsToEach(via: string): boolean {
  return /\{(name|address)\}/.test(via);
}

/** How a host is reached, as {@link wayTo}. Throws a ClusterError when `via` would reach the same one, whichever is wanted. */
export function hostAccess(host: Pick<ClusterHost, 'name' | 'address'>, via?: string): HostAccess {
  if (via !== undefined && !leadsToEach(via))
    throw new ClusterError('--via: must hold {name} or {address}, which stand for the host');
  return accessBy(wayTo(host, via));
}

/** The same by a command, such as `['ssh', 'root@10.20.0.1']`. */
export function accessBy(prefix: readonly string[]): HostAccess {
  return {
    shell: shellBy(prefix),
    async send(file, path) {
      // Words without signs of the shell: SSH gives them to one.
      const [command = 'dd', ...words] = [...prefix, 'dd', `of=${path}`, 'bs=1M', 'status=none'];
      const child = spawn(command, words, { stdio: ['pipe', 'ignore', 'pipe'] });
      const [said, [code]] = await Promise.all([
        text(child.stderr),
        once(child, 'close') as Promise<[number | null]>,
        // One that ends before it has read everything is told by its exit code.
        pipeline(createReadStream(file), child.stdin).catch(() => undefined),
      ]);
      if (code !== 0) throw new ClusterError(`${path} cannot be written: ${said.trim() || `exit code ${code}`}`);
    },
  };
}
