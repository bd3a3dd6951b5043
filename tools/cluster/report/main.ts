// cluster-report: how available chat, history and AI are, from measured gaps and stated rates of failure (docs/availability.md).
import { ClusterError, runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { readOptions } from '../options.ts';
import { readMeasurements } from './measurements.ts';
import { told } from './told.ts';

await runProgram(() => {
  const { file, measurements } = readOptions(process.argv.slice(2), ['measurements']);
  if (measurements === undefined)
    throw new ClusterError('cluster-report needs --measurements=FILE (docs/availability.json)');
  console.log(told(readClusterFile(file), readMeasurements(measurements)).join('\n'));
});
