import type { Cluster } from '../config/schema.ts';
import { firstShell, type NodeShell } from './node-shell.ts';

/**
 * A shell on a host of the cluster: `via`, a command in words apart from each other, gives one, or else SSH as root to each host of the file
 * in turn. Throws a ClusterError when no host can be asked.
 */
export async function clusterShell({ hosts }: Cluster, via?: string): Promise<NodeShell> {
  if (via !== undefined) return firstShell([via.split(' ').filter((word) => word !== '')]);
  const ssh = ['ssh', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=5'];
  return firstShell(hosts.map(({ address }) => [...ssh, `root@${address}`]));
}
