import type { Cluster } from '../config/schema.ts';
import { leadsToEach, wayTo } from './host-access.ts';
import { firstShell, type NodeShell } from './node-shell.ts';

/**
 * A shell on the first host of the cluster that can be asked: by SSH as root, or by `via`, with `{name}` and `{address}` for those of the host, or
 * without them, when it leads to one host anyway. Throws a ClusterError when none can be asked.
 */
export async function clusterShell({ hosts }: Pick<Cluster, 'hosts'>, via?: string): Promise<NodeShell> {
  const asked = via !== undefined && !leadsToEach(via) ? hosts.slice(0, 1) : hosts;
  return firstShell(asked.map((host) => wayTo(host, via)));
}
