import { encodeChunkedEnvelope, encodeEnvelope, END_STREAM_FLAG } from './envelope.ts';

test('an envelope is flags, big-endian length and the payload', () => {
  expect([...encodeEnvelope(END_STREAM_FLAG, Buffer.from('{}'))]).toEqual([2, 0, 0, 0, 2, 0x7b, 0x7d]);
  expect([...encodeEnvelope(0, Buffer.alloc(0))]).toEqual([0, 0, 0, 0, 0]);
});

test.each([0, 1, 10, 11, 250, 251, 70_000])('a chunk says the length of its envelope in hex (%i bytes)', (bytes) => {
  const payload = Buffer.alloc(bytes, 7);
  const { chunk, envelope } = encodeChunkedEnvelope(0, payload);
  const head = chunk.subarray(0, chunk.indexOf('\r\n')).toString();
  expect(parseInt(head, 16)).toBe(bytes + 5);
  expect(envelope).toEqual(encodeEnvelope(0, payload));
  expect(chunk).toEqual(Buffer.concat([Buffer.from(`${head}\r\n`), envelope, Buffer.from('\r\n')]));
});
