import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchPage, fetchPicture, type FetchPolicy, internet } from './fetch-page.ts';
import { readPreview } from './read-preview.ts';

/** Only loopback is here: 127.0.0.2 plays the internet, 127.0.0.1 what must not be reached. */
const outside = '127.0.0.2';
const html = { 'content-type': 'text/html; charset=utf-8' };
const pages: Record<string, RequestListener> = {
  '/page': (_, response) => {
    response.writeHead(200, html);
    response.end(`<!doctype html><head><title> Water\n level </title>
      <meta property="og:title" content="Water level API: ten-minute series">
      <meta property="og:description" content="Observed &amp; predicted\u202e levels">
      <meta property="og:image" content="/images/tide.png">
      <meta property="og:site_name" content="kartverket.no"></head><body><title>not this</title>`);
  },
  '/plain': (_, response) => response.writeHead(200, html).end('<title>Só o título</title><p>text'),
  '/latin': (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(Buffer.from('<meta charset="iso-8859-1"><title>maré</title>', 'latin1')),
  '/untitled': (_, response) => response.writeHead(200, html).end('<title> </title><p>text'),
  '/inside': (_, response) => response.writeHead(302, { location: `http://127.0.0.1:${port()}/secret` }).end(),
  '/inside-by-name': (_, response) => response.writeHead(302, { location: `http://inside:${port()}/secret` }).end(),
  '/mapped': (_, response) => response.writeHead(302, { location: `http://[::ffff:7f00:1]:${port()}/secret` }).end(),
  '/decimal': (_, response) => response.writeHead(302, { location: `http://2130706433:${port()}/secret` }).end(),
  '/file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/port': (_, response) => response.writeHead(302, { location: `http://${outside}:22/` }).end(),
  '/password': (_, response) => response.writeHead(302, { location: `http://a:b@${outside}:${port()}/page` }).end(),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/hops3': (_, response) => response.writeHead(302, { location: '/hops2' }).end(),
  '/hops2': (_, response) => response.writeHead(307, { location: '/hops1' }).end(),
  '/hops1': (_, response) => response.writeHead(301, { location: '/page' }).end(),
  '/endless': (_, response) => {
    response.writeHead(200, html);
    response.write('<title>endless</title>');
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536))) continue;
    };
    response.on('drain', more);
    more();
  },
  '/silent': () => undefined,
  '/slow': (_, response) => {
    response.writeHead(200, html);
    const drip = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(drip));
  },
  '/picture': (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
  '/endless.png': (_, response) => {
    response.writeHead(200, { 'content-type': 'image/png' });
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536))) continue;
    };
    response.on('drain', more);
    more();
  },
  '/drawing': (_, response) => response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>'),
  '/zipped': (_, response) => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end('x'),
  '/missing': (_, response) => response.writeHead(404, html).end('<title>missing</title>'),
  '/headers': (_, response) => response.writeHead(200, { ...html, 'x-long': 'x'.repeat(20_000) }).end('x'),
  '/secret': (_, response) => response.writeHead(200, html).end('<title>secret</title>'),
};

let server: Server;
const asked: string[] = [];
const seen: IncomingMessage[] = [];
const port = () => (server.address() as AddressInfo).port;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.socket.localAddress}${request.url}`);
    seen.push(request);
    pages[request.url ?? '']?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => (asked.length = 0));

const names: Record<string, string[]> = {
  page: [outside],
  inside: ['127.0.0.1'],
  both: [outside, '10.0.0.1'],
  none: [],
};
const policy: FetchPolicy = {
  resolve: (host) => Promise.resolve((names[host] ?? []).map((address) => ({ address, family: 4 }))),
  isPublic: (address) => address === outside,
  mayUsePort: (given) => given === String(port()),
  totalMs: 30_000,
};
const impatient: FetchPolicy = { ...policy, totalMs: 200 };
const fetched = (path: string, host = 'page', by = policy) =>
  fetchPage(`http://${host}:${port()}${path}`, by, new AbortController().signal);

test('a page says its title, what it is about and where it is', async () => {
  expect(readPreview(await fetched('/page'))).toEqual({
    title: 'Water level API: ten-minute series',
    description: 'Observed & predicted levels',
    siteName: 'kartverket.no',
    pictureUrl: `http://page:${port()}/images/tide.png`,
  });
  expect(readPreview(await fetched('/plain'))).toMatchObject({ title: 'Só o título', description: '' });
  expect(readPreview(await fetched('/latin'))).toMatchObject({ title: 'maré' });
  expect(readPreview(await fetched('/untitled'))).toBeUndefined();
  expect(seen.at(-1)?.headers).toMatchObject({ host: `page:${port()}`, 'accept-encoding': 'identity' });
  expect(seen.at(-1)?.headers).not.toHaveProperty('cookie');
});

