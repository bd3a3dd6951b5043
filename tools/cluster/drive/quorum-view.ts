import { ClusterError } from '../cluster-error.ts';
import type { NodeShell } from './node-shell.ts';

/** Who has a say in which part of the cluster is the majority, as one host sees it. */
export interface QuorumView {
  /** Votes that its part has, and how many it needs. */
  readonly votes: number;
  readonly needed: number;
  /** Numbers of the hosts in its part, and of those that the third vote answers: all of them, when it is there and for this part. */
  readonly hosts: readonly number[];
  readonly voted: readonly number[];
}

/** Asks a host. Throws a ClusterError when Corosync does not run there. */
export async function quorumView(shell: NodeShell): Promise<QuorumView> {
  // Its exit code is not 0 either when there is no majority.
  const { stdout, stderr } = await shell.run('corosync-quorumtool -s');
  if (!stdout.includes('Votequorum information'))
    throw new ClusterError(`corosync-quorumtool: ${(stderr || stdout).trim()}`);
  return readQuorum(stdout);
}

/** Reads what `corosync-quorumtool -s` says. */
export function readQuorum(text: string): QuorumView {
  const number = (title: string): number => Number(new RegExp(`^${title}: +(\\d+)`, 'm').exec(text)?.[1] ?? 0);
  const hosts = [...text.matchAll(/^ *(\d+|0x[0-9a-f]+) +\d+ +([A-Z]+(?:,[A-Z]+)*) +\S+/gm)];
  const numbers = (rows: typeof hosts): number[] => rows.map(([, id]) => Number(id));
  return {
    votes: number('Total votes'),
    needed: number('Quorum'),
    hosts: numbers(hosts),
    // Alive, and voting.
    voted: numbers(hosts.filter(([, , flags]) => flags?.startsWith('A,V,'))),
  };
}
