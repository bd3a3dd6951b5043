/** The fault test: npm run faults -- --messages 20000 --gateways 2 --persistences 2 (docs/testing.md). */
import { catalog } from './catalog.ts';
import { prepareGround } from './ground.ts';
import { isClean } from './history/findings.ts';
import { faultOptions } from './options.ts';
import { Random } from './random.ts';
import { faultLine, report } from './report.ts';
import { run } from './run.ts';
import { planNames } from './schedule.ts';

const options = faultOptions(process.argv.slice(2));
await using ground = await prepareGround(options, options.faults);
const stop = (): void => void ground[Symbol.asyncDispose]().then(() => process.exit(130));
process.once('SIGINT', stop).once('SIGTERM', stop);
const possible = options.faults.filter((name) => {
  const why = catalog[name]?.cannot?.(ground);
  if (why !== undefined) console.log(`without ${name}: ${why}`);
  return why === undefined;
});
if (possible.includes('rolling-upgrade')) {
  console.log(options.previous ? `upgrade from ${options.previous}` : 'upgrade from the same build: no --previous');
}
const names = planNames(possible, options.random, new Random(options.seed));
console.log(`seed ${options.seed}: ${names.join(', ')}`);
const result = await run(ground, options, names, {
  fault: (happened, index) => console.log(faultLine(happened, index)),
});
console.log(report(options, result));
const complete = result.acknowledged >= options.messages && result.happened.length === names.length;
process.exitCode = result.verdicts.every(({ findings }) => isClean(findings)) && complete ? 0 : 1;
