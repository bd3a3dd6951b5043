import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { benchComeback, benchGrowth, benchHistory, benchSoak } from './bench-large.ts';
import { benchWorkloads } from './bench-workloads.ts';
import { measureAi } from './measure-ai.ts';
import { parseOptions, usage } from './options.ts';
import type { Options } from './options.ts';
import type { Places } from './products/products.ts';

const root = resolve(import.meta.dirname, '../..');

/** Runs what is asked for; true when every run counts and every promise is kept. */
async function bench(options: Options): Promise<boolean> {
  const data = resolve(options.data ?? join(root, '.prosa/bench'));
  mkdirSync(data, { recursive: true });
  const places: Places = { data, dist: join(root, 'dist/apps'), inspectable: options.profile !== undefined };
  const outcomes: boolean[] = [];
  if (options.workloads.length > 0) outcomes.push(await benchWorkloads(options, places, say));
  if (options.growth.length > 0) outcomes.push(await benchGrowth(options, places, say));
  if (options.history !== undefined)
    outcomes.push(await benchHistory(options.history, { ...places, keep: options.keep }, say));
  if (options.comeback !== undefined) outcomes.push(await benchComeback(options.comeback, places, say));
  if (options.soak !== undefined) outcomes.push(await benchSoak(options.soak, places, say));
  if (options.ai) {
    say('label models and the assistant');
    outcomes.push(await measureAi(options));
  }
  return outcomes.every(Boolean);
}

/** Progress goes to standard error, so that standard output is the report alone. */
function say(line: string): void {
  console.error(`bench: ${line}`);
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else if (!(await bench(options))) {
    say('FAILED: some figures do not count, see above');
    process.exitCode = 1;
  }
} catch (error) {
  say(`FAILED: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
