import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { breakingChanges, contractFolder } from '../build/contract.ts';
import { makePostgresImage, postgresImage } from '../containers/base-images.ts';
import { startDockerEngine, type DockerEngine } from '../containers/docker-engine.ts';
import { command, must } from './command.ts';
import { countJest, countPlaywright, REPORT_LINES, withExitCode } from './count-tests.ts';
import { type Counts, onePassed, type Step } from './step.ts';

/** Nothing is taken from an earlier run, and the output of what passed is there to be counted. */
const fresh = { NX_SKIP_NX_CACHE: 'true', NX_DEFAULT_OUTPUT_STYLE: 'static' };

/** So many tests of a step may pass only when run again, and are then told at the end: each has a race to be found. */
const mostRunAgain = 3;

const unitCounts = (output: string): Counts => countJest(output, mostRunAgain);

/** The whole run, in order. What the machine misses and the dependencies were put there by .ci/run. */
export const steps: readonly Step[] = [
  check('format', ['prettier', '--check', '.', '--log-level=warn']),
  check('lint', ['nx', 'run-many', '-t', 'lint']),
  check('buf lint', ['buf', 'lint'], contractFolder),
  { name: 'buf breaking', run: checkContract },
  { name: 'generated code', run: checkGenerated },
  check('types', ['nx', 'run-many', '-t', 'typecheck']),
  check('build', ['nx', 'run-many', '-t', 'build', 'compress']),
  { name: 'persistence in containers', run: () => withEngine(testPersistence) },
  { name: 'containers', run: () => withEngine(testCompose) },
  check('what runs model files', ['npm', 'run', 'gguf:install', '--loglevel=error']),
  {
    name: 'tests',
    run: () => testWith(['npm', 'test'], unitCounts, { PROSA_TEST_DATABASE: 'embedded', PROSA_TEST_GGUF: '1' }),
  },
  { name: 'end to end', run: () => testWith(['npm', 'run', 'e2e'], (output) => countPlaywright(output, mostRunAgain)) },
  check('benchmark, quick', ['node', 'tools/bench/main.ts', '--quick']),
  faults('faults, one of each', []),
  faults('faults, two of each', [
    ...['--gateways', '2', '--persistences', '2', '--random', '4', '--faults'],
    // The first half with the doorbell, the rest with NATS.
    'rolling-upgrade,kill-gateway,kill-persistence,freeze-gateway,freeze-persistence,change-fan-out,kill-nats,freeze-nats,cut-backend,restart-all',
  ]),
  lab('hosts: one killed', ['node', 'tools/cluster/e2e/main.ts', '--short']),
  lab('hosts: two and a third vote', ['node', 'tools/cluster/vote/main.ts', '--only=the vote']),
  lab('PostgreSQL: the leader killed, the majority gone', [
    'node',
    ...['tools/faults/main.ts', '--quick', '--database', 'members'],
    ...['--faults', 'kill-primary,lose-primary,lose-majority'],
  ]),
  machines('machines: base twice', 'vm-base-twice', 10),
  machines('machines: from bundle to message', 'vm-e2e', 35),
];

function check(name: string, line: readonly [string, ...string[]], cwd?: string): Step {
  return {
    name,
    run: async () => {
      await must(line, { env: fresh, cwd });
      return onePassed;
    },
  };
}

function faults(name: string, args: readonly string[]): Step {
  return check(name, ['node', 'tools/faults/main.ts', '--quick', ...args]);
}

/**
 * Several hosts within this one, with engines that judge by time who is dead: a crowded machine may deceive them once. Run again when it
 * fails, and that is told.
 */
function lab(name: string, line: readonly [string, ...string[]]): Step {
  return {
    name,
    run: async () => {
      const { exitCode, output } = await command(line, { env: fresh });
      if (exitCode === 0) return onePassed;
      console.log(`${name} failed; once more`);
      await must(line, { env: fresh });
      const reports = [`${name}\n${output.trimEnd().split('\n').slice(-REPORT_LINES).join('\n')}`];
      return { ...onePassed, runAgain: 1, reports };
    },
  };
}

/** A target of the virtual machines, under software emulation. */
function machines(name: string, target: string, minutes: number): Step {
  return {
    name,
    run: async () => {
      await must(['nx', 'run', `tools:${target}`], { env: fresh, timeoutMs: minutes * 60_000 });
      return onePassed;
    },
  };
}

async function checkContract(): Promise<Counts> {
  const broken = await breakingChanges(contractFolder);
  if (broken.length > 0) throw new Error(`the released contract is broken:\n${broken.join('\n')}`);
  return onePassed;
}

/** Generated code is made from the contract, always the same, and never checked in, where it could be stale. */
async function checkGenerated(): Promise<Counts> {
  const tracked = (
    await must(['git', '-c', 'safe.directory=*', 'ls-files', 'libs/proto/src/gen'], { quiet: true })
  ).trim();
  if (tracked !== '') throw new Error(`generated files are checked in: ${tracked.split('\n')[0]}, …`);
  await must(['nx', 'run', 'proto:generate'], { env: fresh, quiet: true });
  const folder = await mkdtemp(join(tmpdir(), 'prosa-generated-'));
  try {
    await must(['buf', 'generate', '-o', folder], { cwd: contractFolder, quiet: true });
    await must(['diff', '-r', join(folder, 'src/gen'), join(contractFolder, 'src/gen')]);
    return onePassed;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function testWith(
  line: readonly [string, ...string[]],
  count: (output: string) => Counts,
  env: Record<string, string> = {},
): Promise<Counts> {
  const { exitCode, output } = await command(line, { env: { ...fresh, ...env }, timeoutMs: 20 * 60_000 });
  return withExitCode(count(output), exitCode);
}

/**
 * Runs tests with a Docker engine of their own. Not being able to start one is a failure; PROSA_CI_ALLOW_NO_DOCKER=1 makes it
 * a notice.
 */
async function withEngine(test: (dockerHost: string) => Promise<Counts>): Promise<Counts> {
  let engine: DockerEngine;
  try {
    engine = await startDockerEngine();
  } catch (error) {
    console.log(`NOT RUN: ${error instanceof Error ? error.message : String(error)}`);
    return process.env['PROSA_CI_ALLOW_NO_DOCKER'] === '1' ? { passed: 0, failed: 0 } : { passed: 0, failed: 1 };
  }
  await using started = engine;
  return await test(started.host);
}

/** The tests of persistence against PostgreSQL in a container, by testcontainers. */
async function testPersistence(dockerHost: string): Promise<Counts> {
  await makePostgresImage(dockerHost);
  return testWith(['nx', 'run', 'persistence:test'], unitCounts, {
    DOCKER_HOST: dockerHost,
    TESTCONTAINERS_RYUK_DISABLED: 'true',
    PROSA_TEST_DATABASE: 'testcontainers',
    PROSA_TEST_POSTGRES_IMAGE: postgresImage,
  });
}

/** compose.yaml, as people start it; a process of its own, as what it imports is generated in this run. */
async function testCompose(dockerHost: string): Promise<Counts> {
  await must(['node', 'tools/containers/e2e/main.ts'], { env: { DOCKER_HOST: dockerHost } });
  return onePassed;
}
