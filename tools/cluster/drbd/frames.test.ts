import { Frames } from './frames.ts';

function frame(text: string): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(text.length);
  return Buffer.concat([head, Buffer.from(text)]);
}

test.each([1, 2, 3, 5, 7, 100])('frames come out whole and in order, in pieces of %d bytes', (size) => {
  const sent = ['ping', '', 'a longer one', 'pong'].map(frame);
  const stream = Buffer.concat(sent);
  const frames = new Frames();
  const got: Buffer[] = [];
  for (let at = 0; at < stream.length; at += size) got.push(...frames.take(stream.subarray(at, at + size)));
  expect(got.map(String)).toEqual(sent.map(String));
});

test('a frame whose end never comes is not given out', () => {
  const frames = new Frames();
  expect(frames.take(Buffer.concat([frame('whole'), frame('torn').subarray(0, 7)]))).toHaveLength(1);
});
