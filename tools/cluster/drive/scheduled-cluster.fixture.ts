import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCluster } from '../config/read-cluster.ts';
import type { Cluster } from '../config/schema.ts';
import { cibText } from '../generate/cib.ts';
import { simulate } from '../generate/pacemaker.fixture.ts';
import { type NodeShell, shellBy } from './node-shell.ts';

/**
 * A cluster whose state is a file, on which Pacemaker's own commands work as on a running one (`CIB_file`). Its hosts do not exist: what they
 * would do is played by Pacemaker's simulator after each change.
 */
export class ScheduledCluster implements Disposable {
  readonly cluster: Cluster;
  readonly shell: NodeShell;
  /** What goes wrong, as options of crm_simulate, such as `--op-fail=ai-1_migrate_to_0@north=1`. */
  readonly faults: string[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'prosa-scheduled-'));
  readonly #state = join(this.#folder, 'cib.xml');

  /** All hosts of the file are there and all machines run. */
  constructor(file: string) {
    this.cluster = readCluster(file);
    const up = this.cluster.hosts.map(({ name }) => `--node-up=${name}`);
    // A running cluster has a host that speaks for it; only then it tells of a majority.
    this.happens(['--quorum=1', ...up], cibText(this.cluster).replace('<cib ', '<cib dc-uuid="1" '));
    const real = shellBy(['env', `CIB_file=${this.#state}`, 'PATH=/usr/sbin:/usr/bin:/sbin:/bin']);
    this.shell = {
      run: async (script) => {
        const before = this.cib;
        const outcome = await real.run(script);
        // The first pass ends where something goes wrong; the second is what Pacemaker then makes of it.
        if (this.cib !== before) for (const faults of [this.faults, []]) this.happens(faults);
        return outcome;
      },
    };
  }

  /** The state as it is. */
  get cib(): string {
    return readFileSync(this.#state, 'utf8');
  }

  /** Lets something happen, as options of crm_simulate, such as `--node-fail=north`, and the cluster come to rest. */
  happens(what: readonly string[], cib: string = this.cib): void {
    writeFileSync(this.#state, simulate(cib, what).cib);
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true });
  }
}
