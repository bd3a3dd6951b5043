import { setTimeout as wait } from 'node:timers/promises';
import type { ProsaCluster } from './prosa-cluster.ts';

/** Fencing, a new leader, machines that boot elsewhere. */
const limitMs = 900_000;

/** The name of the database machine that leads, as PostgreSQL's members say. Throws when none does. */
export async function leaderOf(prosa: ProsaCluster, but?: string): Promise<string> {
  for (const { name } of prosa.machines.filter((machine) => machine.kind === 'database' && machine.name !== but)) {
    const outcome = await prosa.inMachine(name, 'patronictl -c /run/prosa/patroni.yaml list -f json');
    if (outcome?.code !== 0) continue;
    const members = JSON.parse(outcome.stdout) as readonly { Member: string; Role: string }[];
    const leader = members.find(({ Role }) => Role === 'Leader')?.Member;
    if (leader !== undefined && leader !== but) return leader;
  }
  throw new Error('no database leads');
}

/**
 * Takes the power of the host on which the leading database is, and waits until what was said before is read at the address that people use, and
 * until another database leads.
 */
export async function hostOfPrimaryDies(prosa: ProsaCluster, said: string): Promise<void> {
  const leader = await leaderOf(prosa);
  const victim = prosa.machines.find(({ name }) => name === leader)?.hosts[0] ?? '';
  console.log(`${leader} leads, and ${victim} dies`);
  const startedAt = performance.now();
  await prosa.lab.host(victim).off();
  for (;;) {
    try {
      await prosa.talk('read', said);
      break;
    } catch (error) {
      if (performance.now() - startedAt > limitMs) throw error;
      await wait(500);
    }
  }
  console.log(
    `read again after ${((performance.now() - startedAt) / 1000).toFixed(1)} s; ${await leaderOf(prosa, leader)} leads`,
  );
}
