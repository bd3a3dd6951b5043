import { stringify } from 'yaml';
import { databaseVote, type Machine, machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';
import { certificates, voteCertificates, voteName } from './certificates.ts';
import { asOldYaml } from './old-yaml.ts';

/** Where the machine of the third vote keeps what its member knows (StateDirectory of its unit). */
export const voteData = '/var/lib/prosa-etcd';

/** A member of etcd: one beside each database member, and one on the machine of the third vote when there are two of them. */
export interface EtcdMember {
  readonly name: string;
  readonly address: string;
}

/** Who decides which database leads. */
export function etcdMembers(cluster: Cluster): EtcdMember[] {
  const members = databases(cluster).map(({ name, address }) => ({ name, address }));
  const vote = voteMember(cluster);
  return vote === undefined ? members : [...members, vote];
}

/** The member on the machine of the third vote; undefined: there is none, as databases alone are an odd number. */
export function voteMember(cluster: Cluster): EtcdMember | undefined {
  const vote = databaseVote(cluster);
  return vote && { name: voteName, address: vote.address };
}

/** The machines with PostgreSQL. */
export function databases(cluster: Cluster): Machine[] {
  return machinesOf(cluster).filter(({ kind }) => kind === 'database');
}

/** The configuration file of one member (`etcd --config-file`). Everybody who talks to it shows a certificate of the installation. */
export function etcdConfig(cluster: Cluster, { name, address }: EtcdMember): string {
  const members = etcdMembers(cluster);
  const { leaderSeconds } = cluster.machines.database;
  const [shown, folder] = name === voteName ? [voteCertificates, voteData] : [certificates, '/data/etcd'];
  const security = {
    'trusted-ca-file': shown.authority,
    'cert-file': shown.certificate,
    'key-file': shown.key,
    'client-cert-auth': true,
  };
  return stringify(
    {
      name,
      'data-dir': folder,
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
