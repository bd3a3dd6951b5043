/**
 * Backups with Prosa's own image of the database machine, from nothing to a database that came back twice: nx run tools:cluster-backup-e2e. One machine on
 * one host of a lab, and a host for its backups, set up by cluster-init's steps; the host burns, another one is set up in its place, and cluster-restore
 * brings back what there was at a time; then it burns again, and all that reached the repository comes back. The machine boots three times under software
 * emulation. `--short`: burns once, all comes back; `--stay` leaves it to you until Ctrl+C. Needs root.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TimedSteps } from '../../vm-images/making/timed-steps.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { backupTold } from '../backup/told.ts';
import { pgbackrest, repositoryOf } from '../database/repository.ts';
import { succeed } from '../drive/node-shell.ts';
import { readBundle } from '../init/bundle.ts';
import type { Point } from '../restore/point.ts';
import { restoreSite } from '../restore/restore-site.ts';
import { Installation } from './installation.ts';
import { cluster } from './one-database.ts';

const { values } = parseArgs({
  options: { stay: { type: 'boolean', default: false }, short: { type: 'boolean', default: false } },
});
const bundle = readBundle(resolve(import.meta.dirname, '../../../dist/vm-images/vm-export.tar.xz'));
const checkLimitMs = 180_000;
const { step, figures } = new TimedSteps();

await using installation = await step('two hosts', () => Installation.start(console.log));
console.log(installation.ways().join('\n'));
try {
  await step('cluster-init, until backups begin', () => installation.init(bundle, console.log));
  await step('the machine is healthy', () => installation.healthy());
  await step('the first backup is there', () => installation.backedUp());
  const again = await step('cluster-init once more', () => installation.init(bundle, () => undefined));
  assert.equal(again, 0, 'it changed something');
  await step('the machine lets the backups in, and nobody else', async () => {
    assert.ok(await installation.reaches('backup', 8432));
    assert.ok(!(await installation.reaches('elsewhere', 8432)));
  });
  const made = await step('cluster-backup', () => makeBackup(installation.site(), 'incr', console.log));
  assert.equal(made?.backup.type, 'incr');
  figures.push(...backupTold(made));

  await step('Patroni dies alone, and PostgreSQL goes on', async () => {
    await installation.killPatroni();
    await installation.healthy();
  });

  const before = await step('something is written', () => write('before'));
  await write('after');
  await step('cluster-restore is refused while the machine has the database', async () => {
    await assert.rejects(restore('latest'), /^ClusterError: not everything is lost: database-1 still has/);
    await assert.rejects(restore(before), /^ClusterError: only one database member is there/);
  });
  if (!values.short) {
    await loseEverything(before, 'to what there was at a time', ['before']);
    await write('since then');
  }
  const all = values.short ? ['before', 'after'] : ['before', 'since then'];
  await loseEverything('latest', 'to all there was', all);
  console.log(`\n${figures.join('\n')}`);
} catch (error) {
  console.error(await installation.account());
  if (!values.stay) throw error;
  console.error(error);
}
// Not before: Ctrl+C ends a boot that takes too long.
if (values.stay) await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

/** Writes a line, has it reach the repository, and answers a time just after it, by the machine's own clock. */
async function write(line: string): Promise<Date> {
  await installation.query(`create table if not exists written (line text); insert into written values ('${line}')`);
  const seconds = await installation.query('select extract(epoch from clock_timestamp())');
  await succeed(repositoryOf(installation.site()), pgbackrest('check'), checkLimitMs);
  return new Date(Number(seconds) * 1000);
}

function restore(to: Point['to']): Promise<void> {
  return restoreSite(installation.site(), { to, timeline: undefined, confirmed: cluster.name }, console.log);
}

/** The host burns, another one makes another database, and cluster-restore brings back the one that was there, of which the lines are `expected`. */
async function loseEverything(to: Point['to'], what: string, expected: readonly string[]): Promise<void> {
  const epoch = await installation.query('select epoch from workspace');
  await step('the host burns, and another one is in its place', () => installation.burn());
  await step('cluster-init, as for the first time', () => installation.init(bundle, () => undefined));
  await step('the machine is healthy, with an empty database', async () => {
    await installation.healthy();
    assert.equal(await installation.query("select to_regclass('written')"), '');
  });
  await step(`cluster-restore ${what}, until the machine is healthy`, () => restore(to));
  await step('that is there, with a new name of the history, and its log is kept', async () => {
    assert.deepEqual((await installation.query('select line from written')).split('\n'), expected);
    assert.notEqual(await installation.query('select epoch from workspace'), epoch);
    await succeed(repositoryOf(installation.site()), pgbackrest('check'), checkLimitMs);
  });
}
