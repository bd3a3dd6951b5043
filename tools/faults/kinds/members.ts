import { setTimeout as wait } from 'node:timers/promises';
import type { DatabaseMembers } from '../members/database-members.ts';
import type { Fault } from '../fault.ts';
import type { Means, World } from '../world.ts';
import { etcd, loseMajority, power } from './majority.ts';

/** A leader that nobody hears is replaced after so long; one that comes back earlier may stay it. */
const longerThanALeaseMs = 45_000;
const togetherAgainMs = 120_000;

/** What happens to the one of several PostgreSQL servers that leads (`--database members`). */
export const members: Readonly<Record<string, Fault>> = {
  'kill-primary': memberFault('kill -9 of PostgreSQL on the member that leads', async (all) =>
    (await all.leader()).killPostgres(),
  ),
  'lose-primary': memberFault('the member that leads loses its power, and comes back', async (all) => {
    const leader = await all.leader();
    await leader.powerOff();
    await wait(longerThanALeaseMs);
    leader.start();
  }),
  'freeze-primary': memberFault('the member that leads stops in its tracks, and goes on', async (all) => {
    const leader = await all.leader();
    leader.freeze();
    await wait(longerThanALeaseMs);
    leader.thaw();
  }),
  switchover: memberFault('the lead is given to another member', (all) => all.switchover()),
  'lose-majority': memberFault(
    'all members but the one that follows synchronously lose their power: it is read from, and nothing is written; they come back',
    (all, world) => loseMajority(all, world, power),
  ),
  'lose-etcd': memberFault(
    'etcd of all members but one stands still: none may lead, the one that led is read from; etcd goes on',
    (all, world) => loseMajority(all, world, etcd),
  ),
};

function memberFault(does: string, run: (members: DatabaseMembers, world: World) => Promise<void>): Fault {
  return {
    does,
    cannot: ({ members: all }: Means) =>
      all === undefined ? 'there is one PostgreSQL: no --database members' : undefined,
    async run(world) {
      const { members: all } = world;
      if (all === undefined) return;
      await run(all, world);
      await all.ready(togetherAgainMs);
    },
  };
}