test('three redirects are followed, each checked; a fourth is not', async () => {
  expect((await fetched('/hops3')).url.pathname).toBe('/page');
  await expect(fetched('/loop')).rejects.toThrow('too many redirects');
  expect(asked.filter((path) => path.endsWith('/loop'))).toHaveLength(4);
});

test.each(['/inside', '/inside-by-name', '/mapped', '/decimal', '/file', '/port', '/password'])(
  'no redirect leads inside: %s',
  async (path) => {
    await expect(fetched(path)).rejects.toThrow();
    expect(asked).toEqual([`${outside}${path}`]);
  },
);

test.each(['inside', 'both', 'none', '127.0.0.1', '[::1]', '0x7f000001', '2130706433', '127.1'])(
  'no name or number leads inside: %s',
  async (host) => {
    await expect(fetched('/secret', host)).rejects.toThrow('not an address of the public internet');
    expect(asked).toEqual([]);
  },
);

test('a name that changes its address after the check leads nowhere else', async () => {
  let looks = 0;
  const changing: FetchPolicy = {
    ...policy,
    resolve: () => Promise.resolve([{ address: looks++ === 0 ? outside : '127.0.0.1', family: 4 }]),
  };
  await fetchPage(`http://rebind:${port()}/page`, changing, new AbortController().signal);
  expect([looks, asked]).toEqual([1, [`${outside}/page`]]);
});

test('an endless page is read as far as is allowed', async () => {
  const page = await fetched('/endless');
  expect(page.body.length).toBe(512 * 1024);
  expect(readPreview(page)).toMatchObject({ title: 'endless' });
});

test.each(['/silent', '/slow'])('%s is given up in time, however it drips', async (path) => {
  await expect(fetched(path, 'page', impatient)).rejects.toThrow();
});

test('a look-up that hangs is given up in time', async () => {
  const hanging = { ...impatient, resolve: () => new Promise<never>(() => undefined) };
  await expect(fetchPage(`http://page:${port()}/page`, hanging, new AbortController().signal)).rejects.toThrow();
});

test.each(['/picture', '/zipped', '/missing', '/headers'])('%s is no page', async (path) => {
  await expect(fetched(path)).rejects.toThrow();
});

test('a picture is fetched by the same rules, whole or not at all', async () => {
  const pictureAt = (path: string, by = policy) =>
    fetchPicture(`http://page:${port()}${path}`, by, new AbortController().signal);
  expect((await pictureAt('/picture')).toString()).toBe('x');
  expect(seen.at(-1)?.headers.accept).toMatch(/^image\//);
  await expect(pictureAt('/endless.png')).rejects.toThrow('too large');
  await expect(pictureAt('/page')).rejects.toThrow('of another type');
  await expect(pictureAt('/drawing')).rejects.toThrow('of another type');
  await expect(pictureAt('/silent', impatient)).rejects.toThrow();
  asked.length = 0;
  for (const path of ['/inside', '/inside-by-name', '/mapped', '/decimal', '/file', '/port', '/password']) {
    await expect(pictureAt(path)).rejects.toThrow();
  }
  expect(asked.filter((at) => !at.startsWith(outside))).toEqual([]);
});

test.each([
  ['og:image', 'https://cdn.example.org/a.jpg', 'https://cdn.example.org/a.jpg'],
  ['twitter:image', 'b.jpg', 'https://example.org/c/b.jpg'],
  ['og:image', 'javascript:alert(1)', ''],
  ['og:image', 'data:image/png;base64,AAAA', ''],
  ['og:image', `https://example.org/${'x'.repeat(2_000)}`, ''],
])('of %s %s: %s', (name, content, pictureUrl) => {
  const body = Buffer.from(`<title>t</title><meta name="${name}" content="${content}">`);
  const page = { url: new URL('https://example.org/c/d'), contentType: 'text/html', body };
  expect(readPreview(page)).toMatchObject({ pictureUrl });
});

test('what runs in production knows only public addresses and default ports', async () => {
  expect(internet.isPublic('127.0.0.1')).toBe(false);
  expect([internet.mayUsePort(''), internet.mayUsePort('8080')]).toEqual([true, false]);
  const closed = new AbortController().signal;
  await expect(fetchPage(`http://localhost:${port()}/secret`, internet, closed)).rejects.toThrow('an unusual port');
  const anyPort = { ...internet, mayUsePort: () => true };
  await expect(fetchPage(`http://localhost:${port()}/secret`, anyPort, closed)).rejects.toThrow('not an address');
  await expect(fetchPage('ftp://example.org/', internet, closed)).rejects.toThrow('neither http nor https');
});
