/**
 * What a lab needs of a process in its network: node inside.ts SOCKET PORT BEAT_PORT. Connections to the TCP port go on to the socket (the
 * fence devices); what guests send to the UDP port is written to standard output, a line each with the time of arrival before it
 * (milliseconds since 1970). Says "ready" first.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { forward } from './forward.ts';

const [socket = '', port, beatPort] = process.argv.slice(2);

const beats = createSocket('udp4', (message) => {
  process.stdout.write(`${Date.now()} ${message.toString().trim()}\n`);
}).bind(Number(beatPort));

await Promise.all([forward({ port: Number(port) }, { path: socket }), once(beats, 'listening')]);
process.stdout.write('ready\n');
