/**
 * Services of this checkout's builds with a PostgreSQL of their own, run in the network of a lab: node stack.ts ADDRESS SERVICE PORT…, with `gateway` or
 * `persistence`, each of which is reached at that address and one of the ports. Says "ready" when they are, and lives until its standard input ends.
 */
import { startStack } from '@prosa/testing/stack';
import { once } from 'node:events';
import { forward } from '../net/forward.ts';

const [host = '', service, ...ports] = process.argv.slice(2);
const isGateway = service === 'gateway';

await using stack = await startStack({
  ai: false,
  ownDatabase: {},
  ...(isGateway ? { gateways: ports.length } : { persistences: ports.length }),
});
const own = isGateway ? stack.gatewayUrls.map((url) => Number(new URL(url).port)) : stack.persistencePorts;
await using ways = new AsyncDisposableStack();
await Promise.all(
  ports.map(async (port, index) =>
    ways.use(await forward({ host, port: Number(port) }, { host: '127.0.0.1', port: Number(own[index]) })),
  ),
);
console.log('ready');
await once(process.stdin.resume(), 'end');
