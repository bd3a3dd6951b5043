import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cable } from './cable.ts';

const hello = Buffer.from([0, 0, 0, 2, 104, 105]);
const bye = Buffer.from([0, 0, 0, 1, 98]);
let folder: string;
let cable: Cable;
let ends: [Socket, Socket];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prosa-cable-'));
  cable = await Cable.lay(folder, ['one', 'other']);
  ends = [connect(cable.socket(0)), connect(cable.socket(1))];
  await Promise.all(ends.map((end) => once(end, 'connect')));
  // A frame to an end that the cable does not know yet goes nowhere; this one comes back when it knows both.
  const heard = once(ends[0], 'data');
  const again = setInterval(() => ends[1].write(bye), 5);
  await heard;
  clearInterval(again);
});

afterEach(async () => {
  for (const end of ends) end.destroy();
  await cable[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

test('a frame comes out at the other end, whole, however it was sent', async () => {
  const heard = once(ends[1], 'data');
  ends[0].write(hello.subarray(0, 3));
  ends[0].write(hello.subarray(3));
  expect(await heard).toEqual([hello]);
});

test('slow frames do not overtake each other', async () => {
  let heard = Buffer.alloc(0);
  ends[1].on('data', (piece) => (heard = Buffer.concat([heard, Buffer.from(piece)])));
  cable.delayMs = 30;
  ends[0].write(hello);
  ends[0].write(bye);
  while (heard.length < hello.length + bye.length) await once(ends[1], 'data');
  expect(heard).toEqual(Buffer.concat([hello, bye]));
});

test('what is under way from a guest that dies is lost', async () => {
  const heard: Buffer[] = [];
  ends[1].on('data', (piece) => heard.push(Buffer.from(piece)));
  cable.delayMs = 50;
  ends[0].end(hello);
  await once(ends[0].resume(), 'close');
  // As slow, and sent later: what died would be there before it.
  const anew = connect(cable.socket(0));
  await once(anew, 'connect');
  const again = setInterval(() => anew.write(bye), 5);
  while (heard.length === 0) await once(ends[1], 'data');
  clearInterval(again);
  anew.destroy();
  expect(heard[0]?.subarray(0, bye.length)).toEqual(bye);
});
