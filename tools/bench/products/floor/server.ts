/**
 * The least that a chat server can do, to measure others against: members of rooms in memory, a message written to
 * each of them, an acknowledgement. Nothing is checked, kept or encoded. What goes to a socket in one turn is one write. `node server.ts PORT`; ends with its stdin.
 *
 * Lines of text: `J room room …` joins and is answered `R`; `M room text` is answered `A` after `E text` went to every member.
 */
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { LineReader } from '../../wire/line-reader.ts';

/** Bytes of an event, as of a short message of Prosa's. */
const EVENT_BYTES = 158;
const ACKNOWLEDGED = Buffer.from('A\n');
const READY = Buffer.from('R\n');

const rooms = new Map<string, Set<Socket>>();

function membersOf(room: string): Set<Socket> {
  const known = rooms.get(room);
  if (known) return known;
  const members = new Set<Socket>();
  rooms.set(room, members);
  return members;
}

function join(socket: Socket, names: readonly string[]): void {
  for (const name of names) {
    const members = membersOf(name);
    members.add(socket);
    socket.on('close', () => members.delete(socket));
  }
  socket.write(READY);
}

const waiting = new Map<Socket, Buffer[]>();

function collect(socket: Socket, bytes: Buffer): void {
  const known = waiting.get(socket);
  if (known) return void known.push(bytes);
  if (waiting.size === 0) setImmediate(flush);
  waiting.set(socket, [bytes]);
}

function flush(): void {
  for (const [socket, [first, ...others]] of waiting) {
    socket.write(others.length === 0 ? first! : Buffer.concat([first!, ...others]));
  }
  waiting.clear();
}

function say(socket: Socket, room: string, text: string): void {
  const event = Buffer.from(`E ${text}`.padEnd(EVENT_BYTES - 1, '.').concat('\n'));
  for (const member of membersOf(room)) collect(member, event);
  collect(socket, ACKNOWLEDGED);
}

const server = createServer({ noDelay: true }, (socket) => {
  socket.setMaxListeners(0);
  const lines = new LineReader((bytes, start, end) => {
    const line = bytes.toString('latin1', start, end);
    if (line.startsWith('J')) return join(socket, line.split(' ').slice(1));
    const space = line.indexOf(' ', 2);
    say(socket, line.slice(2, space), line.slice(space + 1));
  });
  socket.on('data', (bytes) => lines.feed(bytes, bytes.length));
  socket.on('error', () => undefined); // 'close' follows
});
server.listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog: 2048 });
process.stdin.resume().on('end', () => process.exit());
