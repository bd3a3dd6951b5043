import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { TestStack } from '../testing/test-stack.ts';

const html = `<!doctype html><html><head><style>b{}</style><link rel="stylesheet" href="styles-ABCDEFGH.css"></head>
<body><prosa-root ngCspNonce="CSP_NONCE"></prosa-root><script src="main-ABCDEFGH.js" type="module"></script></body></html>`;
const script = 'export const x = 1;\n'.repeat(1_000);

let root: string;
let stack: TestStack;
let url: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'prosa-web-'));
  await mkdir(join(root, 'fonts'));
  await writeFile(join(root, 'index.html'), html);
  await writeFile(join(root, 'main-ABCDEFGH.js'), script);
  await writeFile(join(root, 'ready-ABCDEFGH.js'), script);
  await writeFile(join(root, 'ready-ABCDEFGH.js.br'), 'made by the build');
  await writeFile(join(root, 'fonts/figtree.woff2'), Buffer.alloc(5_000));
  await writeFile(join(root, '.secret'), 'x');
  stack = await TestStack.start();
  url = await stack.gateway({ WEB_ROOT: root, PROSA_TRUST_PROXY: 'true' });
});
afterAll(async () => {
  await stack[Symbol.asyncDispose]();
  await rm(root, { recursive: true });
});

/** A GET without anything that fetch adds or decodes. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const call = request(url + path, { headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    call.on('error', reject);
    call.end();
  });
}

test('the page comes with a fresh nonce, in the policy and wherever styles need it', async () => {
  const [first, second] = [await get('/'), await get('/')];
  const nonceOf = (body: Buffer) => /ngCspNonce="([^"]+)"/.exec(body.toString())?.[1] ?? '';
  const nonce = nonceOf(first.body);
  expect(nonce).toMatch(/^[\w+/]{22}==$/);
  expect(nonceOf(second.body)).not.toBe(nonce);
  expect(first.body.toString()).toContain(`<style nonce="${nonce}">b{}</style>`);
  expect(first.body.toString()).not.toContain('CSP_NONCE');
  const policy = String(first.headers['content-security-policy']);
  expect(policy).toBe(
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; media-src 'self' blob:; ` +
      "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'self'; " +
      "form-action 'self'; frame-ancestors 'none'",
  );
  expect(first.headers).toMatchObject({
    'cache-control': 'no-cache',
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(first.headers['permissions-policy']).toContain('camera=()');
  expect(first.headers['strict-transport-security']).toBeUndefined();
});

test('over TLS the browser is told to stay there', async () => {
  const { headers } = await get('/', { 'x-forwarded-proto': 'https' });
  expect(headers['strict-transport-security']).toBe('max-age=31536000');
});

test.each([
  ['/rooms/42', { accept: 'text/html,*/*' }, 200],
  ['/rooms/42', { 'sec-fetch-mode': 'navigate' }, 200],
  ['/rooms/42', { 'sec-fetch-mode': 'cors', accept: 'text/html' }, 404],
  ['/rooms/42', { accept: 'application/json' }, 404],
  ['/main-OLDHASHX.js', { accept: 'text/html', 'sec-fetch-mode': 'navigate' }, 404],
  ['/prosa.chat.v1.RoomService/Nope', { accept: 'text/html' }, 404],
  ['/.secret', { accept: 'text/html' }, 404],
  ['/..%2f..%2fetc/passwd', { accept: 'text/html', 'sec-fetch-mode': 'navigate' }, 200],
  ['/%2e%2e/%2e%2e/etc/passwd.txt', {}, 404],
])('%s with %j is %i', async (path, headers, status) => {
  const answer = await get(path, headers);
  expect(answer.status).toBe(status);
  if (status === 200) expect(answer.body.toString()).toContain('<prosa-root');
});

test('files with a hash in their name are kept for ever, others are asked for again', async () => {
  const hashed = await get('/main-ABCDEFGH.js');
  expect([hashed.status, hashed.body.toString()]).toEqual([200, script]);
  expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  // A part of a page does not repeat what only pages are told; what could be a page of its own does.
  expect(hashed.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(hashed.headers['content-security-policy']).toBeUndefined();
  const font = await get('/fonts/figtree.woff2');
  expect(font.headers).toMatchObject({
    'cache-control': 'no-cache',
    'content-type': 'font/woff2',
    'content-length': '5000',
    'x-frame-options': 'DENY',
  });
  expect(font.headers['content-security-policy']).toContain("default-src 'none'");
  const again = await get('/fonts/figtree.woff2', { 'if-none-match': String(font.headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

test('compressed as the client takes it, prepared files first', async () => {
  const brotli = await get('/main-ABCDEFGH.js', { 'accept-encoding': 'gzip, br' });
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
  const gzip = await get('/main-ABCDEFGH.js', { 'accept-encoding': 'gzip;q=1.0, br;q=0' });
  expect(gunzipSync(gzip.body).toString()).toBe(script);
  expect((await get('/ready-ABCDEFGH.js', { 'accept-encoding': 'br' })).body.toString()).toBe('made by the build');
  expect((await get('/fonts/figtree.woff2', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
});

test('HEAD tells the same without the body, and other methods are refused', async () => {
  const head = await get('/main-ABCDEFGH.js', {}, 'HEAD');
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(script.length), 0]);
  const post = await get('/', {}, 'POST');
  expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
});

test('odd ranges and a file that vanished do no harm', async () => {
  await rm(join(root, 'ready-ABCDEFGH.js'));
  for (const range of ['bytes=5-2', 'bytes=x', 'bytes=-', 'bytes=99999999-']) {
    expect((await get('/ready-ABCDEFGH.js', { range })).status).toBe(200);
  }
});
