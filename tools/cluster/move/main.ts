// cluster-move: moves machines live (docs/availability.md): --machines=gateway-1,ai-1 --to=west. Exit code 2, and an alarm, when a machine was
// restarted instead.
import { ClusterError, runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { clusterShell } from '../drive/cluster-shell.ts';
import { readOptions } from '../options.ts';
import { alarm } from './alarm.ts';
import { moveMachines } from './move-machine.ts';

await runProgram(async () => {
  const { file, isDryRun, via, machines, to } = readOptions(process.argv.slice(2), ['via', 'machines', 'to']);
  if (machines === undefined || to === undefined)
    throw new ClusterError('cluster-move needs --machines=NAME,… and --to=HOST');
  const shell = await clusterShell(readClusterFile(file), via);
  const moves = [...new Set(machines.split(','))].map((machine) => ({ machine, to }));
  alarm(await moveMachines(shell, moves, (line) => console.log(line), isDryRun));
});
