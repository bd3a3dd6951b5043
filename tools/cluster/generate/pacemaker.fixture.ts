import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether Pacemaker's own scheduler is on this machine (Debian: pacemaker-cli-utils). */
export const hasPacemaker = existsSync('/usr/sbin/crm_simulate');

/** What Pacemaker would make of a cluster's state. */
export interface Simulated {
  /** The state afterwards, as a CIB. */
  readonly cib: string;
  /** What it does, a line each, in order. */
  readonly actions: readonly string[];
  /** Name of a machine or fence device → where it runs then; not there when it does not. */
  readonly places: ReadonlyMap<string, string>;
}

/** Runs Pacemaker's scheduler (crm_simulate(8)) on a CIB, with what happens as its options, such as `--node-fail=north`. */
export function simulate(cib: string, happens: readonly string[]): Simulated {
  const folder = mkdtempSync(join(tmpdir(), 'prosa-pacemaker-'));
  const [before, after] = [join(folder, 'before.xml'), join(folder, 'after.xml')];
  try {
    writeFileSync(before, cib);
    const args = ['--xml-file', before, '--simulate', '--save-output', after, ...happens];
    // Exit code 1 is what it says of a transition of which nothing can be done, too.
    const { stdout, stderr } = spawnSync('/usr/sbin/crm_simulate', args, { encoding: 'utf8' });
    const said = /Executing Cluster Transition:\n([^]*)Revised Cluster Status:\n([^]*)/.exec(stdout);
    if (said === null) throw new Error(`crm_simulate ${happens.join(' ')}: ${stderr}`);
    const [, done = '', revised = ''] = said;
    const actions = done.split('\n').map((line) =>
      line
        .replace(/^ +\* +/, '')
        .replace(/ +/g, ' ')
        .trim(),
    );
    const places = [...revised.matchAll(/^ +\* (\S+)\t\S+\t Started (\S+)/gm)].map(
      ([, name = '', host = '']) => [name, host] as const,
    );
    return {
      cib: readFileSync(after, 'utf8'),
      actions: actions.filter((line) => line !== ''),
      places: new Map(places),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
