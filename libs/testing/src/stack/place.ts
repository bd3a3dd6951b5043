import type { SupervisedProcess } from '@prosa/supervisor';

/** How a process is to be started; what is not given stays as it was. */
export interface StartOptions {
  /** Folder of the builds. */
  readonly dist?: string;
  /** More environment variables. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Where one of the services runs: a supervised process, after a clean stop another one, of another build if need be. */
export class Place {
  readonly #make: (dist: string, env: StartOptions['env']) => SupervisedProcess;
  #dist: string;
  #env: StartOptions['env'];
  #process: SupervisedProcess;

  /** @param make a process of the builds in a folder (`<root>/dist/apps`) with more environment variables, not started */
  constructor(dist: string, make: (dist: string, env: StartOptions['env']) => SupervisedProcess) {
    this.#make = make;
    this.#dist = dist;
    this.#process = make(dist, undefined);
  }

  /** The one that runs, or ran last. */
  get process(): SupervisedProcess {
    return this.#process;
  }

  /** Begins; after `stop` with a new process. */
  start({ dist = this.#dist, env = this.#env }: StartOptions = {}): void {
    if (this.#process.pid !== undefined) return;
    this.#dist = dist;
    this.#env = env;
    this.#process = this.#make(dist, env);
    this.#process.start();
  }

  /** Ends it cleanly. It stays away until `start`. */
  stop(): Promise<void> {
    return this.#process.stop();
  }
}
