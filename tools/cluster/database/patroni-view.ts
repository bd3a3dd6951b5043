import { ClusterError } from '../cluster-error.ts';
import { askJson } from './ask.ts';
import type { DatabaseMember, DatabaseSite } from './database-site.ts';

/** A member as Patroni sees it. */
export interface PatroniMember {
  readonly name: string;
  /** `leader`, `sync_standby`, which has every commit before it is acknowledged, or `replica`. */
  readonly role: string;
  /** `running` or `streaming` when all is well. */
  readonly state: string;
  /** Number of its history; it grows with every change of the lead. */
  readonly timeline?: number;
  /** Bytes of log that it has not yet; not there for the leader, no number when Patroni does not know. */
  readonly lag?: number | string;
}

/** What Patroni says of all members, by the word of the first that answers. Throws a ClusterError with every reason when none does. */
export async function patroniMembers({ members }: Pick<DatabaseSite, 'members'>): Promise<readonly PatroniMember[]> {
  const reasons: string[] = [];
  for (const member of members) {
    try {
      return (await askJson<{ members: PatroniMember[] }>(member, member.patroni, '/cluster')).members;
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      reasons.push(`${member.name}: ${error.message.split('\n')[0]}`);
    }
  }
  throw new ClusterError(['no Patroni answers:', ...reasons].join('\n'));
}

/** Whether a member does what it is there for. */
export function isWell({ state }: PatroniMember): boolean {
  return state === 'running' || state === 'streaming';
}

/** Whether all are well, one leads, and another one has every commit. */
export function areTogether(said: readonly PatroniMember[], count: number): boolean {
  const roles = said.map(({ role }) => role);
  return said.length === count && said.every(isWell) && roles.includes('leader') && roles.includes('sync_standby');
}

/** The member that leads. Throws a ClusterError when none does. */
export function leaderOf({ members }: Pick<DatabaseSite, 'members'>, said: readonly PatroniMember[]): DatabaseMember {
  const name = said.find(({ role, state }) => role === 'leader' && state === 'running')?.name;
  const member = members.find((candidate) => candidate.name === name);
  if (member === undefined) throw new ClusterError('no database leads: cluster-status tells how it stands');
  return member;
}

/** Name of the member that leads by Patroni's word; undefined when none does, or no Patroni answers. */
export async function leaderName(site: Pick<DatabaseSite, 'members'>): Promise<string | undefined> {
  try {
    return (await patroniMembers(site)).find(({ role }) => role === 'leader')?.name;
  } catch (error) {
    if (error instanceof ClusterError) return undefined;
    throw error;
  }
}
