import { ClusterError } from '../cluster-error.ts';
import { ask } from './ask.ts';
import type { DatabaseMember, DatabaseSite, EtcdElsewhere } from './database-site.ts';
import { leaderOf, type PatroniMember, patroniMembers } from './patroni-view.ts';
import { query } from './postgres-shell.ts';
import { type Backup, backups } from './repository.ts';

/** How far a member is behind the one that leads. */
export interface Lag {
  readonly bytes: number;
  readonly seconds: number;
}

/** Whether the log of PostgreSQL reaches the repository. */
export interface ArchiveState {
  /** Since the last piece came there; undefined: none did. */
  readonly secondsAgo: number | undefined;
  /** The last piece was refused. */
  readonly isFailing: boolean;
}

/** How the databases stand. What could not be asked is a text that says why. */
export interface DatabaseState {
  readonly members: readonly PatroniMember[] | string;
  /** By name, of those that follow. */
  readonly lags: ReadonlyMap<string, Lag>;
  /** What is wrong with each member of etcd that is not healthy. */
  readonly etcd: ReadonlyMap<string, string>;
  /** Undefined: there are none by plan. */
  readonly backup: { readonly last: Backup | undefined; readonly archive: ArchiveState } | string | undefined;
}

/** Asks all that is there. Does not throw a ClusterError. */
export async function databaseState(site: DatabaseSite): Promise<DatabaseState> {
  const etcd = new Map<string, string>();
  for (const member of site.members) {
    const said = await orWhy(() => ask(member, member.etcd, '/health'));
    if (!said.includes('"true"')) etcd.set(member.name, said.trim().split('\n')[0] ?? '');
  }
  const elsewhere = site.vote && (await wrongElsewhere(site, site.vote));
  if (site.vote && elsewhere !== undefined) etcd.set(site.vote.name, elsewhere);
  const members = await orWhy(() => patroniMembers(site));
  const leader = typeof members === 'string' ? undefined : await orWhy(async () => leaderOf(site, members));
  const isLed = leader !== undefined && typeof leader !== 'string';
  const lags = isLed ? await orWhy(() => lagsOf(leader)) : new Map<string, Lag>();
  const { repository } = site;
  const backup =
    repository === undefined
      ? undefined
      : await orWhy(async () => {
          const last = (await backups(repository)).at(-1);
          if (!isLed) throw new ClusterError('no database leads, and so nothing is archived');
          return { last, archive: await archiveState(leader) };
        });
  return { members, lags: typeof lags === 'string' ? new Map() : lags, etcd, backup };
}

/** What is wrong with a member of etcd that only database machines reach, by the word of the first of them that finds it healthy. */
async function wrongElsewhere({ members }: DatabaseSite, { etcd }: EtcdElsewhere): Promise<string | undefined> {
  const reasons: string[] = [];
  for (const member of members) {
    const said = await orWhy(() => ask(member, etcd, '/health'));
    if (said.includes('"true"')) return undefined;
    reasons.push(said.trim().split('\n')[0] ?? '');
  }
  return reasons.at(-1);
}

async function lagsOf(leader: DatabaseMember): Promise<ReadonlyMap<string, Lag>> {
  const rows = await query(
    leader,
    `select application_name, coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn), 0), coalesce(extract(epoch from replay_lag), 0)
       from pg_stat_replication`,
  );
  return new Map(
    rows
      .split('\n')
      .filter((row) => row !== '')
      .map((row) => {
        const [name = '', bytes, seconds] = row.split('|');
        return [name, { bytes: Math.max(0, Number(bytes)), seconds: Number(seconds) }];
      }),
  );
}

async function archiveState(leader: DatabaseMember): Promise<ArchiveState> {
  const row = await query(
    leader,
    `select extract(epoch from now() - last_archived_time), coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false)
       from pg_stat_archiver`,
  );
  const [seconds = '', isFailing] = row.split('|');
  return { secondsAgo: seconds === '' ? undefined : Number(seconds), isFailing: isFailing === 't' };
}

/** What comes of it, or the words of the ClusterError. */
async function orWhy<T>(run: () => Promise<T>): Promise<T | string> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ClusterError) return error.message;
    throw error;
  }
}
