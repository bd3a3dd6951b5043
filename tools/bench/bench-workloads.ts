import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { databaseFacts } from './measure/database-facts.ts';
import type { DatabaseFacts } from './measure/database-facts.ts';
import { describeMachine } from './measure/machine.ts';
import { measureSideBySide } from './measure-side-by-side.ts';
import type { Options } from './options.ts';
import { reportPage } from './pages/report-page.ts';
import { writePage } from './pages/write-page.ts';
import { choosePinning } from './products/pinning.ts';
import type { Places } from './products/products.ts';
import { Prosa } from './products/prosa.ts';
import { Profiles } from './profile/profiles.ts';
import { compareQuick } from './quick/compare.ts';
import { toMarkdown } from './report/markdown.ts';
import type { Conditions, ResultReport } from './report/report.ts';
import { Stage } from './stage.ts';

/** As a shell says it: ended by SIGINT. */
const INTERRUPTED = 130;
const PEOPLE = 1000;

/** Runs the workloads and prints the report; true when every run counts and, when it is quick, nothing became dearer. */
export async function benchWorkloads(options: Options, places: Places, say: (line: string) => void): Promise<boolean> {
  const { rounds, seconds, warmUpSeconds } = options;
  const machine = describeMachine(places.data);
  const pinning = choosePinning();
  const stage = await Stage.open(options.products, places, PEOPLE, pinning.servers, say);
  const interrupted = (): void => void stage.close().then(() => process.exit(INTERRUPTED));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const { version, ...durability } = await durabilityOf(stage);
    const profiles = await profilesOf(stage, options.profile);
    const results: ResultReport[] = [];
    const run = { seconds, warmUpSeconds, generatorCore: pinning.generator };
    for (const name of options.workloads) {
      results.push(...(await measureSideBySide(name, stage.players, rounds, run, profiles, say)));
    }
    await profiles?.close();
    const conditions: Conditions = {
      date: new Date().toISOString().slice(0, 10),
      machine,
      loadAtEnd: loadavg()[0] ?? 0,
      node: process.version,
      postgres: version,
      durability,
      pinned: pinning.reason ?? true,
      profiled: places.inspectable,
      rounds,
      seconds,
      warmUpSeconds,
    };
    const report = { conditions, results };
    console.log(toMarkdown(report));
    if (options.json) writeFileSync(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
    if (options.page) writePage(reportPage(report, options.page));
    const counts = results.every(({ faults }) => faults.length === 0);
    return options.quick ? compareQuick(results, options.baseline, say) && counts : counts;
  } catch (error) {
    for (const line of stage.lastLines) say(line);
    throw error;
  } finally {
    process.removeListener('SIGINT', interrupted).removeListener('SIGTERM', interrupted);
    await stage.close();
  }
}

/** What an acknowledgement is worth. Throws when it is not worth the same everywhere, or nothing. */
async function durabilityOf(stage: Stage): Promise<DatabaseFacts> {
  const urls = stage.players.map(({ product }) => product.databaseUrl).filter((url) => url !== undefined);
  const facts = await Promise.all(urls.map(databaseFacts));
  for (const { fsync, synchronous_commit, version } of facts) {
    if (fsync !== 'on' || synchronous_commit !== 'on') throw new Error('a database does not write to the disk');
    if (version !== facts[0]!.version) throw new Error('the databases are of different versions');
  }
  if (facts[0] === undefined) throw new Error('nothing that is measured keeps anything');
  return facts[0];
}

async function profilesOf(stage: Stage, folder: string | undefined): Promise<Profiles | undefined> {
  const prosa = stage.players.map(({ product }) => product).find((product) => product instanceof Prosa);
  if (folder === undefined || prosa === undefined) return undefined;
  return Profiles.connect(resolve(folder), prosa.inspectorPorts);
}
