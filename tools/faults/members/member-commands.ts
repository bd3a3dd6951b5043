import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pace } from '../../cluster/generate/patroni.ts';
import type { MemberPorts } from './member-machine.ts';

/** What every member is told; only on 127.0.0.1. */
export interface MembersSettings {
  /** Ports of all members, by name. */
  readonly ports: Readonly<Record<string, MemberPorts>>;
  /** Of the users that the members make. */
  readonly password: string;
  /** Folder with PostgreSQL's programs. */
  readonly binaries: string;
}

/** Writes the configuration of a member into its folder and answers what runs there: etcd and Patroni. */
export function memberCommands(name: string, folder: string, settings: MembersSettings): readonly string[] {
  const { ports } = settings;
  const own = ports[name];
  if (own === undefined) throw new Error(`there is no member ${name}`);
  const config = join(folder, 'patroni.json');
  writeFileSync(config, JSON.stringify(patroniConfig(name, folder, own, settings), undefined, 2), { mode: 0o644 });
  const peers = Object.entries(ports).map(([member, { etcdPeer }]) => `${member}=http://127.0.0.1:${etcdPeer}`);
  const etcd = [
    ...['--name', name, '--data-dir', join(folder, 'etcd'), '--log-level', 'error'],
    ...urls('client', own.etcd),
    ...urls('peer', own.etcdPeer).map((flag) => flag.replace('--advertise-peer', '--initial-advertise-peer')),
    ...['--initial-cluster', peers.join(',')],
  ];
  return [['etcd', ...etcd].join(' '), `patroni ${config}`];
}

function urls(kind: 'client' | 'peer', port: number): string[] {
  const url = `http://127.0.0.1:${port}`;
  return [`--listen-${kind}-urls`, url, `--advertise-${kind}-urls`, url];
}

/** JSON, which is YAML. A commit is on another member before it is acknowledged; with none there nothing is. */
function patroniConfig(name: string, folder: string, own: MemberPorts, settings: MembersSettings): object {
  const { password, binaries, ports } = settings;
  const here = (port: number) => `127.0.0.1:${port}`;
  return {
    scope: 'prosa',
    name,
    restapi: { listen: here(own.patroni), connect_address: here(own.patroni) },
    etcd3: { hosts: Object.values(ports).map(({ etcd }) => here(etcd)) },
    bootstrap: {
      dcs: {
        ...pace,
        maximum_lag_on_failover: 1_048_576,
        synchronous_mode: true,
        synchronous_mode_strict: true,
        postgresql: {
          use_pg_rewind: true,
          parameters: { wal_level: 'replica', hot_standby: 'on', wal_log_hints: 'on', max_wal_senders: 10 },
        },
      },
      initdb: [{ encoding: 'UTF8' }, { 'locale-provider': 'icu' }, { 'icu-locale': 'und' }, 'data-checksums'],
    },
    postgresql: {
      listen: here(own.postgres),
      connect_address: here(own.postgres),
      data_dir: join(folder, 'data'),
      bin_dir: binaries,
      pgpass: join(folder, 'pgpass'),
      // What an old leader wrote alone may lie further back than the log it has left: then it is copied anew.
      remove_data_directory_on_rewind_failure: true,
      authentication: {
        superuser: { username: 'postgres', password },
        replication: { username: 'replicator', password },
        rewind: { username: 'rewinder', password },
      },
      parameters: { unix_socket_directories: folder, shared_buffers: '64MB', max_connections: 60, fsync: 'on' },
      pg_hba: ['host all all 127.0.0.1/32 scram-sha-256', 'host replication replicator 127.0.0.1/32 scram-sha-256'],
    },
  };
}
