import { ClusterError } from '../cluster-error.ts';
import type { DatabaseSite } from '../database/database-site.ts';
import { leaderOf, patroniMembers } from '../database/patroni-view.ts';
import { type Backup, backups, pgbackrest, repositoryOf } from '../database/repository.ts';
import { succeed } from '../drive/node-shell.ts';

/** What kind of backup: `full` takes everything, `incr` what is new since the last one, or everything when there is none. */
export type BackupType = 'full' | 'incr';

/** A backup that was made, and from when on every point in time can be restored. */
export interface MadeBackup {
  readonly backup: Backup;
  readonly tookMs: number;
  readonly oldest: Date;
}

const backupLimitMs = 24 * 3_600_000;
/** pgBackRest itself waits a minute for the log. */
const checkLimitMs = 180_000;

/**
 * Makes a backup of the member that leads, now, while all goes on. Throws a ClusterError, with nothing changed, when no member leads or the log does
 * not reach the repository: such a backup could not be restored. With `isDryRun` nothing is asked of the repository but whether it could.
 */
export async function makeBackup(
  site: DatabaseSite,
  type: BackupType,
  say: (line: string) => void,
  isDryRun = false,
): Promise<MadeBackup | undefined> {
  const repository = repositoryOf(site);
  const leader = leaderOf(site, await patroniMembers(site));
  say(`${leader.name} leads`);
  if (isDryRun) {
    const before = await backups(repository);
    say(`${before.length} backups are there${before.length === 0 ? ': the repository would be prepared' : ''}`);
    say('would see that the log of PostgreSQL reaches the repository (pgbackrest check)');
    say(`would make a backup: ${type === 'full' || before.length === 0 ? 'everything' : 'what is new'}`);
    return undefined;
  }
  // Does nothing where that was done before.
  await step('the repository is prepared', () => succeed(repository, pgbackrest('stanza-create'), checkLimitMs), say);
  await step('the log reaches the repository', () => succeed(repository, pgbackrest('check'), checkLimitMs), say);
  const began = performance.now();
  say(`backup of ${type === 'full' ? 'everything' : 'what is new'} …`);
  await succeed(repository, pgbackrest('backup', `--type=${type}`), backupLimitMs);
  const all = await backups(repository);
  const [oldest, backup] = [all[0], all.at(-1)];
  if (oldest === undefined || backup === undefined)
    throw new ClusterError('pgBackRest made a backup that is not there');
  return { backup, tookMs: performance.now() - began, oldest: oldest.endedAt };
}

async function step(what: string, run: () => Promise<unknown>, say: (line: string) => void): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    throw new ClusterError(`not so: ${what}\n${error.message}`);
  }
  say(what);
}
