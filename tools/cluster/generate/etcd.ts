import { stringify } from 'yaml';
import { type Machine, machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';
import { certificates } from './certificates.ts';
import { asOldYaml } from './old-yaml.ts';

/** A member of etcd: one beside each database member, and one on the machine of the third vote when there are two of them. */
export interface EtcdMember {
  readonly name: string;
  readonly address: string;
}

/** Who decides which database leads. */
export function etcdMembers(cluster: Cluster): EtcdMember[] {
  const members: EtcdMember[] = databases(cluster).map(({ name, address }) => ({ name, address }));
  const isEven = members.length % 2 === 0;
  return isEven && cluster.vote !== undefined ? [...members, { name: 'vote', address: cluster.vote.address }] : members;
}

/** The machines with PostgreSQL. */
export function databases(cluster: Cluster): Machine[] {
  return machinesOf(cluster).filter(({ kind }) => kind === 'database');
}

/** The configuration file of one member (`etcd --config-file`). Everybody who talks to it shows a certificate of the installation. */
export function etcdConfig(cluster: Cluster, { name, address }: EtcdMember): string {
  const members = etcdMembers(cluster);
  const { leaderSeconds } = cluster.machines.database;
  const security = {
    'trusted-ca-file': certificates.authority,
    'cert-file': certificates.certificate,
    'key-file': certificates.key,
    'client-cert-auth': true,
  };
  return stringify(
    {
      name,
      'data-dir': '/data/etcd',
      'listen-peer-urls': `https://${address}:2380`,
      'initial-advertise-peer-urls': `https://${address}:2380`,
      'listen-client-urls': `https://${address}:2379`,
      'advertise-client-urls': `https://${address}:2379`,
      'initial-cluster': members.map((member) => `${member.name}=https://${member.address}:2380`).join(','),
      'initial-cluster-state': 'new',
      'initial-cluster-token': cluster.name,
      // Milliseconds; at least twice the defaults, as a machine may have to wait for its processor. Patroni notices nothing of it (its ttl).
      'heartbeat-interval': leaderSeconds * 10,
      'election-timeout': leaderSeconds * 100,
      // Patroni speaks JSON; with a configuration file etcd offers that only when it is asked to.
      'enable-grpc-gateway': true,
      'client-transport-security': security,
      'peer-transport-security': security,
    },
    asOldYaml,
  );
}
