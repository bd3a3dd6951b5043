import { size, time } from '../backup/told.ts';
import type { BackupPlan } from '../config/schema.ts';
import type { DatabaseState } from '../database/database-state.ts';
import { isWell, type PatroniMember } from '../database/patroni-view.ts';

const words: Readonly<Record<string, string>> = { leader: 'leads', sync_standby: 'synchronous', replica: 'follows' };
/** A follower that is further behind is said to be. */
const farBehindSeconds = 30;

/** Lines about the databases: who leads, how far the others are behind, etcd, backups. */
export function databasesTold({ members, lags, etcd, backup }: DatabaseState, now: Date): string[] {
  if (typeof members === 'string') return members.split('\n');
  return [
    ...members.map((member) => {
      const lag = lags.get(member.name);
      const behind = lag && `${size(lag.bytes)} and ${lag.seconds.toFixed(1)} s behind`;
      const state = isWell(member) ? (behind ?? '') : member.state;
      return `${member.name.padEnd(12)} ${word(member).padEnd(12)} history ${member.timeline ?? '?'}  ${state}`.trimEnd();
    }),
    etcd.size === 0 ? 'etcd: all members are healthy' : `etcd: ${[...etcd.keys()].join(', ')} not healthy`,
    ...(backup === undefined ? [] : [backupTold(backup, now)]),
  ];
}

/** What is less than promised of databases and backups, a line each. */
export function databaseLacks(state: DatabaseState, plan: BackupPlan | undefined, now: Date): string[] {
  const { members, lags, etcd, backup } = state;
  const said = typeof members === 'string' ? [] : members;
  const roles = said.filter(isWell).map(({ role }) => role);
  return [
    ...(typeof members === 'string' ? ['the databases cannot be asked'] : []),
    ...(typeof members !== 'string' && !roles.includes('leader') ? ['no database leads: nothing is written'] : []),
    ...(roles.includes('leader') && !roles.includes('sync_standby') ? ['no database follows synchronously'] : []),
    ...said.filter((member) => !isWell(member)).map(({ name, state: is }) => `${name} is ${is}`),
    ...[...lags]
      .filter(([, { seconds }]) => seconds > farBehindSeconds)
      .map(([name, { seconds }]) => `${name} is ${Math.round(seconds)} s behind`),
    ...[...etcd].map(([name, why]) => `etcd of ${name}: ${why}`),
    ...backupLacks(backup, plan, now),
  ];
}

function backupLacks(backup: DatabaseState['backup'], plan: BackupPlan | undefined, now: Date): string[] {
  if (backup === undefined || plan === undefined) return [];
  if (typeof backup === 'string') return [`backups: ${backup}`];
  const { last, archive } = backup;
  const hours = last && (now.getTime() - last.endedAt.getTime()) / 3_600_000;
  return [
    ...(hours === undefined ? ['there is no backup yet: cluster-backup'] : []),
    ...(hours !== undefined && hours > 2 * plan.everyHours
      ? [`the last backup is ${Math.round(hours)} h old, and one was to be made every ${plan.everyHours} h`]
      : []),
    ...(archive.isFailing
      ? ['the log of PostgreSQL does not reach the repository: it fills the disk of the one that leads']
      : []),
  ];
}

function backupTold(backup: NonNullable<DatabaseState['backup']>, now: Date): string {
  if (typeof backup === 'string') return `backups: ${backup.split('\n')[0]}`;
  const { last, archive } = backup;
  const log =
    archive.secondsAgo === undefined ? 'no log there yet' : `log there until ${Math.round(archive.secondsAgo)} s ago`;
  if (last === undefined) return `backups: none; ${log}`;
  const hours = (now.getTime() - last.endedAt.getTime()) / 3_600_000;
  return `backups: the last is ${last.label}, ${time(last.endedAt)}, ${hours.toFixed(1)} h ago; ${log}`;
}

function word({ role }: PatroniMember): string {
  return words[role] ?? role;
}
