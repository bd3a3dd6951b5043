/** The launcher proper; see start.mjs. */
import { Launch } from './launch.ts';
import { LaunchError } from './launch-error.ts';
import { stopOnSignals } from './stop-signals.ts';
import { Terminal } from './terminal.ts';

const terminal = new Terminal();
const options = { demo: process.argv.includes('--demo') };
const launch = new Launch(process.env, terminal, options);
stopOnSignals(launch, terminal);
try {
  await launch.start();
} catch (error) {
  await launch.fail(error instanceof LaunchError ? error : LaunchError.of(error));
}
