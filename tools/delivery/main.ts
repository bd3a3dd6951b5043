/** The delivery test: npm run delivery -- --messages 20000 --gateways 2 --persistences 2 (docs/operations.md). */
import { startStack } from '@prosa/testing/stack';
import { isClean } from './checker.ts';
import { deliveryOptions } from './options.ts';
import { report } from './report.ts';
import { deliver } from './run.ts';

const options = deliveryOptions(process.argv.slice(2));
const stack = await startStack({
  gateways: options.gateways,
  persistences: options.persistences,
  ai: false,
  env: { PROSA_SEND_RATE: '0' },
});
const stop = (): void => void stack.close().then(() => process.exit(130));
process.once('SIGINT', stop).once('SIGTERM', stop);
try {
  const result = await deliver(stack, options);
  console.log(report(options, result));
  const complete = result.acknowledged === options.messages && result.kills.length === options.kills;
  process.exitCode = isClean(result.findings) && complete ? 0 : 1;
} finally {
  await stack.close();
}
