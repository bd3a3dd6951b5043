import { copyFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { apart, archived, copied, pace, recovered } from '../../cluster/generate/patroni.ts';
import {
  type BackedUp,
  type Certificates,
  memberBackupConf,
  type Repository,
  repositoryBackupConf,
} from '../../cluster/generate/pgbackrest.ts';
import type { MemberPorts } from './member-machine.ts';

/** What every member is told; only on 127.0.0.1. */
export interface MembersSettings {
  /** Ports of all members, by name. */
  readonly ports: Readonly<Record<string, MemberPorts>>;
  /** Of the users that the members make. */
  readonly password: string;
  /** Folder with PostgreSQL's programs. */
  readonly binaries: string;
  /** Where their log goes and backups are. */
  readonly repository: Repository;
}

const partLeads = resolve(import.meta.dirname, '../../vm-images/guest/database-server/usr/lib/prosa/part-leads');

/** Name of the installation. */
export const scope = 'prosa';

/** Where a machine keeps what it shows to others: file names within its folder. */
export const shownFiles = { authority: 'ca.pem', certificate: 'cert.pem', key: 'key.pem' } as const;

/** Writes the configuration of a member into its folder and answers what runs there: etcd, Patroni, and pgBackRest for the repository. */
export function memberCommands(name: string, folder: string, settings: MembersSettings): readonly string[] {
  const { ports } = settings;
  const own = ports[name];
  if (own === undefined) throw new Error(`there is no member ${name}`);
  const config = join(folder, 'patroni.json');
  writeFileSync(config, JSON.stringify(patroniConfig(name, folder, own, settings), undefined, 2), { mode: 0o644 });
  copyFileSync(partLeads, join(folder, 'part-leads'));
  const peers = Object.entries(ports).map(([member, { etcdPeer }]) => `${member}=http://127.0.0.1:${etcdPeer}`);
  const etcd = [
    ...['--name', name, '--data-dir', join(folder, 'etcd'), '--log-level', 'error'],
    ...urls('client', own.etcd),
    ...urls('peer', own.etcdPeer).map((flag) => flag.replace('--advertise-peer', '--initial-advertise-peer')),
    ...['--initial-cluster', peers.join(',')],
  ];
  const backup = memberBackupConf(asBackedUp(name, folder, own), settings.repository, shownBy(folder));
  writeFileSync(join(folder, 'pgbackrest.conf'), backup);
  return [['etcd', ...etcd].join(' '), `sh -c '${patroniCommand(folder)}'`, 'pgbackrest server'];
}

/** Writes the configuration of the machine with the backups into its folder and answers what runs there. */
export function repositoryCommands(
  folder: string,
  members: readonly BackedUp[],
  repository: Repository,
): readonly string[] {
  writeFileSync(join(folder, 'pgbackrest.conf'), repositoryBackupConf(members, repository, shownBy(folder)));
  return ['pgbackrest server'];
}

/** Line of a shell that becomes Patroni, with its number within the machine in a file. */
export function patroniCommand(folder: string): string {
  return `echo $$ >${join(folder, 'patroni.pid')}; exec patroni ${join(folder, 'patroni.json')}`;
}

/** A member as its backups know it. */
export function asBackedUp(name: string, folder: string, ports: MemberPorts): BackedUp {
  const data = join(folder, 'data');
  return { name, address: '127.0.0.1', data, sockets: folder, postgresPort: ports.postgres, port: ports.backup };
}

function shownBy(folder: string): Certificates {
  const { authority, certificate, key } = shownFiles;
  return { authority: join(folder, authority), certificate: join(folder, certificate), key: join(folder, key) };
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
    scope,
    name,
    restapi: { listen: here(own.patroni), connect_address: here(own.patroni) },
    etcd3: { hosts: Object.values(ports).map(({ etcd }) => here(etcd)) },
    bootstrap: {
      dcs: {
        ...pace(),
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
      ...copied,
      ...apart(join(folder, 'part-leads'), join(folder, 'patroni.json')),
      ...recovered,
      parameters: {
        ...archived,
        unix_socket_directories: folder,
        shared_buffers: '64MB',
        max_connections: 60,
        fsync: 'on',
      },
      pg_hba: [
        'local all postgres peer',
        'host all all 127.0.0.1/32 scram-sha-256',
        'host replication replicator 127.0.0.1/32 scram-sha-256',
      ],
    },
  };
}
