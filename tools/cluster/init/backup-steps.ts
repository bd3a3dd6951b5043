import type { Cluster } from '../config/schema.ts';
import { pgbackrest } from '../database/repository.ts';
import { backupTimers, repositoryFiles } from '../generate/backup-units.ts';
import { repositoryCertificates, repositoryName } from '../generate/certificates.ts';
import { databases } from '../generate/etcd.ts';
import { stanza } from '../generate/pgbackrest.ts';
import { plannedFile } from '../generate/planned-file.ts';
import { installed, reloaded, runningWith, started, waitFor } from './commands.ts';
import { repositoryCopies } from './copies.ts';
import { hasAddress, hasWay, isDebian13, isRoot } from './host-needs.ts';
import { type Step, step } from './step.ts';

/** Machines without KVM take minutes to boot, and databases as long again to find together. */
const leadSeconds = 900;

const [full, incr] = ['prosa-backup@full.service', 'prosa-backup@incr.service'];

/** What the machine with the backups has to have before anything is changed; no step without backups. */
export function backupRequirements(cluster: Cluster): Step[] {
  const { backup } = cluster;
  if (backup === undefined) return [];
  const [database = ''] = databases(cluster).map(({ address }) => address);
  return [
    step(repositoryName, 'what the machine with the backups has to have', {
      requirements: [
        isRoot,
        isDebian13,
        hasAddress(backup.address, 'backup.address', 'databases'),
        hasWay('the databases', database),
      ],
    }),
  ];
}

/** pgBackRest on that machine, and PostgreSQL's user with it. */
export function backupSoftware({ backup }: Cluster): Step[] {
  return backup === undefined
    ? []
    : [step(repositoryName, 'software for the backups', { commands: [installed(['pgbackrest'])] })];
}

/** Where the backups lie, and who lets databases in there. `first` is the host with the certificates. */
export function repositorySteps(cluster: Cluster, first: string): Step[] {
  const { backup } = cluster;
  if (backup === undefined) return [];
  const { folder } = backup;
  return [
    step(repositoryName, 'where the backups of PostgreSQL lie', {
      copies: repositoryCopies(first),
      files: repositoryFiles(cluster, backup).map(({ path, text }) => plannedFile(path, text)),
      commands: [
        {
          run: `install -d -m 0750 -o postgres -g postgres ${folder}`,
          unless: `test "$(stat -c %U:%G:%a ${folder})" = postgres:postgres:750`,
        },
        reloaded([...backupTimers, full, incr]),
        // Debian's own unit of `pgbackrest server`.
        runningWith('pgbackrest', shown, '/etc/prosa/backup/taken'),
      ],
    }),
  ];
}

const shown = ['/etc/pgbackrest.conf', ...Object.values(repositoryCertificates)];

/** When a database leads: the repository is prepared for it, timers run, and a first backup begins, as without one nothing can be restored. */
export function backupBegins({ backup }: Cluster): Step[] {
  if (backup === undefined) return [];
  const created = pgbackrest('stanza-create');
  const why =
    "echo 'no database leads that lets this machine in; those that ran before know of the backups when they have started again' >&2";
  const known = (kind: 'archive' | 'backup') => `${backup.folder}/${kind}/${stanza}/${kind}.info`;
  return [
    step(repositoryName, 'backups begin', {
      commands: [
        {
          run: waitFor(`( ${created} )`, `${why}; ( ${created} )`, leadSeconds),
          unless: `test -s ${known('archive')} && test -s ${known('backup')}`,
        },
        started(backupTimers),
        {
          // It may take long, and needs nobody who waits.
          run: `systemctl start --no-block ${full}`,
          unless: `grep -qF '[backup:current]' ${known('backup')} || systemctl show --property=ActiveState ${full} | grep -q activating`,
        },
      ],
    }),
  ];
}
