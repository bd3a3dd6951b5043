import { stringify } from 'yaml';
import type { Machine } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';
import { certificates } from './certificates.ts';
import { etcdMembers } from './etcd.ts';
import { asOldYaml } from './old-yaml.ts';
import { stanza } from './pgbackrest.ts';

/**
 * In seconds: how long a leader leads without a sign, how often each looks, how long it asks. Patroni 4 takes no less than 20 for the first.
 */
export function pace(leaderSeconds = 20) {
  return {
    ttl: leaderSeconds,
    loop_wait: Math.floor(leaderSeconds / 20),
    retry_timeout: Math.floor(leaderSeconds / 4),
  };
}

/** With backups: PostgreSQL's parameters that send its log to the repository, each minute at the latest. */
export const archived = {
  archive_mode: 'on',
  archive_command: `pgbackrest --stanza=${stanza} archive-push %p`,
  archive_timeout: '60s',
} as const;

/** With backups: what of Patroni's section `postgresql` lets a follower, or one that is rewound, have log that no member has any more. */
export const recovered = {
  recovery_conf: { restore_command: `pgbackrest --stanza=${stanza} archive-get %f "%p"` },
} as const;

/**
 * PostgreSQL's parameters by which one that follows looks soon again for one that leads, whose commits wait for it: it looks each 5 s otherwise, also
 * when that one is back after a second.
 */
export const followed = { wal_retrieve_retry_interval: '1s' } as const;

/** Of the same section: a member is copied at once, and not only when the leader has written everything down at its leisure, which takes minutes. */
export const copied = { basebackup: { checkpoint: 'fast' } } as const;

/**
 * Of the same section: what is called when a member starts, or leads from now on. It has etcd led elsewhere, and makes the database of persistence and its user when this one
 * leads, not before: what has no database yet never led, and may be made anew (tools/vm-images/guest/database-server: role-changes, first-database).
 */
export function called(program: string, config: string) {
  const command = `${program} ${config}`;
  return { callbacks: { on_start: command, on_role_change: command } };
}

/** As on a machine of its own (tools/vm-images/guest/database-server, postgresql.conf); the compiler of JIT is not in the image. */
const sizes = {
  shared_buffers: '160MB',
  effective_cache_size: '384MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  wal_compression: 'on',
  max_wal_size: '512MB',
  jit: 'off',
};

/**
 * patroni.yml of a database machine: PostgreSQL 17 that has a commit on another member before it says so. With three members or more
 * it would rather take no writes than have them on one disk; two go on alone.
 */
export function patroniConfig(cluster: Cluster, { name, address }: Machine): string {
  const { authority, certificate, key } = certificates;
  const { count, leaderSeconds } = cluster.machines.database;
  const login = { sslmode: 'verify-ca', sslrootcert: authority, sslcert: certificate, sslkey: key };
  const network = cluster.networks.machines;
  return stringify(
    {
      scope: cluster.name,
      name,
      restapi: {
        listen: `${address}:8008`,
        connect_address: `${address}:8008`,
        cafile: authority,
        certfile: certificate,
        keyfile: key,
        verify_client: 'required',
      },
      ctl: { cacert: authority, certfile: certificate, keyfile: key },
      etcd3: {
        hosts: etcdMembers(cluster).map((member) => `${member.address}:2379`),
        protocol: 'https',
        cacert: authority,
        cert: certificate,
        key,
      },
      bootstrap: {
        dcs: {
          ...pace(leaderSeconds),
          maximum_lag_on_failover: 1_048_576,
          synchronous_mode: true,
          synchronous_mode_strict: count >= 3,
          postgresql: {
            use_pg_rewind: true,
            parameters: { wal_level: 'replica', hot_standby: 'on', wal_log_hints: 'on', max_wal_senders: 10 },
          },
        },
        initdb: [{ encoding: 'UTF8' }, { 'locale-provider': 'builtin' }, { locale: 'C.UTF-8' }, 'data-checksums'],
      },
      postgresql: {
        listen: `${address}:5432`,
        connect_address: `${address}:5432`,
        use_unix_socket: true,
        // What an old leader wrote alone may lie further back than the log it has left: then it is copied anew.
        remove_data_directory_on_rewind_failure: true,
        ...copied,
        ...called('/usr/lib/prosa/role-changes', '/run/prosa/patroni.yaml'),
        data_dir: '/data/postgresql/17',
        bin_dir: '/usr/lib/postgresql/17/bin',
        // Its user's home may not be written to.
        pgpass: '/run/postgresql/patroni.pgpass',
        // No passwords: inside the machine the system's user counts, between machines the certificate.
        authentication: {
          superuser: { username: 'postgres' },
          replication: { username: 'replicator', ...login },
          rewind: { username: 'rewinder', ...login },
        },
        ...(cluster.backup && recovered),
        parameters: {
          ...followed,
          ...(cluster.backup && archived),
          unix_socket_directories: '/run/postgresql',
          // A standby whose primary went without a word is read from when it has noticed that.
          wal_receiver_timeout: `${Math.floor(leaderSeconds * 0.75)}s`,
          ...sizes,
          ssl: 'on',
          ssl_ca_file: authority,
          ssl_cert_file: certificate,
          ssl_key_file: key,
        },
        pg_hba: [
          'local prosa prosa-persistence peer',
          `hostssl prosa prosa-persistence ${network} cert map=members`,
          'local all postgres peer',
          `hostssl replication replicator ${network} cert map=members`,
          `hostssl postgres rewinder ${network} cert map=members`,
        ],
        pg_ident: ['replicator', 'rewinder', 'prosa-persistence'].map((user) => `members /^database-[1-9]$ ${user}`),
      },
      // A primary that hangs is turned off by the machine's own watchdog, where there is one.
      watchdog: { mode: 'automatic', safety_margin: 5 },
    },
    asOldYaml,
  );
}
