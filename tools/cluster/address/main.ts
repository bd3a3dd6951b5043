/**
 * How long people cannot write when the gateway that has their address is gone: nx run tools:cluster-address. Two gateways on machines without emulation
 * (address-lab.ts), under load; several times each the gateway's machine stands still as in a live move, its process is killed, its machine loses its power,
 * and its machine freezes. What people saw is judged at the end. `--rounds=3`. Needs root.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { LabHost } from '../lab/hosts/lab-host.ts';
import { assertClean, told } from '../people/judged.ts';
import { startPeople } from '../people/start-people.ts';
import { AddressLab } from './address-lab.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds: how often each happens, a number from 1 on');

/** A live move may stop a machine for so long; it keeps the address then, and its connections. */
const livePauseMs = 300;

/** Something that happens to the gateway that has the address, and what its host would do then, once another one serves. */
interface Fault {
  readonly name: string;
  readonly strike: (gateway: LabHost) => Promise<unknown>;
  readonly afterwards?: (gateway: LabHost) => Promise<void>;
}

const faults: readonly Fault[] = [
  {
    name: 'its machine stands still for 0.3 s, as in a live move',
    strike: async (gateway) => {
      gateway.freeze();
      await wait(livePauseMs);
      gateway.thaw();
    },
  },
  {
    name: "the gateway's process is killed",
    strike: (gateway) => gateway.succeed(['systemctl', 'kill', '--signal=KILL', 'prosa-gateway']),
  },
  {
    name: 'its machine loses its power',
    strike: async (gateway) => {
      // Nobody hears a word: what was connected is not closed.
      await gateway.cable(false);
      await gateway.off();
    },
  },
  {
    name: 'its machine freezes',
    strike: async (gateway) => gateway.freeze(),
    afterwards: (gateway) => gateway.off(),
  },
];

await using lab = await AddressLab.start(console.log);
try {
  using load = await startPeople(lab.network.inside, [lab.url]);
  for (const { name, strike, afterwards } of faults)
    for (let round = 1; round <= rounds; round++) {
      const gateway = await lab.holder();
      load.phase(name);
      await strike(gateway);
      await load.more();
      console.log(`${name} (${gateway.name}): people write again`);
      await afterwards?.(gateway);
      load.phase('all is well again');
      await lab.allWell();
    }
  const judged = await load.finish();
  for (const name of ['all is well again', ...faults.map((fault) => fault.name)]) {
    const alike = judged.phases.filter((phase) => phase.name === name);
    const seconds = (key: 'longestGapMs' | 'longestSilenceMs'): string =>
      alike
        .map((phase) => phase[key] / 1000)
        .sort((a, b) => a - b)
        .join(', ');
    const lost = alike.reduce((sum, { lostStreams }) => sum + lostStreams, 0);
    console.log(`${name}: nobody could write for ${seconds('longestGapMs')} s`);
    console.log(`  the longest that a reader heard nothing: ${seconds('longestSilenceMs')} s; ${lost} streams lost`);
  }
  console.log(told(judged).join('\n'));
  assertClean(judged);
} catch (error) {
  console.error(await lab.account());
  throw error;
}
