import { setTimeout as wait } from 'node:timers/promises';
import { type Backup, takeBackup } from '../backup.ts';
import type { Fault } from '../fault.ts';
import type { World } from '../world.ts';

/** A newer build takes over under load. */
export const upgrades: Readonly<Record<string, Fault>> = {
  'rolling-upgrade': {
    does: 'every process is ended cleanly and started from the newer build, one after the other',
    run: upgrade,
  },
};

/** A backup is put back. */
export const restores: Readonly<Record<string, Fault>> = {
  'restore-backup': {
    does: 'a backup taken under load is restored as docs/operations.md says; the history changes',
    cannot: ({ stack }) => (stack.cluster === undefined ? 'PostgreSQL is not our own' : undefined),
    async run(world) {
      const { stack, progress, holdMs, histories } = world;
      if (stack.cluster === undefined) return;
      histories.backupBegins();
      const backup = await takeBackup(stack.cluster);
      await wait(holdMs);
      await progress.hold();
      await histories.close();
      await restore(world, backup);
      await histories.begin();
      progress.release();
    },
  },
};

async function upgrade({ stack, gateways, persistences, builds }: World): Promise<void> {
  for (let index = 0; index < persistences; index++) {
    await stack.stop('persistence', index);
    stack.start('persistence', index, { dist: builds.to });
    await stack.ready();
  }
  await stack.stop('ai');
  stack.start('ai', 0, { dist: builds.to });
  for (let index = 0; index < gateways; index++) {
    await stack.stop('gateway', index);
    stack.start('gateway', index, { dist: builds.to });
    await stack.ready();
  }
}

async function restore({ stack, gateways, persistences }: World, backup: Backup): Promise<void> {
  for (let index = 0; index < gateways; index++) await stack.stop('gateway', index);
  await stack.stop('ai');
  for (let index = 0; index < persistences; index++) await stack.stop('persistence', index);
  await backup.restore(stack.databaseUrl);
  for (let index = 0; index < persistences; index++) stack.start('persistence', index);
  stack.start('ai');
  for (let index = 0; index < gateways; index++) stack.start('gateway', index);
  await stack.ready();
}
