import { ClusterError } from '../cluster-error.ts';
import type { DatabaseMember, DatabaseSite } from '../database/database-site.ts';
import { kept, repositoryOf } from '../database/repository.ts';
import { holdings } from './holdings.ts';
import { checkPoint, type RestoreWish } from './point.ts';
import { restoreLed } from './restore-led.ts';
import { restoreLost } from './restore-lost.ts';

/**
 * Puts the database back to what it was at a time, on all members, and gives the history a new name (`workspace.epoch`), so that every client
 * takes it anew. Which way depends on whether any member still has the database that the backups are of. Throws a ClusterError, with nothing changed,
 * when there is no backup for that time, a member cannot be asked, or it is not confirmed. With `isDryRun` the steps are told.
 */
export async function restoreSite(
  site: DatabaseSite,
  wish: RestoreWish,
  say: (line: string) => void,
  isDryRun = false,
): Promise<void> {
  const { backups, systemId } = await kept(repositoryOf(site));
  checkPoint(wish, backups, new Date());
  const held = await holdings(site.members);
  const whole = site.members.filter(({ name }) => held.get(name) === systemId);
  if (whole.length === 0) return restoreLost(site, held, wish, say, isDryRun);
  if (wish.to === 'latest') throw new ClusterError(notLost(whole));
  return restoreLed(site, wish, say, isDryRun);
}

/** A disk has more than the repository, up to a minute. */
function notLost(whole: readonly DatabaseMember[]): string {
  const [{ data } = { data: '' }] = whole;
  return [
    `not everything is lost: ${whole.map(({ name }) => name).join(', ')} still has the database, and may have what is not in the repository`,
    'have it lead (cluster-status tells how it stands), or give a time to go back to while a database leads',
    `what an interrupted restore has left there is removed by hand: rm -rf ${data}`,
  ].join('\n');
}
