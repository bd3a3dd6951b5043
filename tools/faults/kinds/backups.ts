import { setTimeout as wait } from 'node:timers/promises';
import { makeBackup } from '../../cluster/backup/make-backup.ts';
import { ClusterError } from '../../cluster/cluster-error.ts';
import type { DatabaseSite } from '../../cluster/database/database-site.ts';
import { leaderOf, patroniMembers } from '../../cluster/database/patroni-view.ts';
import { query } from '../../cluster/database/postgres-shell.ts';
import { pgbackrest } from '../../cluster/database/repository.ts';
import { succeed } from '../../cluster/drive/node-shell.ts';
import { restoreSite } from '../../cluster/restore/restore-site.ts';
import type { Fault } from '../fault.ts';
import type { DatabaseMembers } from '../members/database-members.ts';
import type { World } from '../world.ts';

const togetherAgainMs = 120_000;
/** pgBackRest itself waits a minute for the log. */
const checkLimitMs = 180_000;

/** What happens to the backups of several PostgreSQL servers, and with them (`--database members`). */
export const backups: Readonly<Record<string, Fault>> = {
  'lose-repository': backupFault(
    'the machine with the backups loses its power: cluster-backup refuses, and what was written meanwhile reaches it later',
    async (world, members) => {
      const site = members.site(writersOf(world));
      await makeBackup(site, 'incr', say);
      await members.repository.powerOff();
      await refused('a backup', () => makeBackup(site, 'incr', say));
      await wait(world.holdMs);
      members.repository.start();
      await makeBackup(site, 'incr', say);
    },
  ),
  'failed-restore': backupFault(
    'cluster-restore is given a history that is not there: all goes on as it was',
    async (world, members) => {
      const site = members.site(writersOf(world));
      await makeBackup(site, 'incr', say);
      await wait(world.holdMs);
      const wish = { to: new Date(), timeline: 99, confirmed: site.name };
      await wait(world.holdMs);
      await refused('a restore', () => restoreSite(site, wish, say));
      await members.ready(togetherAgainMs);
    },
  ),
  'restore-to-a-time': backupFault(
    'all members are restored to a time between a backup and now by cluster-backup and cluster-restore; the history changes',
    async (world, members) => {
      const { progress, holdMs, histories } = world;
      const site = members.site(writersOf(world));
      await makeBackup(site, 'full', say);
      await wait(holdMs);
      const to = await histories.pointPasses();
      await wait(holdMs);
      await progress.hold();
      await histories.close();
      await restoreSite(site, { to, timeline: undefined, confirmed: site.name }, say);
      await histories.begin();
      progress.release();
    },
  ),
  'lose-everything': backupFault(
    'all members lose their disks: cluster-restore refuses while they are off, then brings the latest back from the repository; the history changes',
    async (world, members) => {
      const { progress, holdMs, histories } = world;
      const site = members.site(writersOf(world));
      await makeBackup(site, 'full', say);
      await wait(holdMs);
      histories.backupBegins();
      await succeed(members.repository.shell, pgbackrest('check'), checkLimitMs);
      await wait(holdMs);
      await progress.hold();
      await histories.close();
      const before = await messagesOf(site);
      await members.loseEverything();
      const wish = { to: 'latest', timeline: undefined, confirmed: site.name } as const;
      await refused('a restore', () => restoreSite(site, wish, say));
      await members.startAll();
      await restoreSite(site, wish, say);
      say(`${before - (await messagesOf(site))} of ${before} messages had not reached the repository`);
      await histories.begin();
      progress.release();
    },
  ),
};

/** How many the database has. */
async function messagesOf(site: DatabaseSite): Promise<number> {
  return Number(await query(leaderOf(site, await patroniMembers(site)), 'select count(*) from message', 'prosa'));
}

function backupFault(does: string, run: (world: World, members: DatabaseMembers) => Promise<void>): Fault {
  return {
    does,
    cannot: ({ members }) => (members === undefined ? 'there is one PostgreSQL: no --database members' : undefined),
    async run(world) {
      if (world.members !== undefined) await run(world, world.members);
    },
  };
}

/** Throws when it is done all the same. */
async function refused(what: string, run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    say(`refused: ${error.message.split('\n')[0]}`);
    return;
  }
  throw new Error(`${what} should have been refused`);
}

/** Those that write to the members: only persistences are ended, gateways go on. */
function writersOf({ stack, persistences }: World): Pick<DatabaseSite, 'startWriters' | 'stopWriters'> {
  return {
    async stopWriters() {
      for (let index = 0; index < persistences; index++) await stack.stop('persistence', index);
    },
    async startWriters() {
      for (let index = 0; index < persistences; index++) stack.start('persistence', index);
      await stack.ready();
    },
  };
}

function say(line: string): void {
  console.log(`     ${line}`);
}
