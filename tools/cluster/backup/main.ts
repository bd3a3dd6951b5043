// cluster-backup: makes a backup of PostgreSQL now (docs/availability.md); `--full` of everything.
import { runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { clusterSite } from '../database/cluster-site.ts';
import { clusterShell } from '../drive/cluster-shell.ts';
import { readOptions } from '../options.ts';
import { makeBackup } from './make-backup.ts';
import { backupTold } from './told.ts';

await runProgram(async () => {
  const { file, isDryRun, via, full, ...given } = readOptions(
    process.argv.slice(2),
    ['via', 'repository-via'],
    ['full'],
  );
  const cluster = readClusterFile(file);
  const site = clusterSite(cluster, await clusterShell(cluster, via), given['repository-via']);
  const made = await makeBackup(site, full ? 'full' : 'incr', console.log, isDryRun);
  if (made !== undefined) console.log(backupTold(made).join('\n'));
});
