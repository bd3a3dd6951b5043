import { create, toBinary, toJsonString } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { SubscribeRequestSchema } from '@prosa/proto/chat';
import { gzipSync } from 'node:zlib';
import { encodeEnvelope } from './envelope.ts';
import { MAX_SUBSCRIBE_BYTES, parseSubscribe } from './subscribe-request.ts';

const roomId = '01890a5d-ac96-774b-bcce-b302099a8057';
const request = create(SubscribeRequestSchema, { cursors: [{ roomId, epoch: 'e', seq: 3n }] });
const proto = toBinary(SubscribeRequestSchema, request);
const json = Buffer.from(toJsonString(SubscribeRequestSchema, request));

function failure(body: Buffer, encoding: 'proto' | 'json' = 'proto', coding?: string) {
  try {
    parseSubscribe(body, encoding, coding);
  } catch (error) {
    return Code[ConnectError.from(error).code];
  }
  return 'fine';
}

test('both encodings, plain and compressed', () => {
  expect(parseSubscribe(encodeEnvelope(0, proto), 'proto', undefined)).toEqual(request);
  expect(parseSubscribe(encodeEnvelope(0, json), 'json', 'identity')).toEqual(request);
  expect(parseSubscribe(encodeEnvelope(1, gzipSync(json)), 'json', 'gzip')).toEqual(request);
  expect(parseSubscribe(encodeEnvelope(0, Buffer.from('{"new":1}')), 'json', undefined).cursors).toEqual([]);
});

test.each([
  ['no message', Buffer.alloc(0), 'Unimplemented'],
  ['two messages', Buffer.concat([encodeEnvelope(0, proto), encodeEnvelope(0, proto)]), 'Unimplemented'],
  ['half a head', Buffer.from([0, 0]), 'InvalidArgument'],
  ['less than it says', encodeEnvelope(0, proto).subarray(0, -1), 'InvalidArgument'],
  ['an end of stream', encodeEnvelope(2, Buffer.from('{}')), 'InvalidArgument'],
  ['compressed without a coding', encodeEnvelope(1, proto), 'InvalidArgument'],
  ['no protobuf', encodeEnvelope(0, Buffer.from([0xff, 0xff])), 'InvalidArgument'],
  ['a length beyond all bounds', Buffer.from([0, 0xff, 0xff, 0xff, 0xff]), 'ResourceExhausted'],
  ['a bad field', encodeEnvelope(0, Buffer.from([0x0a, 3, 0x0a, 1, 0x78])), 'InvalidArgument'],
])('refused: %s', (_, body, code) => {
  expect(failure(body)).toBe(code);
});

test('refused: text that is no UTF-8, no JSON, an unknown coding, a bomb', () => {
  expect(failure(encodeEnvelope(0, Buffer.from([0x22, 0xff, 0x22])), 'json')).toBe('InvalidArgument');
  expect(failure(encodeEnvelope(0, Buffer.from('{')), 'json')).toBe('InvalidArgument');
  expect(failure(encodeEnvelope(0, proto), 'proto', 'zstd')).toBe('Unimplemented');
  expect(failure(encodeEnvelope(1, gzipSync(Buffer.alloc(MAX_SUBSCRIBE_BYTES + 1))), 'proto', 'gzip')).toBe(
    'ResourceExhausted',
  );
});
