/**
 * The full form of the hostile tests: npm run hostile (docs/security.md). Runs every test of that kind in all projects with
 * many more inputs from one seed, and prints how many there were of each. `--seed 7` repeats a run.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
/** Projects and which of their tests these are. */
const parts = [
  ['apps/persistence', 'hostile'],
  ['apps/gateway', 'hostile'],
  ['apps/chat-web', 'hostile'],
  ['tools', 'tools/hostile/'],
] as const;

const { values } = parseArgs({ options: { seed: { type: 'string' }, only: { type: 'string' } } });
const seed = values.seed ?? String(Date.now() % 2 ** 31);
const folder = mkdtempSync(join(tmpdir(), 'prosa-hostile-'));
const tallyFile = join(folder, 'tally');
console.log(`seed ${seed}`);

const failed: string[] = [];
for (const [project, pattern] of parts) {
  if (values.only !== undefined && values.only !== project) continue;
  const args = ['--config', `${project}/jest.config.mjs`, '--runInBand', '--testPathPatterns', pattern];
  const { status } = spawnSync(join(root, 'node_modules/.bin/jest'), args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
      PROSA_HOSTILE: 'full',
      PROSA_HOSTILE_SEED: seed,
      PROSA_HOSTILE_TALLY: tallyFile,
    },
  });
  if (status !== 0) failed.push(project);
}

const counts = new Map<string, number>();
for (const line of readFileSync(tallyFile, 'utf8').trim().split('\n')) {
  const { attack, inputs } = JSON.parse(line) as { attack: string; inputs: number };
  counts.set(attack, (counts.get(attack) ?? 0) + inputs);
}
rmSync(folder, { recursive: true });
for (const [attack, inputs] of counts) console.log(`${inputs.toLocaleString('en').padStart(12)}  ${attack}`);
const all = [...counts.values()].reduce((sum, inputs) => sum + inputs, 0);
console.log(`${all.toLocaleString('en').padStart(12)}  in all`);
if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
