import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { workloadNames } from './workloads.ts';
import type { WorkloadName } from './workloads.ts';

/** What the command line asks for. */
export interface Options {
  /** None with `--ai`. */
  readonly workloads: readonly WorkloadName[];
  /** Whether label models and the assistant are measured. */
  readonly ai: boolean;
  /** One short run of everything. */
  readonly quick: boolean;
  /** Folder for the pages about label models and the assistant; without it they are only printed. */
  readonly output?: string;
  readonly runs: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** File for the figures as JSON. */
  readonly json?: string;
  /** Whether docs/benchmarks/baseline.md and .json are written anew. */
  readonly baseline: boolean;
  /** Folder for the database, on a real disk. */
  readonly data?: string;
  /** Folder for CPU profiles. */
  readonly profile?: string;
  readonly help: boolean;
}

/** Where the pages of the repository lie. */
export const pagesFolder = resolve(import.meta.dirname, '../../docs/benchmarks');

/** How to call it. */
export const usage = `npm run bench -- [options]

  --workload W1d,W2   only these (${workloadNames.join(', ')})
  --ai                only label models and the assistant; writes docs/benchmarks/ai.md and assistant.md
  --output FOLDER     write those two pages there instead
  --quick             one run of 5 s after 1 s of warm-up, to see that everything works
  --runs 3            runs of each workload
  --seconds 30        measured time of a run
  --warm-up 5         seconds before it
  --json FILE         also write the figures as JSON
  --baseline          write docs/benchmarks/baseline.md and .json, ai.md and assistant.md anew
  --data FOLDER       where the database lies while it is measured: on a real disk (default: .prosa/bench)
  --profile FOLDER    write CPU profiles of gateway and persistence there; the figures are then too high`;

/** Reads the arguments after the script's name. Throws an Error for people when something is wrong. */
export function parseOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: argv.filter((argument) => argument !== '--'),
    options: {
      workload: { type: 'string' },
      ai: { type: 'boolean', default: false },
      output: { type: 'string' },
      quick: { type: 'boolean', default: false },
      runs: { type: 'string' },
      seconds: { type: 'string' },
      'warm-up': { type: 'string' },
      json: { type: 'string' },
      baseline: { type: 'boolean', default: false },
      data: { type: 'string' },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const defaults = values.quick ? { runs: 1, seconds: 5, warmUp: 1 } : { runs: 3, seconds: 30, warmUp: 5 };
  if (values.ai && values.workload !== undefined) throw new Error('--ai and --workload exclude each other');
  const writes = (values.ai || values.baseline) && !values.quick;
  return {
    workloads: values.ai ? [] : chooseWorkloads(values.workload),
    ai: values.workload === undefined,
    quick: values.quick,
    output: values.output ?? (writes ? pagesFolder : undefined),
    runs: wholeNumber('--runs', values.runs, defaults.runs),
    seconds: wholeNumber('--seconds', values.seconds, defaults.seconds),
    warmUpSeconds: wholeNumber('--warm-up', values['warm-up'], defaults.warmUp),
    json: values.json,
    baseline: values.baseline,
    data: values.data,
    profile: values.profile,
    help: values.help,
  };
}

function chooseWorkloads(list: string | undefined): readonly WorkloadName[] {
  if (list === undefined) return workloadNames;
  return list.split(',').map((name) => {
    const known = workloadNames.find((candidate) => candidate.toLowerCase() === name.trim().toLowerCase());
    if (known === undefined) throw new Error(`there is no workload ${name}; there are ${workloadNames.join(', ')}`);
    return known;
  });
}

function wholeNumber(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`${option} needs a whole number from 1, not ${text}`);
  return Number(text);
}
