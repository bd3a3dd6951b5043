import { ClusterError } from '../cluster-error.ts';
import { time } from '../backup/told.ts';
import type { DatabaseMember, DatabaseSite } from '../database/database-site.ts';
import { areTogether, leaderOf, patroniMembers, type PatroniMember } from '../database/patroni-view.ts';
import { query } from '../database/postgres-shell.ts';
import { backups, pgbackrest, repositoryOf } from '../database/repository.ts';
import { quoted, succeed } from '../drive/node-shell.ts';
import { settleMembers } from '../database/settle-members.ts';
import { leadAnew, sharedSettings } from './lead-anew.ts';
import { checkPoint, type Point } from './point.ts';
import { restoreData } from './restore-data.ts';

/** Who says that it is meant. */
export interface RestoreWish extends Point {
  /** Has to be the name of the cluster. */
  readonly confirmed: string | undefined;
}

interface Step {
  readonly what: string;
  readonly run: () => Promise<void>;
}

/** Starting with nothing, a member copies all data from the one that leads. */
const togetherLimitMs = 6 * 3_600_000;
const checkLimitMs = 180_000;

/**
 * Puts the database back to what it was at a time, on all members, and gives the history a new name (`workspace.epoch`), so that every client
 * takes it anew. Throws a ClusterError, with nothing changed, when there is no backup for that time or it is not confirmed; when the restore
 * itself fails, all is started again as it was. With `isDryRun` the steps are told.
 */
export async function restoreSite(
  site: DatabaseSite,
  wish: RestoreWish,
  say: (line: string) => void,
  isDryRun = false,
): Promise<void> {
  const repository = repositoryOf(site);
  checkPoint(wish, await backups(repository), new Date());
  const said = await patroniMembers(site);
  const leader = leaderOf(site, said);
  await checkMembers(site, said);
  const target = chosen(site, said);
  const others = site.members.filter((member) => member !== target);
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
    what: `restore ${target.name} to ${time(wish.to)}${wish.timeline === undefined ? '' : ` of history ${wish.timeline}`}, and give the history of messages a new name`,
    run: async () => say(`  the last commit is of ${await restoreData(target, wish)}`),
  };
  const rest: Step[] = [
    {
      what: `have ${target.name} lead as the first member of a new history`,
      run: () => leadAnew(site, target, leader, settings),
    },
    ...others.map((member) => ({
      what: `copy ${target.name} to ${member.name}, whose data are removed`,
      run: async () => {
        await removeData(member);
        await member.startPatroni();
      },
    })),
    {
      what: 'wait until all follow, one of them synchronously',
      run: () =>
        settleMembers(
          site,
          'all members are together',
          (now) => areTogether(now, site.members.length),
          togetherLimitMs,
        ),
    },
    { what: 'start everything that writes, and see that it is healthy', run: () => site.startWriters() },
  ];
  const steps = [...whole, undoable, ...rest];
  steps.forEach(({ what }, index) => isDryRun && say(`${index + 1}. ${what}`));
  if (isDryRun) return;
  if (wish.confirmed !== site.name) {
    throw new ClusterError(
      `what was written after ${time(wish.to)} would be gone for everybody: say that this is meant with --confirm=${site.name}`,
    );
  }
  for (const [index, step] of steps.entries()) {
    say(`${index + 1}. ${step.what}`);
    try {
      await step.run();
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      const isWhole = whole.includes(step);
      if (!isWhole && step !== undoable) {
        say(`that failed; ${target.name} has what was restored, and steps ${index + 1} to ${steps.length} are left`);
        throw error;
      }
      say('that failed; all is started again as it was');
      await goBack(site, leader, isWhole ? undefined : target);
      throw error;
    }
  }
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
async function checkMembers({ members }: DatabaseSite, said: readonly PatroniMember[]): Promise<void> {
  const away = members.filter(({ name }) => !said.some((one) => one.name === name));
  if (away.length > 0)
    throw new ClusterError(
      `${away.map(({ name }) => name).join(', ')}: not there, and would come back with data of its own`,
    );
  for (const { shell } of members) await succeed(shell, 'true');
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

async function removeData({ shell, data }: DatabaseMember): Promise<void> {
  await succeed(shell, `rm -rf ${quoted(data)}`);
}
