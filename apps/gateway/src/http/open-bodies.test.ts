import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { reasonOf } from '@prosa/service';
import { OpenBodies } from './open-bodies.ts';

const MIB = 1024 * 1024;

function request(headers: Record<string, string>): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { headers, httpVersionMajor: 1 });
}

const mebibyte = () => request({ 'content-length': String(MIB) });

function refusal(bodies: OpenBodies, person: string, body: IncomingMessage): string | undefined {
  try {
    bodies.hold(person, body);
  } catch (error) {
    return reasonOf(error);
  }
  return undefined;
}

test('128 MiB of one person, and more when some are over', () => {
  const bodies = new OpenBodies();
  const open = Array.from({ length: 128 }, mebibyte);
  expect(open.map((body) => refusal(bodies, 'ann', body)).filter(Boolean)).toEqual([]);
  expect(refusal(bodies, 'ann', mebibyte())).toBe('RATE_LIMITED');
  expect(refusal(bodies, 'bob', mebibyte())).toBeUndefined();
  open[0]?.emit('end');
  open[0]?.emit('close'); // counts once
  open[1]?.emit('close');
  open[2]?.socket.emit('close'); // answered before it was whole: the request itself hears nothing
  const next = [mebibyte(), mebibyte(), mebibyte(), mebibyte()];
  const refusals = next.map((body) => refusal(bodies, 'ann', body));
  expect(refusals).toEqual([undefined, undefined, undefined, 'RATE_LIMITED']);
});

test('1 GiB of all', () => {
  const bodies = new OpenBodies();
  const refusals = Array.from({ length: 1_025 }, (_, index) => refusal(bodies, `person ${index % 20}`, mebibyte()));
  expect(refusals.filter(Boolean)).toEqual(['OVERLOADED']);
});

test('what is small or whole is not counted, what does not say its length is', () => {
  const bodies = new OpenBodies();
  const whole = Object.assign(mebibyte(), { complete: true });
  for (let count = 0; count < 10_000; count++) {
    bodies.hold('ann', whole);
    bodies.hold('ann', request({ 'content-length': '65536' }));
    bodies.hold('ann', request({}));
  }
  const chunked = Array.from({ length: 129 }, () => request({ 'transfer-encoding': 'chunked' }));
  expect(chunked.map((body) => refusal(bodies, 'ann', body)).filter(Boolean)).toEqual(['RATE_LIMITED']);
});
