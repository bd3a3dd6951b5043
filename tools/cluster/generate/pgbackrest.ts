import type { Machine } from '../config/machines.ts';
import type { BackupPlan, Cluster } from '../config/schema.ts';
import { certificates, repositoryCertificates, repositoryName } from './certificates.ts';
import { databases } from './etcd.ts';

/** Name of the installation's database in its backups, the same for every cluster: each has a repository of its own. */
export const stanza = 'prosa';

/** Where PostgreSQL lies on a machine, and where one finds it. */
export interface BackedUp {
  readonly name: string;
  readonly address: string;
  /** PostgreSQL's data folder, and the folder with its socket. */
  readonly data: string;
  readonly sockets: string;
  readonly postgresPort: number;
  /** Of its `pgbackrest server`. */
  readonly port: number;
}

/** The machine that keeps the backups. */
export interface Repository {
  readonly address: string;
  readonly port: number;
  readonly folder: string;
  readonly keepDays: number;
}

/** What a party of the backups shows the others. */
export type Certificates = Readonly<Record<keyof typeof certificates, string>>;

const port = 8432;
const place = { data: '/data/postgresql/17', sockets: '/run/postgresql', postgresPort: 5432, port };

/** A database machine as its backups know it. */
export function backedUp({ name, address }: Pick<Machine, 'name' | 'address'>): BackedUp {
  return { name, address, ...place };
}

/** /etc/pgbackrest.conf of a database machine. */
export function memberConf(plan: BackupPlan, machine: Machine): string {
  return memberBackupConf(backedUp(machine), { ...plan, port }, certificates);
}

/** /etc/pgbackrest.conf of the machine with the backups. */
export function repositoryConf(cluster: Cluster, plan: BackupPlan): string {
  return repositoryBackupConf(databases(cluster).map(backedUp), { ...plan, port }, repositoryCertificates);
}

/** pgbackrest.conf of a member: it sends its log to the repository, and lets the repository in, by certificate. */
export function memberBackupConf(member: BackedUp, repository: Repository, shown: Certificates): string {
  return text({
    global: [...reached('repo1-host', repository, shown), ...served(member, shown, [repositoryName]), ...manners],
    [stanza]: postgres('pg1', member),
  });
}

/** pgbackrest.conf of the repository: it takes backups from the member that leads, and lets every member send its log. */
export function repositoryBackupConf(
  members: readonly BackedUp[],
  repository: Repository,
  shown: Certificates,
): string {
  return text({
    global: [
      ['repo1-path', repository.folder],
      // A full backup, and the log after it, is kept until a later one is as old as that.
      ['repo1-retention-full-type', 'time'],
      ['repo1-retention-full', repository.keepDays],
      ['start-fast', 'y'],
      ...served(
        repository,
        shown,
        members.map(({ name }) => name),
      ),
      ...manners,
    ],
    [stanza]: members.flatMap((member, index) => [
      ...reached(`pg${index + 1}-host`, member, shown),
      ...postgres(`pg${index + 1}`, member),
    ]),
  });
}

type Options = readonly (readonly [name: string, value: string | number])[];
type Peer = Pick<Repository, 'address' | 'port'>;

/** What all have in common: what they say is for the journal. */
const manners: Options = [
  ['compress-type', 'zst'],
  ['log-level-file', 'off'],
  ['log-level-console', 'warn'],
];

function postgres(option: string, { data, sockets, postgresPort }: BackedUp): Options {
  return [
    [`${option}-path`, data],
    [`${option}-socket-path`, sockets],
    [`${option}-port`, postgresPort],
  ];
}

function reached(option: string, { address, port }: Peer, shown: Certificates): Options {
  return [
    [option, address],
    [`${option}-type`, 'tls'],
    [`${option}-port`, port],
    [`${option}-ca-file`, shown.authority],
    [`${option}-cert-file`, shown.certificate],
    [`${option}-key-file`, shown.key],
  ];
}

/** `names` are those that are let in, as their certificates say. */
function served({ address, port }: Peer, shown: Certificates, names: readonly string[]): Options {
  return [
    ['tls-server-address', address],
    ['tls-server-port', port],
    ['tls-server-ca-file', shown.authority],
    ['tls-server-cert-file', shown.certificate],
    ['tls-server-key-file', shown.key],
    ...names.map((name) => ['tls-server-auth', `${name}=${stanza}`] as const),
  ];
}

function text(sections: Readonly<Record<string, Options>>): string {
  return Object.entries(sections)
    .map(([section, options]) => [`[${section}]`, ...options.map((option) => option.join('=')), ''].join('\n'))
    .join('\n');
}
