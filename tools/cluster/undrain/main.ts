// cluster-undrain: lets a host have machines again (docs/availability.md): --host=north.
import { ClusterError, runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { undrainHost } from '../drain/drain-host.ts';
import { clusterShell } from '../drive/cluster-shell.ts';
import { readOptions } from '../options.ts';

await runProgram(async () => {
  const { file, isDryRun, via, host } = readOptions(process.argv.slice(2), ['via', 'host']);
  if (host === undefined) throw new ClusterError('cluster-undrain needs --host=HOST');
  const shell = await clusterShell(readClusterFile(file), via);
  await undrainHost(shell, host, (line) => console.log(line), isDryRun);
});
