import type { SupervisedProcess } from '@prosa/supervisor';

/** Where one of the services runs: a supervised process, after a clean stop another one, of another build if need be. */
export class Place {
  readonly #make: (dist: string) => SupervisedProcess;
  #dist: string;
  #process: SupervisedProcess;

  /** @param make a process of the builds in a folder (`<root>/dist/apps`), not started */
  constructor(dist: string, make: (dist: string) => SupervisedProcess) {
    this.#make = make;
    this.#dist = dist;
    this.#process = make(dist);
  }

  /** The one that runs, or ran last. */
  get process(): SupervisedProcess {
    return this.#process;
  }

  /** Begins; after `stop` with a new process. */
  start(dist = this.#dist): void {
    if (this.#process.pid !== undefined) return;
    this.#dist = dist;
    this.#process = this.#make(dist);
    this.#process.start();
  }

  /** Ends it cleanly. It stays away until `start`. */
  stop(): Promise<void> {
    return this.#process.stop();
  }
}
