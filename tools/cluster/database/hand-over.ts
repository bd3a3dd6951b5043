import { ClusterError } from '../cluster-error.ts';
import type { DatabaseSite } from './database-site.ts';
import { isWell, leaderOf, type PatroniMember, patroniMembers } from './patroni-view.ts';
import { settleMembers } from './settle-members.ts';

/** What is to happen before a member stops. */
export interface HandOver {
  readonly leader: string;
  readonly candidate: string;
}

/**
 * Who has to take the lead before these members stop: nobody when none of them leads. Throws a ClusterError when nobody left has every commit, or fewer than
 * `least` are left: without two no commit is on two disks.
 */
export function planHandOver(
  said: readonly PatroniMember[],
  stopping: readonly string[],
  least = 2,
): HandOver | undefined {
  const left = said.filter(({ name }) => !stopping.includes(name));
  const ill = left.filter((member) => !isWell(member));
  if (ill.length > 0 || left.length < least) {
    const why = ill.map(({ name, state }) => `${name} is ${state}`).join(', ') || 'no other two are there';
    throw new ClusterError(`without ${stopping.join(' and ')} no message could be kept on two disks: ${why}`);
  }
  const leader = said.find(({ role }) => role === 'leader');
  if (leader === undefined) throw new ClusterError('no database leads: nothing is stopped');
  if (!stopping.includes(leader.name)) return undefined;
  const candidate = left.find(({ role }) => role === 'sync_standby');
  if (candidate === undefined) {
    throw new ClusterError(`${leader.name} leads, and no other healthy member has every commit (none is synchronous)`);
  }
  return { leader: leader.name, candidate: candidate.name };
}

/**
 * Gives the lead to another member, by ending Patroni and PostgreSQL cleanly where the leader is: it lets go when the others have everything, and the
 * synchronous member takes over at once. They are started again then. Patroni's own switchover takes two seconds longer, which the third member sleeps
 * while no commit can be acknowledged without it. Resolves when the other one leads and another one has every commit. Throws a ClusterError when it
 * does not come to that.
 */
export async function handOver(site: Pick<DatabaseSite, 'members'>, { leader, candidate }: HandOver): Promise<void> {
  const member = leaderOf(site, await patroniMembers(site));
  if (member.name !== leader) throw new ClusterError(`${leader} does not lead any more, but ${member.name} does`);
  try {
    await member.stopPatroni();
  } finally {
    await member.startPatroni();
  }
  await settleMembers(
    site,
    `${candidate} leads, and another one has every commit`,
    (now) =>
      now.some(({ name, role, state }) => name === candidate && role === 'leader' && state === 'running') &&
      now.some((one) => one.role === 'sync_standby' && isWell(one)),
  );
}
