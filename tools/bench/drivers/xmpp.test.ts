import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { smallLoad } from '../generator/small-load.fixture.ts';
import type { LoadResult } from '../generator/load-plan.ts';

/** As much of an XMPP server as a sender and a listener need; `loses`: numbers of messages that the listener does not get. */
async function run(loses: readonly number[]): Promise<LoadResult> {
  const seats: { socket: Socket; address: string }[] = [];
  let said = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const text = bytes.toString();
      if (text.startsWith('<stream')) socket.write('<stream:stream><stream:features></stream:features>');
      else if (text.startsWith('<auth')) {
        const login = Buffer.from(/>([^<]+)</.exec(text)![1]!, 'base64').toString();
        socket.write(/^\0[ab]\0p$/.test(login) ? `<success xmlns='x'/>` : `<failure/>`);
      } else if (text.startsWith('<iq')) socket.write(`<iq type='result' id='bind'><bind><jid>a@x/1</jid></bind></iq>`);
      else if (text.startsWith('<presence')) {
        const address = /to='([^']+)'/.exec(text)![1]!;
        seats.push({ socket, address });
        socket.write(`<presence from='${address}'/><message type='groupchat' from='${address}'><subject/></message>`);
      } else {
        said += 1;
        const { address } = seats.find((seat) => seat.socket === socket)!;
        for (const seat of seats) {
          if (seat.socket !== socket && loses.includes(said)) continue;
          seat.socket.write(text.replace('<message ', `<message from='${address}' `));
        }
      }
    });
  });
  return smallLoad('xmpp', server);
}

it('signs in, joins, takes its own message for the acknowledgement, and counts deliveries', async () => {
  const result = await run([]);
  expect(result).toMatchObject({ failed: 0, lost: 0, doubled: 0, reordered: 0, subscribers: 2 });
  expect(result.acknowledged).toBeGreaterThan(10);
  expect(result.delivery!.count).toBe(2 * result.acknowledgement!.count);
});

it('notices a message that one of two did not get', async () => {
  expect(await run([3])).toMatchObject({ lost: 1, doubled: 0, reordered: 0 });
});
