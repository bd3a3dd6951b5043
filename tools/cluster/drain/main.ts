// cluster-drain: moves all machines of a host away, live, and keeps others from it (docs/availability.md): --host=north. Of two hosts the machines stop
// instead, with --alone. Exit code 2, and an alarm, when a machine was restarted.
import { ClusterError, runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { clusterSite } from '../database/cluster-site.ts';
import { clusterShell } from '../drive/cluster-shell.ts';
import { alarm } from '../move/alarm.ts';
import { readOptions } from '../options.ts';
import { mayBeAlone } from './alone.ts';
import { drainHost } from './drain-host.ts';

await runProgram(async () => {
  const { file, isDryRun, via, host, alone } = readOptions(process.argv.slice(2), ['via', 'host'], ['alone']);
  if (host === undefined) throw new ClusterError('cluster-drain needs --host=HOST');
  const cluster = readClusterFile(file);
  const how = { isDryRun, mayBeAlone: mayBeAlone(alone, cluster) };
  const shell = await clusterShell(cluster, via);
  alarm(await drainHost(shell, host, console.log, { ...how, databases: clusterSite(cluster, shell) }));
});
