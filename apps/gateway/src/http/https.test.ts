/** The gateway's own TLS, with a browser's protocol and with an older one. */
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { TestAuthority, type CertificateFiles } from '@prosa/grpc/test-certificates';
import {
  AccountService,
  EventService,
  FileService,
  MessageService,
  RoomService,
  SubscribeRequestSchema,
  SubscribeResponseSchema,
} from '@prosa/proto/chat';
import { signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { hash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { connect as connectHttp2, type ClientHttp2Session } from 'node:http2';
import { request as requestHttps } from 'node:https';
import { connect as connectTls } from 'node:tls';
import { encodeEnvelope, ENVELOPE_HEAD_BYTES } from '../events/envelope.ts';
import { makeRoom } from '../testing/room.ts';
import { freePort, TestStack } from '../testing/test-stack.ts';

let authority: TestAuthority;
let files: CertificateFiles;
let ca: Buffer;
let stack: TestStack;
let plain: string;
let secure: string;
let ann: Program;
let session: ClientHttp2Session;

beforeAll(async () => {
  authority = new TestAuthority();
  files = authority.issue('gateway', 'DNS:localhost');
  ca = readFileSync(authority.ca);
  stack = await TestStack.start();
  const port = String(await freePort());
  plain = await stack.gateway({ HTTPS_PORT: port, HTTPS_CERT: files.cert, HTTPS_KEY: files.key });
  secure = `https://localhost:${port}`;
  ann = await signUp(plain);
  session = connectHttp2(secure, { ca });
});
afterAll(async () => {
  session.destroy();
  await stack[Symbol.asyncDispose]();
  authority[Symbol.dispose]();
});

const overHttp2 = (headers: Record<string, string> = {}) =>
  createConnectTransport({
    baseUrl: secure,
    httpVersion: '2',
    nodeOptions: { ca },
    interceptors: [
      (next) => (call) => {
        for (const [name, value] of Object.entries(headers)) call.header.set(name, value);
        return next(call);
      },
    ],
  });

/** One request on the shared connection. */
async function ask(headers: Record<string, string>, body?: Buffer) {
  const stream = session.request(headers, { endStream: body === undefined });
  if (body !== undefined) stream.end(body);
  const [answer] = (await once(stream, 'response')) as [Record<string, string | number>];
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return { answer, body: Buffer.concat(chunks) };
}

test('a browser signs up over HTTP/2 and talks with a cookie that stays on TLS', async () => {
  let cookies: string[] = [];
  await createClient(AccountService, overHttp2({ 'sec-fetch-site': 'same-origin' })).signUp(
    { email: `${randomUUID()}@example.org`, password: 'correct horse battery', displayName: 'Bea' },
    { onHeader: (headers) => (cookies = headers.getSetCookie()) },
  );
  expect(cookies).toEqual([expect.stringMatching(/; HttpOnly; SameSite=Lax; Secure$/)]);
  const cookie = cookies[0]?.split(';', 1)[0] ?? '';
  // An old browser says only its origin, which is compared with the name that HTTP/2 gives apart from the headers.
  const rooms = createClient(RoomService, overHttp2({ cookie, origin: secure }));
  expect(await rooms.listRooms({})).toBeDefined();
  const foreign = createClient(RoomService, overHttp2({ cookie, origin: 'https://evil.example' }));
  await expect(foreign.listRooms({})).rejects.toThrow();
});

test('an event stream over HTTP/2 brings what is said, in both ways to read it', async () => {
  const room = await makeRoom(ann);
  const authorization = `Bearer ${ann.token}`;
  const ended = new AbortController();
  const texts: string[] = [];
  for await (const { item } of createClient(EventService, overHttp2({ authorization })).subscribe(
    {},
    { signal: ended.signal },
  )) {
    if (item.case === 'ready') {
      const messages = createClient(MessageService, overHttp2({ authorization }));
      await messages.sendMessage({ roomId: room.id, clientMessageId: randomUUID(), text: 'over HTTP/2' });
    }
    if (item.case === 'event' && item.value.change.case === 'messageCreated') {
      texts.push(item.value.change.value.message?.text ?? '');
      break;
    }
  }
  ended.abort();
  expect(texts).toEqual(['over HTTP/2']);

  const stream = session.request({
    ':method': 'POST',
    ':path': '/prosa.chat.v1.EventService/Subscribe',
    'content-type': 'application/connect+proto',
    authorization,
  });
  stream.end(encodeEnvelope(0, toBinary(SubscribeRequestSchema, create(SubscribeRequestSchema))));
  const [head] = (await once(stream, 'response')) as [Record<string, unknown>];
  expect([head[':status'], head['transfer-encoding']]).toEqual([200, undefined]);
  const [first] = (await once(stream, 'data')) as [Buffer];
  const size = first.readUInt32BE(1);
  const payload = first.subarray(ENVELOPE_HEAD_BYTES, ENVELOPE_HEAD_BYTES + size);
  expect(fromBinary(SubscribeResponseSchema, payload).item.case).toBeDefined();
  stream.destroy();
});

test('files go up and down over HTTP/2, and a wrong one is refused without losing the connection', async () => {
  const authorization = `Bearer ${ann.token}`;
  const bytes = randomBytes(300_000);
  const sha256 = hash('sha256', bytes, 'buffer');
  const { upload } = await ann
    .service(FileService)
    .createUpload({ name: 'a.bin', sizeBytes: BigInt(bytes.length), sha256 });
  const id = upload?.id ?? '';
  const put = { ':method': 'PUT', ':path': `/files/uploads/${id}`, authorization, 'upload-offset': '0' };
  expect((await ask(put, bytes)).answer[':status']).toBe(200);
  const room = await makeRoom(ann);
  await ann.messages.sendMessage({ roomId: room.id, clientMessageId: randomUUID(), attachmentIds: [id] });
  const download = await ask({ ':path': `/files/${id}/a.bin`, authorization });
  expect(download.body.equals(bytes)).toBe(true);
  const unknown = `/files/uploads/${randomUUID()}`;
  const refused = await ask({ ':method': 'PUT', ':path': unknown, authorization }, Buffer.alloc(100_000));
  expect(refused.answer[':status']).toBeGreaterThanOrEqual(400);
  expect(JSON.parse(refused.body.toString())).toHaveProperty('code');
  expect((await ask({ ':path': '/healthz' })).answer[':status']).toBe(200);
});

test('HTTP/1.1 over TLS has the same answers, and nobody is bound to TLS for ever', async () => {
  const call = requestHttps(`${secure}/readyz`, { ca, agent: false }).end();
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  answer.resume();
  expect([answer.statusCode, answer.httpVersion]).toEqual([200, '1.1']);
  expect(answer.headers['strict-transport-security']).toBeUndefined();
  expect((await fetch(`${plain}/readyz`)).status).toBe(200);
});

test('a new certificate is shown after SIGHUP, without a restart', async () => {
  const shown = async () => {
    const socket = connectTls({ port: Number(new URL(secure).port), host: 'localhost', ca });
    await once(socket, 'secureConnect');
    const { serialNumber } = socket.getPeerCertificate();
    socket.destroy();
    return serialNumber;
  };
  const before = await shown();
  const next = authority.issue('next', 'DNS:localhost');
  copyFileSync(next.cert, files.cert);
  copyFileSync(next.key, files.key);
  const gateway = stack.processOf(plain);
  gateway.signal('SIGHUP');
  await gateway.logged('the certificate was read again');
  expect(await shown()).not.toBe(before);
});
