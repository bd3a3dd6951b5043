import { join } from 'node:path';
import type { WorkloadName } from '../workloads.ts';
import { RemoteProfiler } from './remote-profiler.ts';

/** Where a service's inspector listens, by the service's name. */
export type InspectorPorts = Readonly<Record<string, number>>;

/** Takes the profiles of all services at once, over the measured time of a run. */
export class Profiles {
  readonly #folder: string;
  readonly #profilers: ReadonlyMap<string, RemoteProfiler>;
  #busy: Promise<unknown> = Promise.resolve();

  private constructor(folder: string, profilers: ReadonlyMap<string, RemoteProfiler>) {
    this.#folder = folder;
    this.#profilers = profilers;
  }

  /** Connects to all of them. */
  static async connect(folder: string, ports: InspectorPorts): Promise<Profiles> {
    const profilers = new Map<string, RemoteProfiler>();
    for (const [service, port] of Object.entries(ports)) profilers.set(service, await RemoteProfiler.connect(port));
    return new Profiles(folder, profilers);
  }

  /** A measured time begins. */
  start(): void {
    this.#each((profiler) => profiler.start());
  }

  /** It has ended: the profiles go to `<workload>-<service>.cpuprofile`; of several runs the last one stays. */
  stop(workload: WorkloadName): void {
    this.#each((profiler, service) => profiler.stop(join(this.#folder, `${workload}-${service}.cpuprofile`)));
  }

  /** Waits for what is under way. Throws when a profile could not be taken. */
  async close(): Promise<void> {
    await this.#busy;
    for (const profiler of this.#profilers.values()) profiler.close();
  }

  #each(work: (profiler: RemoteProfiler, service: string) => Promise<void>): void {
    this.#busy = this.#busy.then(() =>
      Promise.all([...this.#profilers].map(([service, profiler]) => work(profiler, service))),
    );
  }
}
