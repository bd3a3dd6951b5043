/** Connections as an attacker opens them: bytes on a socket, and what comes back. */
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** So many connections of a peer may be waiting to be forgotten by the system; beyond it another loopback address is used. */
const peers = 200;
let opened = 0;

/** Opens a connection to 127.0.0.1 from one loopback address after the other, where the system has several. */
export function open(port: number): Socket {
  const localAddress = process.platform === 'linux' ? `127.0.0.${2 + (opened++ % peers)}` : undefined;
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  socket.on('error', () => undefined);
  return socket;
}

/** Sends bytes on a connection of its own, ends it, and gives what came back until it was closed. */
export function exchange(port: number, bytes: Uint8Array): Promise<string> {
  const socket = open(port);
  socket.once('connect', () => socket.end(bytes));
  return collected(socket);
}

/** The same on TLS, on which HTTP/2 was agreed. */
export function exchangeHttp2(port: number, bytes: Uint8Array): Promise<string> {
  const socket = connectTls({ socket: open(port), ALPNProtocols: ['h2'], rejectUnauthorized: false });
  socket.on('error', () => undefined);
  socket.once('secureConnect', () => socket.end(bytes));
  return collected(socket);
}

/** Resolves when the other side has closed a connection. */
export function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve();
    else socket.once('close', () => resolve());
  });
}

async function collected(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => (text = (text + chunk.toString('latin1')).slice(0, 4_000)));
  await closed(socket);
  return text;
}
