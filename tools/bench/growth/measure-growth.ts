import { join } from 'node:path';
import { measureOnce } from '../measure-workload.ts';
import type { Attempt, RunOptions } from '../measure-workload.ts';
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
  const looksAtIdle = figures.some(({ idle }) => idle);
  for (const scene of scenes) {
    const { loaded, idle } = await measureScene(scene, looksAtIdle, places, options);
    const values = figures.map((figure) => {
      const run = figure.idle ? idle?.run : loaded.run;
      return [figure.key, run ? figure.of(run) : NaN] as const;
    });
    const faults = [...(idle?.faults ?? []), ...loaded.faults];
    steps.push({ place: scene.place, values: Object.fromEntries(values), faults });
    say(`${name}: ${JSON.stringify(steps.at(-1))}`);
  }
  return steps;
}

interface SceneAttempts {
  readonly loaded: Attempt;
  readonly idle?: Attempt;
}

async function measureScene(
  scene: Scene,
  looksAtIdle: boolean,
  { data, dist }: Pick<Places, 'data' | 'dist'>,
  options: RunOptions & { readonly serverCore: number | undefined },
): Promise<SceneAttempts> {
  const { people, gateways, persistences } = scene;
  const folder = join(data, `run-${process.pid}-growth`);
  const prosa = await Prosa.start({ folder, dist, gateways, persistences });
  try {
    const population = await Population.of(prosa, people);
    const plan = planOf({ ...scene, timeDeliveries: true }, await population.rooms(scene.rooms));
    if (options.serverCore !== undefined) prosa.pin(options.serverCore);
    const idle = looksAtIdle
      ? await measureOnce(
          prosa,
          { ...plan, senders: [], pace: { kind: 'closed' } },
          { ...options, warmUpSeconds: 1, seconds: 1 },
        )
      : undefined;
    return { idle, loaded: await measureOnce(prosa, plan, options) };
  } finally {
    await prosa.close();
  }
}
