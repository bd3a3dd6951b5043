import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../fault.ts';
import type { Direction } from '../link/links.ts';
import type { Weather } from '../link/way.ts';
import type { World } from '../world.ts';

/** Bad weather on the way between the gateway that is met and the persistence that it prefers, or its clients. */
export const networks: Readonly<Record<string, Fault>> = {
  'cut-backend': backend('nothing gets through between a gateway and a persistence', { cut: true }),
  'cut-backend-up': backend('nothing gets through from a gateway to a persistence', { cut: true }, 'up'),
  'cut-backend-down': backend('nothing gets through from a persistence to a gateway', { cut: true }, 'down'),
  'slow-backend': backend('60 ms each way between a gateway and a persistence', { delayMs: 60 }),
  'lossy-backend': backend(
    'between a gateway and a persistence a tenth is late by 200 ms, one of 200 pieces breaks the connection',
    { lossShare: 0.1, breakShare: 0.005 },
  ),
  'cut-clients': clients('nothing gets through between clients and their gateway', { cut: true }),
  'cut-clients-up': clients('nothing gets through from clients to their gateway', { cut: true }, 'up'),
  'cut-clients-down': clients('nothing gets through from a gateway to its clients', { cut: true }, 'down'),
  'slow-clients': clients('150 ms each way between clients and their gateway', { delayMs: 150 }),
  'lossy-clients': clients(
    'between clients and their gateway a tenth is late by 200 ms, one of 200 pieces breaks the connection',
    { lossShare: 0.1, breakShare: 0.005 },
  ),
  'stalled-reader': {
    does: 'a reader takes nothing from its socket while ten times as much is said',
    async run({ links, traffic, holdMs }) {
      const { pauseMs } = traffic;
      links.setLone({ cut: true });
      traffic.pauseMs = pauseMs / 10;
      await wait(holdMs);
      traffic.pauseMs = pauseMs;
      links.setLone({});
    },
  },
  'retry-storm': {
    does: 'every client is cut off three times and says everything eight times at once',
    async run({ links, traffic, holdMs }) {
      traffic.copies = 8;
      for (let time = 0; time < 3; time++) {
        links.resetClients();
        await wait(holdMs / 3);
      }
      traffic.copies = 1;
    },
  },
};

function backend(does: string, weather: Weather, direction?: Direction): Fault {
  const set = (world: World, now: Weather) => world.links.setBackend(world.victim.gateway, now, direction);
  return during(does, weather, set);
}

function clients(does: string, weather: Weather, direction?: Direction): Fault {
  const set = (world: World, now: Weather) => world.links.setClients(world.victim.gateway, now, direction);
  return during(does, weather, set);
}

function during(does: string, weather: Weather, set: (world: World, now: Weather) => void): Fault {
  return {
    does,
    meets: ({ victim }) => victim.gateway,
    async run(world) {
      set(world, weather);
      await wait(world.holdMs);
      set(world, {});
    },
  };
}
