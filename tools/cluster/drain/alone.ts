import { ClusterError } from '../cluster-error.ts';
import type { Cluster } from '../config/schema.ts';

/**
 * Whether one of two hosts may be drained, as `--alone` says. Throws a ClusterError where there are more, which are drained without anything stopping, and
 * where there is no third vote: the databases' etcd would have no majority then, and nothing could be written.
 */
export function mayBeAlone(isGiven: boolean, { hosts, vote }: Pick<Cluster, 'hosts' | 'vote'>): boolean {
  if (isGiven && hosts.length !== 2) throw new ClusterError(`--alone: is for two hosts, and there are ${hosts.length}`);
  if (isGiven && vote === undefined)
    throw new ClusterError(
      '--alone: needs a third vote (vote.address), without which nothing can be written when a database stops',
    );
  return isGiven;
}
