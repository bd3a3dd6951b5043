import { ClusterError } from '../cluster-error.ts';
import type { DatabaseMember, DatabaseSite } from '../database/database-site.ts';
import { leaderOf, type PatroniMember, patroniMembers } from '../database/patroni-view.ts';
import { query } from '../database/postgres-shell.ts';
import { pgbackrest, repositoryOf } from '../database/repository.ts';
import { succeed } from '../drive/node-shell.ts';
import { settleMembers } from '../database/settle-members.ts';
import { leadAnew, sharedSettings } from './lead-anew.ts';
import { pointTold, type RestoreWish } from './point.ts';
import { restoreData } from './restore-data.ts';
import { doSteps, leftOver, removeData, spreadSteps, type Step, tellSteps } from './restore-steps.ts';

const checkLimitMs = 180_000;

/** A restore while a member leads. Throws a ClusterError when none does or it is not confirmed; when the restore itself fails, all is started as it was. */
export async function restoreLed(
  site: DatabaseSite,
  wish: RestoreWish,
  say: (line: string) => void,
  isDryRun: boolean,
): Promise<void> {
  const repository = repositoryOf(site);
  const said = await patroniMembers(site);
  const leader = leaderOf(site, said);
  checkMembers(site, said);
  const target = chosen(site, said);
  let settings = '';
  const whole: Step[] = [
    { what: 'end everything that writes', run: () => site.stopWriters() },
    {
      what: `have ${leader.name} send the last of its log to the repository`,
      run: async () => {
        // Restoring ends at the first commit after the time: there has to be one.
        await query(leader, 'select pg_current_xact_id()');
        await succeed(repository, pgbackrest('check'), checkLimitMs);
      },
    },
    {
      what: 'stop PostgreSQL everywhere, the one that leads last',
      run: async () => {
        settings = await sharedSettings(target);
        const followers = site.members.filter((member) => member !== leader);
        for (const member of [...followers, leader]) await member.stopPatroni();
      },
    },
  ];
  const undoable: Step = {
    what: `restore ${target.name} to ${pointTold(wish)}, and give the history of messages a new name`,
    run: async () => say(`  the last commit is of ${await restoreData(target, wish)}`),
  };
  const lead = () => leadAnew(site, target, leader.name, settings);
  const steps = [...whole, undoable, ...spreadSteps(site, target, lead)];
  if (isDryRun) return tellSteps(steps, say);
  if (wish.confirmed !== site.name) {
    throw new ClusterError(
      `what was written after ${pointTold(wish)} would be gone for everybody: say that this is meant with --confirm=${site.name}`,
    );
  }
  await doSteps(steps, say, async (index) => {
    if (index > whole.length) return say(leftOver(target, steps, index));
    say('that failed; all is started again as it was');
    await goBack(site, leader, index === whole.length ? target : undefined);
  });
  say(`what was there before is history ${timelineOf(said, leader)} of the repository`);
}

/** One that does not lead, the synchronous one first: when the restore fails, the leader has everything. */
function chosen({ members }: DatabaseSite, said: readonly PatroniMember[]): DatabaseMember {
  const roleOf = (member: DatabaseMember): string | undefined => said.find(({ name }) => name === member.name)?.role;
  const order = ['sync_standby', 'replica'];
  const [first] = members
    .filter((member) => order.includes(roleOf(member) ?? ''))
    .sort((a, b) => order.indexOf(roleOf(a) ?? '') - order.indexOf(roleOf(b) ?? ''));
  if (first === undefined) throw new ClusterError('only one database member is there: bring another one back first');
  return first;
}

/** Refuses, as a ClusterError, when a member is not there: it would come back with what is to be gone. */
function checkMembers({ members }: DatabaseSite, said: readonly PatroniMember[]): void {
  const away = members.filter(({ name }) => !said.some((one) => one.name === name));
  if (away.length > 0)
    throw new ClusterError(
      `${away.map(({ name }) => name).join(', ')}: not there, and would come back with data of its own`,
    );
}

function timelineOf(said: readonly PatroniMember[], leader: DatabaseMember): string {
  return String(said.find(({ name }) => name === leader.name)?.timeline ?? 'of an unknown number');
}

/** The old leader leads again; of one whose data were overwritten, they are copied anew. */
async function goBack(site: DatabaseSite, leader: DatabaseMember, spoiled: DatabaseMember | undefined): Promise<void> {
  await leader.startPatroni();
  await settleMembers(site, `${leader.name} leads again`, (now) =>
    now.some(({ name, role, state }) => name === leader.name && role === 'leader' && state === 'running'),
  );
  for (const member of site.members.filter((other) => other !== leader)) {
    if (member === spoiled) await removeData(member);
    await member.startPatroni();
  }
  await site.startWriters();
}
