import { setTimeout as wait } from 'node:timers/promises';
import { ClusterError } from '../cluster-error.ts';
import type { DatabaseSite } from './database-site.ts';
import { type PatroniMember, patroniMembers } from './patroni-view.ts';

const pollMs = 1_000;

/** Asks Patroni again and again until `isSettled`. Throws a ClusterError, with how it stands, when that takes longer than `limitMs`. */
export async function settleMembers(
  site: Pick<DatabaseSite, 'members'>,
  what: string,
  isSettled: (members: readonly PatroniMember[]) => boolean,
  limitMs = 180_000,
): Promise<void> {
  const end = performance.now() + limitMs;
  let last: string;
  for (;;) {
    try {
      const members = await patroniMembers(site);
      if (isSettled(members)) return;
      last = members.map(({ name, role, state }) => `${name}: ${role}, ${state}`).join('; ');
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      last = error.message;
    }
    if (performance.now() > end) throw new ClusterError(`not so after ${limitMs / 1000} s: ${what}\n${last}`);
    await wait(pollMs);
  }
}
