import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { smallLoad } from '../generator/small-load.fixture.ts';
import type { LoadResult } from '../generator/load-plan.ts';

/** A frame of a server: unmasked. Short texts only. */
function frame(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]);
}

/** As much of a Socket.IO server as is needed, which refuses the messages with these numbers. */
async function run(refuses: readonly number[]): Promise<LoadResult> {
  const clients: Socket[] = [];
  let said = 0;
  const take = (socket: Socket, packet: string): void => {
    if (packet.startsWith('40')) {
      expect(packet).toMatch(/^40\{"user":"[ab]"\}$/);
      socket.write(Buffer.concat([frame('40{"sid":"x"}'), frame('2'), frame('42["joined"]')]));
    } else if (packet.startsWith('42')) {
      said += 1;
      const [, id, text] = /^42(\d+)\["send",\{"room":"r","text":"(.*)"\}\]$/.exec(packet)!;
      if (refuses.includes(said)) return void socket.write(frame(`43${id}[{"error":"no"}]`));
      for (const client of clients) client.write(frame(`42["message",{"room":"r","text":"${text}"}]`));
      socket.write(frame(`43${id}[{"id":"${said}"}]`));
    } else expect(packet).toBe('3');
  };
  const server = createServer({ noDelay: true }, (socket) => {
    clients.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
      socket.write(frame('0{"sid":"x"}'));
      socket.on('data', (bytes) => {
        for (let at = 0; at < bytes.length; at += 6 + (bytes[at + 1]! & 0x7f)) {
          take(socket, bytes.toString('utf8', at + 6, at + 6 + (bytes[at + 1]! & 0x7f)));
        }
      });
    });
  });
  return smallLoad('socket.io', server);
}

it('shakes hands, answers pings, and counts acknowledgements and deliveries', async () => {
  const result = await run([]);
  expect(result).toMatchObject({ failed: 0, lost: 0, doubled: 0, reordered: 0, subscribers: 2 });
  expect(result.acknowledged).toBeGreaterThan(10);
  expect(result.delivery!.count).toBe(2 * result.acknowledgement!.count);
});

it('notices a message that was refused, which is then missing too', async () => {
  expect(await run([3])).toMatchObject({ failed: 1, firstFailure: 'no' });
});
