import type { Cluster } from '../config/schema.ts';
import { machineShell } from '../drive/machine-shell.ts';
import { type NodeShell, shellBy, succeed } from '../drive/node-shell.ts';
import { certificates } from '../generate/certificates.ts';
import { databases, voteMember } from '../generate/etcd.ts';
import { backedUp } from '../generate/pgbackrest.ts';
import { machineIsHealthy } from '../drive/machine-is-healthy.ts';
import type { DatabaseMember, DatabaseSite } from './database-site.ts';

/** Units of systemd on a database machine. */
const [patroni, persistence] = ['prosa-patroni', 'prosa-persistence'];

/**
 * PostgreSQL of a real cluster, as the host of `shell` reaches it. The machine with the backups is reached by SSH as root, or by
 * `repositoryVia`, a command in words apart from each other.
 */
export function clusterSite(cluster: Cluster, shell: NodeShell, repositoryVia?: string): DatabaseSite {
  const members = databases(cluster).map((machine): DatabaseMember => {
    const inside = machineShell(shell, machine.hosts[0] ?? '', machine.name);
    const { name, address, data, sockets, postgresPort } = backedUp(machine);
    return {
      name,
      shell: inside,
      patroni: { url: `https://${address}:8008`, certificates },
      etcd: { url: `https://${address}:2379`, certificates },
      patroniConfig: '/run/prosa/patroni.yaml',
      data,
      sockets,
      port: postgresPort,
      startPatroni: async () => void (await succeed(inside, `systemctl start ${patroni}`)),
      stopPatroni: async () => void (await succeed(inside, `systemctl stop ${patroni}`)),
    };
  });
  const vote = voteMember(cluster);
  return {
    name: cluster.name,
    members,
    ...(vote && { vote: { name: vote.name, etcd: { url: `https://${vote.address}:2379`, certificates } } }),
    repository: repositoryShell(cluster, repositoryVia),
    async stopWriters() {
      for (const member of members) await succeed(member.shell, `systemctl stop ${persistence}`);
    },
    async startWriters() {
      for (const member of members) await succeed(member.shell, `systemctl start ${persistence}`);
      for (const { name, hosts } of databases(cluster)) await machineIsHealthy(shell, hosts[0] ?? '', name);
    },
  };
}

function repositoryShell({ backup }: Cluster, via?: string): NodeShell | undefined {
  if (backup === undefined) return undefined;
  if (via !== undefined) return shellBy(via.split(' ').filter((word) => word !== ''));
  return shellBy(['ssh', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=5', `root@${backup.address}`]);
}
