import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Inspector } from './inspector.ts';

const SAMPLING_US = 500;

/**
 * Takes CPU profiles of a Node process that was started with `--inspect`, from a moment to another: `--cpu-prof` would mix the
 * sign-ups and the warm-up into it.
 */
export class RemoteProfiler {
  readonly #inspector: Inspector;

  private constructor(inspector: Inspector) {
    this.#inspector = inspector;
  }

  /** Connects to the inspector on a port of loopback. Throws when there is none. */
  static async connect(port: number): Promise<RemoteProfiler> {
    const inspector = await Inspector.connect(port);
    await inspector.call('Profiler.enable');
    await inspector.call('Profiler.setSamplingInterval', { interval: SAMPLING_US });
    return new RemoteProfiler(inspector);
  }

  /** Begins a profile. */
  async start(): Promise<void> {
    await this.#inspector.call('Profiler.start');
  }

  /** Ends the profile and writes it as a .cpuprofile file. */
  async stop(file: string): Promise<void> {
    const { profile } = (await this.#inspector.call('Profiler.stop')) as { profile: unknown };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(profile));
  }

  close(): void {
    this.#inspector.close();
  }
}
