import { FileService } from '@prosa/proto/chat';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { type Program, signUp } from '@prosa/testing/stack';
import { failureOf } from '../testing/failure-of.ts';
import { makeRoom } from '../testing/room.ts';
import { TestStack } from '../testing/test-stack.ts';
import { reasonOf } from '@prosa/service';

const mebibyte = 1024 * 1024;
let stack: TestStack;
let url: string;
let ana: Program;

beforeAll(async () => {
  stack = await TestStack.start();
  url = await stack.gateway();
  ana = await signUp(url);
});
afterAll(() => stack[Symbol.asyncDispose]());

const files = (program: Program) => program.service(FileService);

async function announce(bytes: Uint8Array, name = 'file.bin') {
  const sha256 = createHash('sha256').update(bytes).digest();
  const { upload } = await files(ana).createUpload({ name, sizeBytes: BigInt(bytes.length), sha256 });
  if (!upload) throw new Error('no upload');
  return upload;
}

async function put(id: string, offset: number, body: Uint8Array, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/files/uploads/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ana.token}`, 'upload-offset': String(offset), ...headers },
    body: new Uint8Array(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, Record<string, unknown>> };
}

async function uploaded(bytes: Uint8Array, name?: string): Promise<string> {
  const { id } = await announce(bytes, name);
  const { status, body } = await put(id, 0, bytes);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return id;
}

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${ana.token}`, ...headers } });

test('a file goes up in pieces and comes down the same', async () => {
  const bytes = randomBytes(2 * mebibyte + 99);
  const { id } = await announce(bytes, 'dados.bin');
  const first = await put(id, 0, bytes.subarray(0, mebibyte));
  expect(first.body['upload']).toMatchObject({ receivedBytes: String(mebibyte), sizeBytes: String(bytes.length) });
  const wrong = await put(id, 5, bytes);
  expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([400, expect.stringContaining('UPLOAD_OFFSET_WRONG')]);
  const rest = await put(id, mebibyte, bytes.subarray(mebibyte));
  expect(rest.body['upload']).toMatchObject({ attachment: { id, mediaType: 'application/octet-stream' } });
  const down = await get(`/files/${id}/dados.bin`);
  expect(down.headers.get('content-length')).toBe(String(bytes.length));
  expect(Buffer.from(await down.arrayBuffer()).equals(bytes)).toBe(true);
});

test('a file can do nothing as our origin, and only pictures, sound, films and PDF are shown', async () => {
  const page = await uploaded(Buffer.from('<script>alert(1)</script>'), 'festa "de" março.html');
  const { headers } = await get(`/files/${page}/x.html`);
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="festa _de_ mar_o.html"; filename*=UTF-8''festa%20%22de%22%20mar%C3%A7o.html`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=31536000, immutable',
  });
  const gif = await uploaded(Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64'), 'a.gif');
  expect((await get(`/files/${gif}/a.gif`)).headers.get('content-disposition')).toMatch(/^inline;/);
  expect((await get(`/files/${gif}/a.gif?download`)).headers.get('content-disposition')).toMatch(/^attachment;/);
  const small = await get(`/files/${gif}/thumbnail`);
  expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/webp']);
});

test('parts, checks and heads as HTTP has them', async () => {
  const bytes = randomBytes(100_000);
  const path = `/files/${await uploaded(bytes)}/f`;
  const whole = await get(path, {}, 'HEAD');
  const etag = whole.headers.get('etag') ?? '';
  expect([whole.status, whole.headers.get('content-length'), await whole.text()]).toEqual([200, '100000', '']);
  const part = await get(path, { range: 'bytes=10-19' });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 10-19/100000']);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
  expect((await get(path, { range: 'bytes=-5' })).headers.get('content-range')).toBe('bytes 99995-99999/100000');
  const beyond = await get(path, { range: 'bytes=100000-' });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */100000']);
  expect((await get(path, { range: 'bytes=1-2,4-5' })).status).toBe(200);
  expect((await get(path, { range: 'bytes=1-2', 'if-range': '"other"' })).status).toBe(200);
  expect((await get(path, { range: 'bytes=1-2', 'if-range': etag })).status).toBe(206);
  expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
});

test('only who may read it gets it, and a foreign page gets nothing', async () => {
  const id = await uploaded(Buffer.from('mine'));
  const stranger = await signUp(url);
  expect((await get(`/files/${id}/f`, { authorization: `Bearer ${stranger.token}` })).status).toBe(404);
  expect((await fetch(`${url}/files/${id}/f`)).status).toBe(401);
  expect((await get(`/files/nonsense/f`)).status).toBe(404);
  expect((await get(`/files/${id}/f`, {}, 'DELETE')).status).toBe(501);
  const signIn = await fetch(`${url}/prosa.chat.v1.AccountService/SignUp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'cookie@example.org', password: 'correct horse battery', displayName: 'C' }),
  });
  const [cookie = ''] = signIn.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  const foreign = { cookie, 'sec-fetch-site': 'cross-site' };
  expect((await fetch(`${url}/files/${id}/f`, { headers: foreign })).status).toBe(403);
  expect((await fetch(`${url}/files/uploads/${id}`, { method: 'PUT', headers: foreign, body: 'x' })).status).toBe(403);
  expect(reasonOf(await failureOf(files(stranger).getUpload({ uploadId: id })))).toBe('UPLOAD_NOT_FOUND');
});

