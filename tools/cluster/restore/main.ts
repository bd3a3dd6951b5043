// cluster-restore: puts PostgreSQL back to a point in time, on all members (docs/availability.md): --to="2026-11-27 12:00:00" --confirm=NAME;
// `--timeline=3` when that time is in a history that a restore has ended. `--to=latest` when no member has the database any more.
import { ClusterError, runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { clusterSite } from '../database/cluster-site.ts';
import { clusterShell } from '../drive/cluster-shell.ts';
import { readOptions } from '../options.ts';
import { readTimeline, readTo } from './point.ts';
import { restoreSite } from './restore-site.ts';

await runProgram(async () => {
  const { file, isDryRun, via, to, confirm, ...given } = readOptions(process.argv.slice(2), [
    'via',
    'repository-via',
    'to',
    'confirm',
    'timeline',
  ]);
  if (to === undefined)
    throw new ClusterError('cluster-restore needs --to="2026-11-27 12:00:00", or --to=latest when all is lost');
  const wish = { to: readTo(to), timeline: readTimeline(given.timeline), confirmed: confirm };
  const cluster = readClusterFile(file);
  const site = clusterSite(cluster, await clusterShell(cluster, via), given['repository-via']);
  await restoreSite(site, wish, console.log, isDryRun);
});
