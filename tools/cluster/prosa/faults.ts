import type { Copies } from '../e2e/watch/copies.ts';
import type { Load } from '../people/start-people.ts';
import { killMachine, killPostgres, loseHostAndDevice, loseQuorum } from './losses.ts';
import { drainFullest, giveLeadAway, moveGateway, moveTwo } from './moves.ts';
import type { ProsaCluster } from './prosa-cluster.ts';
import { holderOfAddress, hostOfLeader, leaderOf } from './who-is-where.ts';

/** Something that happens to a cluster while people write. */
export interface Fault {
  readonly name: string;
  /** Lets it happen; resolves when it has. */
  readonly strike: (prosa: ProsaCluster, copies: Copies, load: Load) => Promise<void>;
}

/** From the harmless to the worst; after each of them the cluster heals by itself. */
export const faults: readonly Fault[] = [
  { name: 'the gateway with the address that people use moves to another host while it runs', strike: moveGateway },
  { name: 'the gateway with the address and the ai move at once', strike: moveTwo },
  { name: 'a host is drained, and used again', strike: drainFullest },
  {
    name: 'the gateway with the address that people use is killed',
    strike: async (prosa, copies) => killMachine(copies, await holderOfAddress(prosa)),
  },
  { name: 'the lead of the database is handed over', strike: giveLeadAway },
  { name: 'PostgreSQL of the database that leads is killed', strike: killPostgres },
  {
    name: 'the machine of the database that leads is killed',
    strike: async (prosa, copies) => killMachine(copies, await leaderOf(prosa)),
  },
  {
    name: 'the host of the database that leads is cut off',
    strike: async (prosa) => prosa.lab.host(await hostOfLeader(prosa)).cable(false),
  },
  {
    name: 'the host of the database that leads is frozen',
    strike: async (prosa) => prosa.lab.host(await hostOfLeader(prosa)).freeze(),
  },
  {
    name: 'the host of the database that leads loses its power',
    strike: async (prosa) => prosa.lab.host(await hostOfLeader(prosa)).off(),
  },
  { name: 'a host and its fence device lose their power, and the device gets it back', strike: loseHostAndDevice },
  { name: 'two of three hosts lose their power, and get it back', strike: loseQuorum },
];
