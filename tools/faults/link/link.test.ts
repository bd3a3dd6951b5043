import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Random } from '../random.ts';
import { Link } from './link.ts';

let server: Server;
let link: Link;
let accepted: Promise<Socket>;
let client: Socket;

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  accepted = once(server, 'connection').then(([socket]) => socket as Socket);
  link = await Link.to((server.address() as AddressInfo).port, new Random(1));
  client = connect(link.port, '127.0.0.1').on('error', () => {});
});

afterEach(async () => {
  client.destroy();
  (await accepted).destroy();
  await link.close();
  server.close();
});

async function read(socket: Socket, length: number): Promise<string> {
  let text = '';
  while (text.length < length) text += String(((await once(socket, 'data')) as [Buffer])[0]);
  return text;
}

test('what is said arrives in order, both ways', async () => {
  const peer = await accepted;
  link.set({ delayMs: 5, lossShare: 0.2 });
  const heard = read(peer, 300);
  for (let number = 100; number < 200; number++) client.write(String(number));
  expect(await heard).toBe(Array.from({ length: 100 }, (_, index) => 100 + index).join(''));
  peer.write('yes');
  expect(await read(client, 3)).toBe('yes');
});

test('cut one way, the other still works, and what was held comes when it heals', async () => {
  const peer = await accepted;
  let heard = '';
  peer.on('data', (piece: Buffer) => (heard += piece.toString()));
  link.up.set({ cut: true });
  client.write('question');
  peer.write('unasked');
  expect(await read(client, 7)).toBe('unasked');
  expect(heard).toBe('');
  link.up.set({});
  while (heard === '') await once(peer, 'data');
  expect(heard).toBe('question');
});

test('a reset ends the connections on both sides', async () => {
  const peer = await accepted;
  peer.on('error', () => {});
  client.resume();
  peer.resume();
  const gone = Promise.all([once(client, 'close'), once(peer, 'close')]);
  link.reset();
  await expect(gone).resolves.toBeDefined();
});

test('a piece at which the connection breaks is not delivered', async () => {
  const peer = await accepted;
  peer.on('error', () => {});
  let heard = '';
  peer.on('data', (piece: Buffer) => (heard += piece.toString()));
  client.resume();
  link.up.set({ breakShare: 1 });
  const gone = once(client, 'close');
  client.write('lost');
  await gone;
  expect(heard).toBe('');
});
