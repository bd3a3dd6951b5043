import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../fault.ts';
import type { Means } from '../world.ts';

/** Trouble with what persistences hear each other by. */
export const fanOuts: Readonly<Record<string, Fault>> = {
  'kill-nats': {
    does: 'kill -9 of NATS, which stays away for a while',
    cannot: noNats,
    async run({ nats, holdMs }) {
      await nats?.server.stop();
      await wait(holdMs);
      await nats?.server.start();
    },
  },
  'freeze-nats': {
    does: 'SIGSTOP and SIGCONT of NATS',
    cannot: noNats,
    async run({ nats, holdMs }) {
      nats?.server.freeze();
      await wait(holdMs);
      nats?.server.thaw();
    },
  },
  'change-fan-out': {
    does: 'one persistence after the other is ended cleanly and started with NATS instead of the doorbell, or the other way round',
    cannot: noNats,
    async run({ stack, nats, persistences }) {
      nats?.change();
      for (let index = 0; index < persistences; index++) {
        await stack.stop('persistence', index);
        stack.start('persistence', index, { env: nats?.env });
        await stack.ready();
      }
    },
  },
};

/** The names of those that need a server. */
export const natsFaults: readonly string[] = Object.keys(fanOuts);

function noNats({ nats }: Means): string | undefined {
  return nats === undefined ? 'nats-server is not installed' : undefined;
}
