import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archived, called, copied, followed, pace, recovered } from '../../cluster/generate/patroni.ts';
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

/** Name of the installation. */
export const scope = 'prosa';

/** Where a machine keeps what it shows to others: file names within its folder. */
export const shownFiles = { authority: 'ca.pem', certificate: 'cert.pem', key: 'key.pem' } as const;

/** Folder with the scripts of the image of a database-server. */
export const imageScripts = join(import.meta.dirname, '../../vm-images/guest/database-server/usr/lib/prosa');

/**
 * Writes the configuration of a member into its folder and answers what runs there: etcd, Patroni with what looks after its first database, and
 * pgBackRest for the repository.
 */
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
  const backup = memberBackupConf(asBackedUp(name, folder, own), settings.repository, shownBy(folder));
  writeFileSync(join(folder, 'pgbackrest.conf'), backup);
  for (const script of ['first-database', 'make-database', 'part-leads', 'role-changes'])
    copyFileSync(join(imageScripts, script), join(folder, script));
  writeFileSync(join(folder, 'patroni.sh'), patroniScript(folder));
  writeFileSync(join(folder, 'watch.sh'), watchScript(folder));
  writeFileSync(join(folder, 'etcd.sh'), `until etcd ${etcd.join(' ')}; do sleep 2; done\n`);
  const shell = (script: string): string => `sh ${join(folder, script)}`;
  return [shell('etcd.sh'), patroniCommand(folder), shell('watch.sh'), 'pgbackrest server'];
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

/** Line of a shell that runs Patroni, with its number within the machine in the file patroni.pid. */
export function patroniCommand(folder: string): string {
  return `sh ${join(folder, 'patroni.sh')}`;
}

/** As the unit prosa-patroni does: first-database before it, and started again when it fails. */
function patroniScript(folder: string): string {
  return `until sh -c 'echo $$ >${folder}/patroni.pid
  ${folder}/first-database before ${folder}/data ${folder}/patroni.json && exec patroni ${folder}/patroni.json'
do sleep 2; done
`;
}

/** As the unit prosa-first-database does, with a restart of Patroni. */
function watchScript(folder: string): string {
  return `until ${folder}/first-database watch ${folder}/data ${folder}/patroni.json; do
  kill -TERM $(cat ${folder}/patroni.pid)
  while kill -0 $(cat ${folder}/patroni.pid) 2>/dev/null; do sleep 0.2; done
  ${patroniCommand(folder)} &
done
`;
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
      ...called(
        `env PGHOST=${folder} PGPORT=${own.postgres} ${join(folder, 'role-changes')}`,
        join(folder, 'patroni.json'),
      ),
      ...recovered,
      parameters: {
        ...followed,
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