test('a connection that breaks leaves what was safe, and the upload goes on from there', async () => {
  const bytes = randomBytes(3 * mebibyte);
  const { id } = await announce(bytes);
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const head = [
    `PUT /files/uploads/${id} HTTP/1.1`,
    `host: ${hostname}:${port}`,
    `authorization: Bearer ${ana.token}`,
    'upload-offset: 0',
    `content-length: ${bytes.length}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.write(bytes.subarray(0, 2 * mebibyte + 1_000));
  const received = async () => Number((await files(ana).getUpload({ uploadId: id })).upload?.receivedBytes);
  while ((await received()) < 2 * mebibyte) continue;
  socket.destroy();
  expect(await received()).toBe(2 * mebibyte);
  const { body } = await put(id, 2 * mebibyte, bytes.subarray(2 * mebibyte));
  expect(body['upload']).toHaveProperty('attachment');
});

test('a body that is slow to read does not fill the memory: it is passed on as it comes', async () => {
  const id = await uploaded(randomBytes(20 * mebibyte));
  const { hostname, port } = new URL(url);
  const before = await residentBytes();
  const sockets = Array.from({ length: 10 }, () => {
    const socket = connect(Number(port), hostname);
    socket.pause();
    socket.write(
      `GET /files/${id}/f HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${ana.token}\r\n\r\n`,
    );
    return socket;
  });
  // Others are served meanwhile; ten files of 20 MiB wait for readers who do not read.
  for (let i = 0; i < 20; i++) expect((await get(`/files/${id}/f`, { range: 'bytes=0-9' })).status).toBe(206);
  expect((await residentBytes()) - before).toBeLessThan(120 * mebibyte);
  for (const socket of sockets) socket.destroy();
});

test('so many downloads at once of one person: one more is told when to come again, others are served, ends make room', async () => {
  const id = await uploaded(randomBytes(8 * mebibyte));
  const bo = await signUp(url);
  const room = await makeRoom(ana, bo);
  await ana.messages.sendMessage({ roomId: room.id, clientMessageId: randomUUID(), attachmentIds: [id] });
  const { hostname, port } = new URL(url);
  const begun: Promise<unknown>[] = [];
  const sockets = Array.from({ length: 128 }, () => {
    const socket = connect(Number(port), hostname);
    // The head of the answer is taken, and no more.
    begun.push(once(socket, 'readable'));
    socket.write(
      `GET /files/${id}/f HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${ana.token}\r\n\r\n`,
    );
    return socket;
  });
  await Promise.all(begun);
  for (let i = 0; i < 3; i++) {
    const refused = await get(`/files/${id}/f`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await refused.text()).toMatch(/"code":"resource_exhausted".*RATE_LIMITED.*RetryInfo/);
  }
  expect((await get(`/files/${id}/f`, { authorization: `Bearer ${bo.token}`, range: 'bytes=0-9' })).status).toBe(206);
  for (const socket of sockets) socket.destroy();
  while ((await get(`/files/${id}/f`, { range: 'bytes=0-9' })).status === 429) continue;
  expect((await get(`/files/${id}/f`)).status).toBe(200);
});

test('refused in the middle of its body, an upload ends neither the gateway nor other uploads', async () => {
  const bytes = randomBytes(4 * mebibyte);
  const { id } = await announce(bytes);
  const { hostname, port } = new URL(url);
  for (let i = 0; i < 20; i++) {
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    const head = [
      `PUT /files/uploads/${id} HTTP/1.1`,
      `host: ${hostname}:${port}`,
      `authorization: Bearer ${ana.token}`,
      'upload-offset: 7',
      `content-length: ${bytes.length}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    socket.write(bytes.subarray(0, bytes.length - 1));
    expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1.1 400 [^]*UPLOAD_OFFSET_WRONG/);
    socket.destroy();
  }
  expect((await put(id, 0, bytes)).body['upload']).toHaveProperty('attachment');
});

async function residentBytes(): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
}
