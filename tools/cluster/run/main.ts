// cluster-run: runs a line of a shell on a machine of the cluster, as root, by its guest agent, as machines have no SSH (docs/availability.md):
// --machine=database-3 --command="patronictl -c /run/prosa/patroni.yaml list". Ends with the command's exit code.
import { ClusterError, runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { clusterShell } from '../drive/cluster-shell.ts';
import { clusterView, standsOn } from '../drive/cluster-view.ts';
import { machineShell } from '../drive/machine-shell.ts';
import { quoted } from '../drive/node-shell.ts';
import { readOptions } from '../options.ts';

await runProgram(async () => {
  const { file, isDryRun, via, machine, command } = readOptions(process.argv.slice(2), ['via', 'machine', 'command']);
  if (machine === undefined || command === undefined)
    throw new ClusterError('cluster-run needs --machine=NAME and --command="…"');
  const shell = await clusterShell(readClusterFile(file), via);
  const { resources } = await clusterView(shell);
  const resource = resources.find(({ name, isMachine }) => isMachine && name === machine);
  if (resource === undefined) throw new ClusterError(`there is no machine ${machine}`);
  const host = standsOn(resource);
  if (host === undefined) throw new ClusterError(`${machine} does not run, or is being moved`);
  if (isDryRun) return console.log(`would run on ${machine}, which is on ${host}: ${command}`);
  const { code, stdout, stderr } = await machineShell(shell, host, machine).run(`sh -c ${quoted(command)}`);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code ?? 1;
});
