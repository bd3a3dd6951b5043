// cluster-status: one screen of what is where, how the databases and backups stand, what is missing and what nothing protects from (docs/availability.md). Exit code 2 when it
// is less than promised.
import { runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { clusterSite } from '../database/cluster-site.ts';
import { databaseState } from '../database/database-state.ts';
import { clusterShell } from '../drive/cluster-shell.ts';
import { clusterView } from '../drive/cluster-view.ts';
import { quorumView } from '../drive/quorum-view.ts';
import { readOptions } from '../options.ts';
import { lacksOf, told } from './told.ts';

await runProgram(async () => {
  const { file, via, ...given } = readOptions(process.argv.slice(2), ['via', 'repository-via']);
  const cluster = readClusterFile(file);
  const shell = await clusterShell(cluster, via);
  const view = await clusterView(shell);
  const quorum = cluster.vote && (await quorumView(shell));
  const databases = await databaseState(clusterSite(cluster, shell, given['repository-via']));
  const state = { view, ...(quorum && { quorum }), databases };
  const now = new Date();
  console.log(told(cluster, state, now).join('\n'));
  if (lacksOf(cluster, state, now).length > 0) process.exitCode = 2;
});
