import { ClusterError } from '../cluster-error.ts';
import { ask } from '../database/ask.ts';
import type { DatabaseSite } from '../database/database-site.ts';
import { leaderName } from '../database/patroni-view.ts';
import type { Holdings } from './holdings.ts';
import { leadAnew, sharedSettings } from './lead-anew.ts';
import { pointTold, type RestoreWish } from './point.ts';
import { restoreData } from './restore-data.ts';
import { doSteps, leftOver, removeData, spreadSteps, type Step, tellSteps } from './restore-steps.ts';

/**
 * The way back when no member has the database any more: their disks are empty, or Patroni has made another one there, as it does on disks that it finds
 * empty. The first member is restored from the repository and leads, the others copy it. Throws a ClusterError, with nothing changed, when no majority
 * of etcd is there to let anybody lead, or it is not confirmed. Given again after it failed, it begins anew.
 */
export async function restoreLost(
  site: DatabaseSite,
  held: Holdings,
  wish: RestoreWish,
  say: (line: string) => void,
  isDryRun: boolean,
): Promise<void> {
  const [target] = site.members;
  if (target === undefined) throw new ClusterError('the cluster has no databases');
  await checkMajority(site);
  let settings = '';
  let leader: string | undefined;
  const before: Step[] = [
    { what: 'end everything that writes', run: () => site.stopWriters() },
    {
      what: 'stop Patroni and PostgreSQL everywhere',
      run: async () => {
        settings = await sharedSettings(target);
        leader = await leaderName(site);
        // The one that leads last: it gives the lead to nobody.
        const followers = site.members.filter(({ name }) => name !== leader);
        const leaders = site.members.filter(({ name }) => name === leader);
        for (const member of [...followers, ...leaders]) await member.stopPatroni();
      },
    },
  ];
  const restore: Step = {
    what: `remove what ${target.name} has, restore it to ${pointTold(wish)}, and give the history of messages a new name`,
    run: async () => {
      await removeData(target);
      say(`  the last commit is of ${await restoreData(target, wish)}`);
    },
  };
  const lead = () => leadAnew(site, target, leader, settings);
  const steps = [...before, restore, ...spreadSteps(site, target, lead)];
  for (const [name, id] of held) say(`${name} has ${id === undefined ? 'nothing' : `another database (${id})`}`);
  const isMeant = wish.confirmed === site.name;
  if (isDryRun || !isMeant) tellSteps(steps, say);
  if (isDryRun) return;
  if (!isMeant) {
    throw new ClusterError(
      `no member has the database of the backups: what they have instead would be removed, and what did not reach the repository is gone: say that this is meant with --confirm=${site.name}`,
    );
  }
  await doSteps(steps, say, async (index) => {
    if (index > before.length) return say(leftOver(target, steps, index));
    // Half of a database is none.
    if (index === before.length) await removeData(target);
    say('that failed; no database leads; when it is set right, give the command again');
  });
}

/** Patroni lets nobody lead without etcd. */
async function checkMajority({ members }: DatabaseSite): Promise<void> {
  const reasons: string[] = [];
  for (const member of members) {
    try {
      if ((await ask(member, member.etcd, '/health')).includes('"true"')) return;
      reasons.push(`${member.name}: not healthy`);
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      reasons.push(`${member.name}: ${error.message.split('\n')[0]}`);
    }
  }
  throw new ClusterError(['etcd has no majority, and without it no database leads:', ...reasons].join('\n'));
}
