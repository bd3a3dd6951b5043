import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { dirname } from 'node:path';

/** Something that was measured, as cluster-report reads it. */
export interface Figure {
  readonly name: string;
  /** What fails, when its gap counts in the sum. */
  readonly part?: 'host' | 'gateway' | 'ai' | 'database';
  /** What was away meanwhile. */
  readonly services: readonly ('chat' | 'history' | 'ai')[];
  readonly gapsSeconds: readonly number[];
  /** What was promised; told, not tested. */
  readonly limitSeconds?: number;
}

/** What an exercise measures. It is printed and written down; the test is of what happened, not of how long it took. */
export class Figures {
  readonly all: Figure[] = [];
  readonly #loads: number[] = [];

  /** Notes one and prints it, with how many processes wanted a core of this machine in the last minute. */
  add(figure: Figure): void {
    const [load = 0] = loadavg();
    this.#loads.push(load);
    this.all.push(figure);
    console.log(`    ${line(figure)}, load ${load.toFixed(0)}`);
  }

  /** All, a line each. */
  told(): string {
    return this.all.map(line).join('\n');
  }

  /** Under which load they were measured, in words. */
  conditions(): string {
    const [least, most] = [Math.min(...this.#loads), Math.max(...this.#loads)].map((load) => load.toFixed(0));
    return `load average ${least} to ${most} on ${availableParallelism()} cores`;
  }

  /**
   * Writes a file for `cluster-report --measurements`: rates of failure, and whatever was not measured here, as in `like`. What was measured several
   * times is one fault with several gaps.
   */
  write(path: string, like: string, conditions: string): void {
    const base = JSON.parse(readFileSync(like, 'utf8')) as { conditions: string; faults: Figure[] };
    const measured = new Map<string, Figure>();
    for (const figure of this.all) {
      const gapsSeconds = [...(measured.get(figure.name)?.gapsSeconds ?? []), ...figure.gapsSeconds];
      measured.set(figure.name, { ...figure, gapsSeconds });
    }
    const others = base.faults.filter(({ name }) => !measured.has(name));
    const all = {
      ...base,
      conditions: others.length > 0 ? `${conditions}; what was not measured then: ${base.conditions}` : conditions,
      faults: [...measured.values(), ...others],
    };
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(all, undefined, 2)}\n`);
  }
}

function line({ name, gapsSeconds, limitSeconds }: Figure): string {
  const values = gapsSeconds.map((seconds) => seconds.toFixed(seconds < 1 ? 3 : 1)).join(', ');
  const longest = Math.max(...gapsSeconds);
  const promise =
    limitSeconds === undefined ? '' : ` (promised ${limitSeconds} s${longest > limitSeconds ? ', missed' : ''})`;
  return `${name}: ${values} s${promise}`;
}
