import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Placement } from './placement.ts';

/** What Ganeti's balancer did with a placement. */
export interface HbalAnswer {
  readonly scoreBefore: number;
  readonly scoreAfter: number;
  readonly moves: readonly { readonly machine: string; readonly to: string }[];
}

/** Whether hbal is on this machine (Debian: ganeti-htools). */
export const hasHbal = ['/usr/bin/hbal', '/usr/local/bin/hbal'].some((path) => existsSync(path));

/** Asks hbal, which is to go on for as long as anything gets better. Its loads are shares of 1, whatever the host. */
export function askHbal({ hosts, machines }: Placement, options: readonly string[] = []): HbalAnswer {
  const folder = mkdtempSync(join(tmpdir(), 'prosa-hbal-'));
  try {
    const nodes = hosts.map(({ name, memoryMiB, reserveMiB, cpus }) => {
      const used = machines.filter(({ host }) => host === name).reduce((sum, machine) => sum + machine.memoryMiB, 0);
      const free = memoryMiB - reserveMiB - used;
      return [name, memoryMiB, reserveMiB, free, 100, 100, cpus, 'N', 'one', 1000, '', 'N', 0, 0, '1.0'].join('|');
    });
    const instances = machines.map(({ name, memoryMiB, cpus, host }) =>
      [name, memoryMiB, 0, cpus, 'running', 'Y', host, '', 'ext', '', 0, '-'].join('|'),
    );
    const policy = '128,1,1024,1,1,1|1,1,0,0,0,0;1048576,64,1048576,16,8,12|ext|1000.0|1000.0';
    const sections = ['all|one|preferred||', nodes.join('\n'), instances.join('\n'), '', `|${policy}\nall|${policy}`];
    writeFileSync(join(folder, 'cluster'), `${sections.join('\n\n')}\n`);
    const loads = machines.map(({ name, load }) =>
      [name, load.cpus, load.memoryMiB, 0, load.networkBytesPerSecond].join(' '),
    );
    writeFileSync(join(folder, 'loads'), `${loads.join('\n')}\n`);
    const args = ['-t', join(folder, 'cluster'), '-U', join(folder, 'loads'), '-v', '-e', '0', ...options];
    const output = execFileSync('hbal', args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
    return readAnswer(output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readAnswer(output: string): HbalAnswer {
  const scoreBefore = Number(/[Ii]nitial (?:cluster )?score:? ([\d.]+)/.exec(output)?.[1]);
  const steps = [...output.matchAll(/^ +\d+\. (\S+) +\S+ +=> (\S+) +([\d.]+) a=/gm)];
  if (!Number.isFinite(scoreBefore)) throw new Error(`hbal said nothing of a score:\n${output}`);
  return {
    scoreBefore,
    scoreAfter: Number(steps.at(-1)?.[3] ?? scoreBefore),
    moves: steps.map(([, machine = '', to = '']) => ({ machine, to })),
  };
}
