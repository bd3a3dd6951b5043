// cluster-drain: moves all machines of a host away, live, and keeps others from it (docs/availability.md): --host=north. Exit code 2, and an
// alarm, when a machine was restarted instead.
import { ClusterError, runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { clusterSite } from '../database/cluster-site.ts';
import { clusterShell } from '../drive/cluster-shell.ts';
import { alarm } from '../move/alarm.ts';
import { readOptions } from '../options.ts';
import { drainHost } from './drain-host.ts';

await runProgram(async () => {
  const { file, isDryRun, via, host } = readOptions(process.argv.slice(2), ['via', 'host']);
  if (host === undefined) throw new ClusterError('cluster-drain needs --host=HOST');
  const cluster = readClusterFile(file);
  const shell = await clusterShell(cluster, via);
  alarm(await drainHost(shell, host, console.log, isDryRun, clusterSite(cluster, shell)));
});
