/**
 * Fills a new workspace with people, rooms and talk, and says how to sign in: node tools/demo/main.ts [address] [file].
 * `npm start -- --demo` runs it. Says why in one line and ends with 1 where it must not or cannot.
 */
import { resolve } from 'node:path';
import { DemoRefused, makeDemo } from './make-demo.ts';

const [gatewayUrl = 'http://localhost:8080', file = resolve(import.meta.dirname, '../../.prosa/demo.json')] =
  process.argv.slice(2);

try {
  process.stdout.write(`${await makeDemo(gatewayUrl, file)}\n`);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(error instanceof DemoRefused ? `${reason}\n` : `The demo could not be made: ${reason}\n`);
  process.exitCode = 1;
}
