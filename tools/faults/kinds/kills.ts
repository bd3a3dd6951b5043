import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../fault.ts';
import { signalPostgres } from '../postgres-processes.ts';
import type { Means, World } from '../world.ts';

/** A process that ends in mid-sentence. Its supervisor starts it again. */
export const kills: Readonly<Record<string, Fault>> = {
  'kill-gateway': {
    does: 'kill -9 of a gateway',
    meets: ({ victim }) => victim.gateway,
    run: ({ stack, victim }) => stack.kill('gateway', victim.gateway),
  },
  'kill-persistence': {
    does: 'kill -9 of a persistence',
    run: ({ stack, victim }) => stack.kill('persistence', victim.persistence),
  },
  'kill-ai': { does: 'kill -9 of ai', run: ({ stack }) => stack.kill('ai') },
  'kill-postgres': { does: 'kill -9 of every process of PostgreSQL', cannot: noCluster, run: killPostgres },
  'restart-all': {
    does: 'kill -9 of everything at once, PostgreSQL too',
    cannot: noCluster,
    async run(world) {
      const { stack, gateways, persistences } = world;
      const dead = [killPostgres(world), stack.kill('ai')];
      for (let index = 0; index < gateways; index++) dead.push(stack.kill('gateway', index));
      for (let index = 0; index < persistences; index++) dead.push(stack.kill('persistence', index));
      await Promise.all(dead);
    },
  },
};

/** A process that stops in its tracks (SIGSTOP): it neither answers nor closes its connections. Later it goes on. */
export const freezes: Readonly<Record<string, Fault>> = {
  'freeze-gateway': {
    does: 'SIGSTOP and SIGCONT of a gateway',
    meets: ({ victim }) => victim.gateway,
    run: (world) => freeze(world, 'gateway', world.victim.gateway),
  },
  'freeze-persistence': {
    does: 'SIGSTOP and SIGCONT of a persistence',
    run: (world) => freeze(world, 'persistence', world.victim.persistence),
  },
  'freeze-ai': { does: 'SIGSTOP and SIGCONT of ai', run: (world) => freeze(world, 'ai', 0) },
  'freeze-postgres': {
    does: 'SIGSTOP and SIGCONT of every process of PostgreSQL',
    cannot: noCluster,
    async run({ stack, holdMs }) {
      const { folder } = stack.cluster ?? {};
      if (folder === undefined) return;
      signalPostgres(folder, 'SIGSTOP');
      await wait(holdMs);
      signalPostgres(folder, 'SIGCONT');
    },
  },
};

async function freeze({ stack, holdMs }: World, service: 'gateway' | 'persistence' | 'ai', index: number) {
  stack.freeze(service, index);
  await wait(holdMs);
  stack.thaw(service, index);
}

async function killPostgres({ stack }: World): Promise<void> {
  if (stack.cluster !== undefined) signalPostgres(stack.cluster.folder, 'SIGKILL');
}

function noCluster({ stack }: Means): string | undefined {
  if (process.platform !== 'linux') return 'the processes of PostgreSQL are found by /proc, which only Linux has';
  return stack.cluster === undefined ? 'PostgreSQL is not our own' : undefined;
}
