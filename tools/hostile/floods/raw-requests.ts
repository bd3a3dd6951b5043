import fc from 'fast-check';

const sound =
  'POST /prosa.chat.v1.AccountService/GetMe HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';

const line = fc.constantFrom(
  'content-length: 5',
  'content-length: -1',
  'content-length: 99999999999999999999',
  'transfer-encoding: chunked',
  'transfer-encoding: chunked, identity',
  'transfer-encoding : chunked',
  'host: y',
  'connection: upgrade\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAARAAAAAAAIAAAAA',
  'connection: upgrade\r\nupgrade: websocket',
  'expect: 100-continue',
  'expect: 200-ok',
  ' folded: line',
  'a\0b: c',
  'cookie: prosa_session=' + 'A'.repeat(43),
  'cookie: ' + 'a=b; '.repeat(2_000),
  'authorization: Bearer prosa_pat_' + 'A'.repeat(43),
  'authorization: Bearer ' + ' '.repeat(8_000) + 'x',
  'range: bytes=0-,1-,2-',
  'accept-encoding: ' + 'gzip, '.repeat(1_000),
  'traceparent: 00-' + 'f'.repeat(32) + '-' + '0'.repeat(16) + '-01',
  'x-forwarded-for: ' + '1.2.3.4, '.repeat(500),
  'connect-timeout-ms: -1',
  'content-encoding: gzip',
  'content-type: application/connect+proto',
);

const target = fc.constantFrom(
  '/',
  '//',
  '/%00',
  '/..%2f..%2f..%2fetc%2fpasswd',
  '/../../etc/passwd',
  '/files/0197a3a0-0000-7000-8000-000000000001/..%2f..%2fx',
  '/files/uploads/../../x',
  '/import/rooms/%2e%2e/messages',
  '/prosa.chat.v1.EventService/Subscribe',
  '/prosa.chat.v1.MessageService/SendMessage',
  '/prosa.persistence.v1.AccountService/Authenticate',
  'http://evil.example/',
  '*',
  '/' + 'a'.repeat(9_000),
  '/assets/' + '%c0%ae%c0%ae/'.repeat(20),
  '/index.html%20',
  '/ngsw.json?\u00ff',
);

const method = fc.constantFrom(
  'GET',
  'POST',
  'PUT',
  'HEAD',
  'DELETE',
  'OPTIONS',
  'CONNECT',
  'TRACE',
  'PRI',
  'get',
  'G\0T',
);

/** What comes on a connection that is to speak HTTP/1.1: requests with odd parts, nearly requests, and no requests. */
export const rawRequest: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc
    .tuple(method, target, fc.array(line, { maxLength: 4 }), fc.constantFrom('1.1', '1.0', '0.9', '2.0'), fc.string())
    .map(([verb, path, lines, version, body]) =>
      Buffer.from([`${verb} ${path} HTTP/${version}`, 'host: x', ...lines, '', body].join('\r\n'), 'latin1'),
    ),
  fc.tuple(fc.nat(sound.length - 1), fc.nat(255), fc.nat(3)).map(([at, byte, times]) => {
    const bytes = Buffer.from(sound.repeat(times + 1), 'latin1');
    bytes[at] = byte;
    return bytes;
  }),
  fc.nat(sound.length).map((length) => Buffer.from(sound.slice(0, length), 'latin1')),
  fc.uint8Array({ minLength: 1, maxLength: 300 }),
);

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1');

const frame = fc
  .record({
    type: fc.oneof(fc.nat(10), fc.nat(255)),
    flags: fc.nat(255),
    stream: fc.oneof(fc.nat(9), fc.constantFrom(0, 2 ** 31 - 1, 2 ** 31)),
    payload: fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc.constantFrom(new Uint8Array(5), new Uint8Array(4), new Uint8Array(8)),
    ),
    /** More than what is sent. */
    missing: fc.constantFrom(0, 0, 0, 1, 16_384),
  })
  .map(({ type, flags, stream, payload, missing }) => framed(type, flags, stream, payload, missing));

/** A frame of HTTP/2 (RFC 9113, 4.1). */
export function framed(type: number, flags: number, stream: number, payload: Uint8Array, missing = 0): Uint8Array {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length + missing, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream >>> 0, 5);
  return Buffer.concat([head, payload]);
}

/** What comes on a connection that is to speak HTTP/2: frames of any kind, in any order, with or without a beginning. */
export const rawFrames: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.boolean(), fc.array(frame, { minLength: 1, maxLength: 30 }))
  .map(([begun, frames]) =>
    Buffer.concat([...(begun ? [preface, framed(4, 0, 0, new Uint8Array())] : [preface]), ...frames]),
  );

/** The beginning of a connection of HTTP/2, then one frame so many times. */
export function frameFlood(bytes: Uint8Array, times: number): Uint8Array {
  return Buffer.concat([preface, framed(4, 0, 0, new Uint8Array()), ...Array<Uint8Array>(times).fill(bytes)]);
}
