import { join } from 'node:path';
import { measureOnce } from '../measure-workload.ts';
import type { RunOptions } from '../measure-workload.ts';
import { Population } from '../population/population.ts';
import { Prosa } from '../products/prosa.ts';
import type { Places } from '../products/products.ts';
import { planOf } from '../workloads.ts';
import type { Growth, Scene } from './series.ts';

/** The figures of one place. */
export interface GrowthStep {
  readonly place: number;
  /** By the key of the figure. */
  readonly values: Readonly<Record<string, number>>;
  /** Why the place does not count; empty when it does. */
  readonly faults: readonly string[];
}

/** Measures every place of a growth, each on a Prosa of its own that is ended after it. */
export async function measureGrowth(
  { name, scenes, figures }: Growth,
  places: Pick<Places, 'data' | 'dist'>,
  options: RunOptions & { readonly serverCore: number | undefined },
  say: (line: string) => void,
): Promise<GrowthStep[]> {
  const steps: GrowthStep[] = [];
  for (const scene of scenes) {
    const { run, faults } = await measureScene(scene, places, options);
    const values = Object.fromEntries(figures.map((figure) => [figure.key, run ? figure.of(run) : NaN]));
    say(`${name} ${scene.place}: ${faults.join('; ') || JSON.stringify(values)}`);
    steps.push({ place: scene.place, values, faults });
  }
  return steps;
}

async function measureScene(
  scene: Scene,
  { data, dist }: Pick<Places, 'data' | 'dist'>,
  options: RunOptions & { readonly serverCore: number | undefined },
): ReturnType<typeof measureOnce> {
  const { people, gateways, persistences } = scene;
  const folder = join(data, `run-${process.pid}-growth`);
  const prosa = await Prosa.start({ folder, dist, gateways, persistences });
  try {
    const population = await Population.of(prosa, people);
    const rooms = await population.rooms(scene.rooms);
    if (options.serverCore !== undefined) prosa.pin(options.serverCore);
    return await measureOnce(prosa, planOf({ ...scene, timeDeliveries: true }, rooms), options);
  } finally {
    await prosa.close();
  }
}
