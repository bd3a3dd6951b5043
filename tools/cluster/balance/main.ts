// cluster-balance: moves machines so that the hosts are evenly loaded, or says which it would (docs/availability.md). `--measure` asks the
// hosts first and adds what they say to the file of figures; moves that were made are added, too. Ends at the first that was a restart.
import { ClusterError, runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { clusterShell } from '../drive/cluster-shell.ts';
import { alarm } from '../move/alarm.ts';
import { moveMachines } from '../move/move-machine.ts';
import { readOptions } from '../options.ts';
import { decide } from './decide.ts';
import { readFigures } from './figures.ts';
import { addMove, addSample } from './figures-file.ts';
import { askVia, measure } from './measure.ts';
import { told } from './told.ts';

await runProgram(async () => {
  const { file, isDryRun, via, ...options } = readOptions(process.argv.slice(2), ['figures', 'via'], ['measure']);
  const path = options.figures;
  if (path === undefined) throw new ClusterError('cluster-balance needs --figures=FILE, what was measured');
  const cluster = readClusterFile(file);
  if (options.measure) {
    const { sample, silent } = await measure(cluster, askVia(via));
    if (silent.length === cluster.hosts.length) throw new ClusterError(`no host answers: ${silent.join(', ')}`);
    for (const name of silent) console.log(`${name} does not answer: nothing is moved there`);
    addSample(path, sample);
  }
  const decision = decide(cluster, readFigures(path, cluster));
  console.log(told(cluster, decision).join('\n'));
  if (isDryRun || decision.moves.length === 0) return;
  const shell = await clusterShell(cluster, via);
  // One after the other: each has to have its place before the next one is decided on.
  for (const { machine, to } of decision.moves) {
    const moved = await moveMachines(shell, [{ machine, to }], (line) => console.log(line));
    addMove(path, { at: new Date().toISOString(), machine });
    alarm(moved);
    if (moved.restarted.length > 0) return;
  }
});
