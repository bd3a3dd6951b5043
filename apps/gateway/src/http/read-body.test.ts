import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readBody } from './read-body.ts';
import type { Body } from './read-body.ts';

function reading(maxBytes: number) {
  const request = new IncomingMessage(new Socket());
  const bodies: Body[] = [];
  readBody(request, maxBytes, (body) => bodies.push(body));
  return { request, bodies };
}

/** Bytes on the heap and in buffers that are really in use. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

test('a body in pieces is put together', () => {
  const { request, bodies } = reading(100);
  for (const piece of ['a', 'bcd', '', 'efghijklmnop', 'q']) request.emit('data', Buffer.from(piece));
  request.emit('end');
  request.emit('close');
  expect(bodies).toEqual([{ kind: 'whole', bytes: Buffer.from('abcdefghijklmnopq') }]);
});

test('no body is an empty one', () => {
  const { request, bodies } = reading(100);
  request.emit('end');
  expect(bodies).toEqual([{ kind: 'whole', bytes: Buffer.alloc(0) }]);
});

test('as much as allowed is taken, a byte more is too much', () => {
  const { request, bodies } = reading(4);
  request.emit('data', Buffer.from('abcd'));
  expect(bodies).toEqual([]);
  request.emit('data', Buffer.from('e'));
  request.emit('end');
  expect(bodies).toEqual([{ kind: 'tooLarge', bytes: Buffer.from('abcde') }]);
});

test('a client that goes away', () => {
  const { request, bodies } = reading(100);
  request.emit('data', Buffer.from('abcd'));
  request.emit('close');
  expect(bodies).toEqual([{ kind: 'cut' }]);
});

test('a body in single bytes takes no more memory than its bytes', () => {
  const { request, bodies } = reading(1_000_000);
  const before = memoryInUse();
  for (let count = 0; count < 300_000; count++) request.emit('data', Buffer.from('x'));
  expect(memoryInUse() - before).toBeLessThan(5_000_000);
  request.emit('end');
  expect(bodies).toEqual([{ kind: 'whole', bytes: Buffer.alloc(300_000, 'x') }]);
});
