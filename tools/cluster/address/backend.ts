/**
 * What gateways of a lab need behind them, run in its network: node backend.ts ADDRESS PORT. PostgreSQL and persistence of this checkout's builds, which is reached at
 * that address. Says "ready" when it is, and lives until its standard input ends.
 */
import { startStack } from '@prosa/testing/stack';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const [address = '', port] = process.argv.slice(2);

await using stack = await startStack({ ai: false, ownDatabase: {} });
const persistence = Number(stack.persistencePorts[0]);
const server = createServer((gateway) => {
  const behind = connect(persistence, '127.0.0.1');
  gateway.pipe(behind).pipe(gateway);
  gateway.on('error', () => behind.destroy());
  behind.on('error', () => gateway.destroy());
}).listen(Number(port), address);
await once(server, 'listening');
console.log('ready');
await once(process.stdin.resume(), 'end');
server.close();
