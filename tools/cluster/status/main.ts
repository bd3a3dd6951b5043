// cluster-status: one screen of what is where, what is missing and what nothing protects from (docs/availability.md). Exit code 2 when it
// is less than promised.
import { runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { clusterShell } from '../drive/cluster-shell.ts';
import { clusterView } from '../drive/cluster-view.ts';
import { readOptions } from '../options.ts';
import { isAsPromised, told } from './told.ts';

await runProgram(async () => {
  const { file, via } = readOptions(process.argv.slice(2), ['via']);
  const cluster = readClusterFile(file);
  const view = await clusterView(await clusterShell(cluster, via));
  console.log(told(cluster, view).join('\n'));
  if (!isAsPromised(cluster, view)) process.exitCode = 2;
});
