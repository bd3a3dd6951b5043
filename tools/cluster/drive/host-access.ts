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

/** How a host is reached: SSH as root, or `via`, words with `{name}` and `{address}` in the places of the host's. Throws when it has neither. */
export function hostAccess({ name, address }: Pick<ClusterHost, 'name' | 'address'>, via?: string): HostAccess {
  if (via !== undefined && !/\{(name|address)\}/.test(via))
    throw new ClusterError('--via: must hold {name} or {address}, which stand for the host');
  const words = via?.split(' ').filter((word) => word !== '') ?? [
    'ssh',
    '-o',
    'BatchMode=yes',
    '-o',
    'ConnectTimeout=5',
    'root@{address}',
  ];
  return accessBy(words.map((word) => word.replaceAll('{name}', name).replaceAll('{address}', address)));
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
