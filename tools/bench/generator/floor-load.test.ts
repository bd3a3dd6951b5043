import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { smallLoad } from './small-load.fixture.ts';
import type { LoadResult } from './load-plan.ts';

/** Which of a room's messages, counted over all senders, go to a subscriber when the one given was said. The right server says `[n]`. */
type Delivery = (n: number, subscriber: number) => number[];

/** The floor's lines, by a server that breaks its promises: products whose rooms have no numbers are judged by what senders say. */
async function run(delivery: Delivery): Promise<LoadResult> {
  const subscribers: Socket[] = [];
  const said: string[] = [];
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined);
    createInterface({ input: socket }).on('line', (line) => {
      if (line.startsWith('J')) {
        subscribers.push(socket);
        return socket.write('R\n');
      }
      said.push(line.slice('M r '.length));
      subscribers.forEach((subscriber, index) => {
        for (const n of delivery(said.length, index)) subscriber.write(`E ${said[n - 1]}\n`);
      });
      socket.write('A\n');
    });
  });
  return smallLoad('floor', server);
}

it('finds nothing wrong with a right server', async () => {
  const result = await run((n) => [n]);
  expect(result).toMatchObject({ failed: 0, lost: 0, doubled: 0, reordered: 0, subscribers: 2 });
  expect(result.delivery!.count).toBe(2 * result.acknowledgement!.count);
});

it('notices loss, repeats and a changed order at one subscriber', async () => {
  const at = (subscriber: number, broken: Delivery): Delivery => {
    return (n, which) => (which === subscriber ? broken(n, which) : [n]);
  };
  const lost = await run(at(1, (n) => (n === 5 ? [] : [n])));
  expect(lost).toMatchObject({ lost: 1, doubled: 0, reordered: 0 });
  const doubled = await run(at(0, (n) => (n === 5 ? [5, 5] : [n])));
  expect(doubled).toMatchObject({ lost: 0, doubled: 1, reordered: 0 });
  const reordered = await run(at(1, (n) => (n === 5 ? [] : n === 6 ? [6, 5] : [n])));
  expect(reordered).toMatchObject({ lost: 0, doubled: 0, reordered: 1 });
});
