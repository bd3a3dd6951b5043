import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { peerNames, productNames } from './products/products.ts';
import type { ProductName } from './products/products.ts';
import { growths } from './growth/series.ts';
import { quickWorkloads } from './quick/ratios.ts';
import { peerWorkloads, usualWorkloads, workloadNames } from './workloads.ts';
import type { WorkloadName } from './workloads.ts';

/** What the command line asks for. */
export interface Options {
  /** None with `--ai`. */
  readonly workloads: readonly WorkloadName[];
  /** What is measured, side by side. */
  readonly products: readonly ProductName[];
  /** Whether label models and the assistant are measured. */
  readonly ai: boolean;
  /** Short runs that are compared with what is stored. */
  readonly quick: boolean;
  /** Folder for the pages about label models and the assistant; without it they are only printed. */
  readonly output?: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** File for the figures as JSON. */
  readonly json?: string;
  /** Name of the page, its data and its charts in docs/benchmarks that are written anew. */
  readonly page?: string;
  /** Whether what `--quick` compares with is written anew. */
  readonly baseline: boolean;
  /** Names of what grows; none: not measured. */
  readonly growth: readonly string[];
  /** Messages to put into rooms before pages and searches are timed; none: not measured. */
  readonly history?: number;
  /** Whether the filled rooms stay and are used the next time. */
  readonly keep: boolean;
  /** People who are cut off and come back; none: not done. */
  readonly comeback?: number;
  /** Minutes of a soak; none: not done. */
  readonly soak?: number;
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

  --workload W1d,W2   only these (${usualWorkloads.join(', ')})
  --peers             side by side with ${peerNames.slice(1).join(', ')}; installs them (Debian, root);
                      without W1b unless told
  --product NAMES     only these (${productNames.join(', ')})
  --ai                only label models and the assistant; writes docs/benchmarks/ai.md and assistant.md
  --output FOLDER     write those two pages there instead
  --quick             ${quickWorkloads.join(', ')} against the floor, in a minute and a half: fails when Prosa became dearer
  --rounds 3          runs of each workload; products take turns
  --seconds 30        measured time of a run
  --warm-up 5         seconds before it
  --json FILE         also write the figures as JSON
  --page NAME         write docs/benchmarks/NAME.md, NAME.json and charts/NAME-*.svg
  --baseline          docs/benchmarks/baseline.md and all that belongs to it, ai.md and assistant.md anew; with --quick: the ratios
  --growth NAMES|all  how cost grows (${growths.map(({ name }) => name).join(', ')}); writes growth.md with all
  --history 1000000   pages and searches in rooms with so many messages in all; writes history.md
  --keep              with --history: the filled database stays in --data and is used the next time
  --comeback 5000     a gateway is killed, so many people come back (W6); writes comeback.md
  --soak 30           so many minutes of people coming and going: fails when something leaks; writes soak.md
  --data FOLDER       where the databases lie while it is measured: on a real disk (default: .prosa/bench)
  --profile FOLDER    write CPU profiles of gateway and persistence there; the figures are then too high`;

/** Reads the arguments after the script's name. Throws an Error for people when something is wrong. */
export function parseOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: argv.filter((argument) => argument !== '--'),
    options: {
      workload: { type: 'string' },
      peers: { type: 'boolean', default: false },
      product: { type: 'string' },
      ai: { type: 'boolean', default: false },
      output: { type: 'string' },
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      'warm-up': { type: 'string' },
      json: { type: 'string' },
      page: { type: 'string' },
      baseline: { type: 'boolean', default: false },
      growth: { type: 'string' },
      history: { type: 'string' },
      keep: { type: 'boolean', default: false },
      comeback: { type: 'string' },
      soak: { type: 'string' },
      data: { type: 'string' },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { quick } = values;
  const defaults = quick ? { rounds: 2, seconds: 3, warmUp: 1 } : { rounds: 3, seconds: 30, warmUp: 5 };
  if (values.ai && values.workload !== undefined) throw new Error('--ai and --workload exclude each other');
  const special = [values.growth, values.history, values.comeback, values.soak].some((value) => value !== undefined);
  const alone = values.workload === undefined && values.product === undefined && !values.peers && !special;
  const writes = (values.ai || values.baseline) && !quick;
  return {
    workloads: values.ai || special ? [] : choose('workload', values.workload, defaultWorkloads(values), workloadNames),
    products: choose('product', values.product, defaultProducts(values), productNames),
    ai: values.ai || (alone && !quick),
    quick,
    output: values.output ?? (writes ? pagesFolder : undefined),
    rounds: wholeNumber('--rounds', values.rounds, defaults.rounds),
    seconds: wholeNumber('--seconds', values.seconds, defaults.seconds),
    warmUpSeconds: wholeNumber('--warm-up', values['warm-up'], defaults.warmUp),
    json: values.json,
    page: values.page ?? (values.baseline && !quick ? 'baseline' : undefined),
    baseline: values.baseline,
    growth: chooseGrowth(values.growth),
    history: values.history === undefined ? undefined : wholeNumber('--history', values.history, 0),
    keep: values.keep,
    comeback: values.comeback === undefined ? undefined : wholeNumber('--comeback', values.comeback, 0),
    soak: values.soak === undefined ? undefined : wholeNumber('--soak', values.soak, 0),
    data: values.data,
    profile: values.profile,
    help: values.help,
  };
}

function defaultWorkloads({ peers, quick }: { peers: boolean; quick: boolean }): readonly WorkloadName[] {
  if (quick) return quickWorkloads;
  return peers ? peerWorkloads : usualWorkloads;
}

function defaultProducts({ peers, quick }: { peers: boolean; quick: boolean }): readonly ProductName[] {
  if (peers) return peerNames;
  return quick ? ['prosa', 'floor'] : ['prosa'];
}

function chooseGrowth(list: string | undefined): readonly string[] {
  const names = growths.map(({ name }) => name);
  return list === 'all' ? names : choose('growth', list, [], names);
}

function choose<Name extends string>(
  kind: string,
  list: string | undefined,
  otherwise: readonly Name[],
  all: readonly Name[],
): readonly Name[] {
  if (list === undefined) return otherwise;
  return list.split(',').map((name) => {
    const known = all.find((candidate) => candidate.toLowerCase() === name.trim().toLowerCase());
    if (known === undefined) throw new Error(`there is no ${kind} ${name}; there are ${all.join(', ')}`);
    return known;
  });
}

function wholeNumber(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`${option} needs a whole number from 1, not ${text}`);
  return Number(text);
}
