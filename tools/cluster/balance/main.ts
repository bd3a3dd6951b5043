// cluster-balance: which machines are to move so that the hosts are evenly loaded (docs/availability.md). `--measure` asks the
// hosts first and adds what they say to the file of figures.
import { ClusterError, runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { readOptions } from '../options.ts';
import { decide } from './decide.ts';
import { readFigures } from './figures.ts';
import { addSample } from './figures-file.ts';
import { askBySsh, measure } from './measure.ts';
import { told } from './told.ts';

await runProgram(async () => {
  const options = readOptions(process.argv.slice(2), ['figures'], ['measure']);
  if (!options.isDryRun) throw new ClusterError('cluster-balance only says what it would move: give --dry-run');
  if (options.figures === undefined) throw new ClusterError('cluster-balance needs --figures=FILE, what was measured');
  const cluster = readClusterFile(options.file);
  if (options.measure) {
    const { sample, silent } = await measure(cluster, askBySsh);
    if (silent.length === cluster.hosts.length) throw new ClusterError(`no host answers: ${silent.join(', ')}`);
    for (const name of silent) console.log(`${name} does not answer: nothing is moved there`);
    addSample(options.figures, sample);
  }
  console.log(told(cluster, decide(cluster, readFigures(options.figures, cluster))).join('\n'));
});
