/** Everything that has to hold before a change goes in; started by .ci/run. Names of steps as arguments: only those. */
import { steps } from './steps.ts';
import { runSteps, summary, totals } from './step.ts';

const wanted = process.argv.slice(2);
const chosen = steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const results = await runSteps(chosen, (line) => console.log(line));
console.log(`\n${summary(results)}`);
process.exitCode = totals(results).failed === 0 && results.length > 0 ? 0 : 1;
