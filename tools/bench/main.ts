import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { databaseFacts } from './measure/database-facts.ts';
import { describeMachine } from './measure/machine.ts';
import { measureAi } from './measure-ai.ts';
import { measureWorkload } from './measure-workload.ts';
import { pagesFolder, parseOptions, usage } from './options.ts';
import type { Options } from './options.ts';
import { populate } from './population/population.ts';
import { Profiles } from './profile/profiles.ts';
import { toMarkdown } from './report/markdown.ts';
import type { Report, WorkloadReport } from './report/report.ts';
import { choosePinning } from './servers/pinning.ts';
import { Servers } from './servers/servers.ts';

const root = resolve(import.meta.dirname, '../..');
/** As a shell says it: ended by SIGINT. */
const INTERRUPTED = 130;
const populationSize = { rooms: 20, membersPerRoom: 50 };

/** Runs the benchmark; true when every run counts and every promise is kept. */
async function bench(options: Options): Promise<boolean> {
  const counts = options.workloads.length === 0 || (await benchWorkloads(options));
  if (!options.ai) return counts;
  say('label models and the assistant');
  return (await measureAi(options)) && counts;
}

async function benchWorkloads(options: Options): Promise<boolean> {
  const data = resolve(options.data ?? join(root, '.prosa/bench'));
  mkdirSync(data, { recursive: true });
  const machine = describeMachine(data);
  const pinning = choosePinning();
  say(`starting a fresh Prosa (fdatasync ${machine.fdatasyncUs} µs)`);
  const servers = await Servers.start({
    folder: join(data, `run-${process.pid}`),
    dist: join(root, 'dist/apps'),
    inspectable: options.profile !== undefined,
  });
  const interrupted = (): void => void servers.close().then(() => process.exit(INTERRUPTED));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    say(`signing up ${populationSize.rooms * populationSize.membersPerRoom} people`);
    const population = await populate(servers.gatewayPort, populationSize);
    const { version, ...durability } = await databaseFacts(servers.databaseUrl);
    if (pinning.servers !== undefined) servers.pin(pinning.servers);
    const profiles = options.profile
      ? await Profiles.connect(resolve(options.profile), servers.inspectorPorts)
      : undefined;
    const workloads: WorkloadReport[] = [];
    for (const name of options.workloads) {
      say(`${name}: ${options.runs} × ${options.seconds} s`);
      workloads.push(await measureWorkload(name, servers, population, options, pinning.generator, profiles));
    }
    await profiles?.close();
    const report: Report = {
      conditions: {
        date: new Date().toISOString().slice(0, 10),
        machine,
        node: process.version,
        postgres: version,
        durability,
        pinned: pinning.reason ?? true,
        profiled: options.profile !== undefined,
        runs: options.runs,
        seconds: options.seconds,
        warmUpSeconds: options.warmUpSeconds,
      },
      workloads,
    };
    publish(report, options);
    return workloads.every(({ faults }) => faults.length === 0);
  } catch (error) {
    for (const line of servers.lastLines) say(line);
    throw error;
  } finally {
    await servers.close();
  }
}

function publish(report: Report, options: Options): void {
  const markdown = toMarkdown(report);
  const json = `${JSON.stringify(report, undefined, 2)}\n`;
  console.log(markdown);
  if (options.json) writeFileSync(options.json, json);
  if (options.baseline) {
    writeFileSync(join(pagesFolder, 'baseline.json'), json);
    writeFileSync(join(pagesFolder, 'baseline.md'), `# First figures\n\n${markdown}`);
  }
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
