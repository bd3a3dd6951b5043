import { measureOnce } from './measure-workload.ts';
import type { RunOptions } from './measure-workload.ts';
import type { Profiles } from './profile/profiles.ts';
import type { MeasuredRun } from './report/measured-run.ts';
import { summarize } from './report/report.ts';
import type { ResultReport } from './report/report.ts';
import type { Player } from './stage.ts';
import { planOf, workloads } from './workloads.ts';
import type { WorkloadName } from './workloads.ts';

/**
 * Runs one workload: in each round every product has its turn, so that whatever else the machine does meets all of them. Products
 * that cannot do it are left out. What went wrong stands in the results.
 */
export async function measureSideBySide(
  name: WorkloadName,
  players: readonly Player[],
  rounds: number,
  options: RunOptions,
  profiles: Profiles | undefined,
  say: (line: string) => void,
): Promise<ResultReport[]> {
  const workload = workloads[name];
  const able = players.filter(({ product }) => workload.connectionsPerPerson > 0 || product.sendsAlone);
  const runs = new Map<Player, MeasuredRun[]>(able.map((player) => [player, []]));
  const faults = new Map<Player, string[]>(able.map((player) => [player, []]));
  for (let round = 1; round <= (workload.once ? 1 : rounds); round++) {
    for (const player of able) {
      const plan = planOf(workload, await player.population.rooms(workload.rooms));
      const attempt = await measureOnce(player.product, plan, {
        ...options,
        isCpuOnly: workload.isCpuOnly,
        onMeasuring: () => profiles?.start(),
        onMeasured: () => profiles?.stop(name),
      });
      if (attempt.run) runs.get(player)!.push(attempt.run);
      faults.get(player)!.push(...attempt.faults.map((fault) => `run ${round}: ${fault}`));
      say(`${name}, round ${round}, ${player.name}: ${attempt.faults.join('; ') || 'counts'}`);
    }
  }
  return able.map((player) => summarize(name, player.name, runs.get(player)!, faults.get(player)!));
}
