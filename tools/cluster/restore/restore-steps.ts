import { ClusterError } from '../cluster-error.ts';
import type { DatabaseMember, DatabaseSite } from '../database/database-site.ts';
import { areTogether, type PatroniMember } from '../database/patroni-view.ts';
import { settleMembers } from '../database/settle-members.ts';
import { quoted, succeed } from '../drive/node-shell.ts';

/** One of the things that a restore does. */
export interface Step {
  readonly what: string;
  readonly run: () => Promise<void>;
}

/** Starting with nothing, a member copies all data from the one that leads. */
const togetherLimitMs = 6 * 3_600_000;

/** Says what would be done. */
export function tellSteps(steps: readonly Step[], say: (line: string) => void): void {
  steps.forEach(({ what }, index) => say(`${index + 1}. ${what}`));
}

/** Does one after the other and says each before. A ClusterError is thrown on, after `failed` has tidied up behind the step with that index. */
export async function doSteps(
  steps: readonly Step[],
  say: (line: string) => void,
  failed: (index: number) => Promise<void>,
): Promise<void> {
  for (const [index, { what, run }] of steps.entries()) {
    say(`${index + 1}. ${what}`);
    try {
      await run();
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      await failed(index);
      throw error;
    }
  }
}

/** What comes when `target` has what was restored, while nobody leads: `lead` makes it lead, and all others copy it. */
export function spreadSteps(site: DatabaseSite, target: DatabaseMember, lead: () => Promise<void>): Step[] {
  const others = site.members.filter((member) => member !== target);
  return [
    { what: `have ${target.name} lead as the first member of a new history`, run: lead },
    ...others.map((member) => ({
      what: `copy ${target.name} to ${member.name}, whose data are removed`,
      run: async () => {
        await removeData(member);
        await member.startPatroni();
      },
    })),
    ...(others.length > 0
      ? [{ what: 'wait until all follow, one of them synchronously', run: () => follow(site) }]
      : []),
    { what: 'start everything that writes, and see that it is healthy', run: () => site.startWriters() },
  ];
}

function follow(site: DatabaseSite): Promise<void> {
  const areAll = (now: readonly PatroniMember[]) => areTogether(now, site.members.length);
  return settleMembers(site, 'all members are together', areAll, togetherLimitMs);
}

/** What a person has to do when steps after the restore itself fail. */
export function leftOver(target: DatabaseMember, steps: readonly Step[], index: number): string {
  return `that failed; ${target.name} has what was restored, and steps ${index + 1} to ${steps.length} are left`;
}

/** Removes a member's data; its PostgreSQL must be stopped. */
export async function removeData({ shell, data }: DatabaseMember): Promise<void> {
  await succeed(shell, `rm -rf ${quoted(data)}`);
}
