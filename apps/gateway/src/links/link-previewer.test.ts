import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { create, toBinary } from '@bufbuild/protobuf';
import { createClient, createRouterTransport } from '@connectrpc/connect';
import { MessageSchema } from '@prosa/proto/chat';
import { LinkPreviewService } from '@prosa/proto/persistence';
import type { AddLinkPreviewsRequest } from '@prosa/proto/persistence';
import { createLogger } from '@prosa/service';
import { LinkPreviewer } from './link-previewer.ts';

test('what pages say goes to persistence: of the first three links, each page asked once; silence where nothing is found', async () => {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url.startsWith('/b.png')) {
      response.writeHead(200, { 'content-type': 'image/png' }).end('a picture');
      return;
    }
    response
      .writeHead(url === '/away' ? 500 : 200, { 'content-type': 'text/html' })
      .end(`<title>Page ${url}</title><meta property="og:image" content="${url === '/b' ? '/b.png' : '/away'}">`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const added: AddLinkPreviewsRequest[] = [];
  const transport = createRouterTransport(({ service }) =>
    service(LinkPreviewService, {
      addLinkPreviews: (request) => {
        added.push(request);
        return {};
      },
    }),
  );
  const previewer = new LinkPreviewer({
    previews: createClient(LinkPreviewService, transport),
    logger: createLogger('test', 'silent'),
    policy: {
      resolve: () => Promise.resolve([]),
      isPublic: () => true,
      mayUsePort: () => true,
      totalMs: 30_000,
    },
  });
  const sent = async (text: string) => {
    previewer.sent(text, toBinary(MessageSchema, create(MessageSchema, { id: text, text, senderId: 'ana' })));
    await previewer.idle();
  };
  await sent('no link at all');
  await sent(`${base}/away`);
  expect(added).toEqual([]);
  const text = `${base}/a ${base}/away ${base}/b ${base}/c`;
  await sent(text);
  expect(added.map(({ messageId, links }) => [messageId, links.map(({ url, title }) => [url, title])])).toEqual([
    [
      text,
      [
        [`${base}/a`, 'Page /a'],
        [`${base}/b`, 'Page /b'],
      ],
    ],
  ]);
  // The picture goes along where there is one, and is no reason to leave the rest out where there is none.
  expect(added[0]?.links.map(({ picture }) => Buffer.from(picture).toString())).toEqual(['', 'a picture']);
  await sent(`again ${base}/a`);
  expect(added).toHaveLength(2);
  expect(asked.filter((path) => path !== '/away').toSorted()).toEqual(['/a', '/b', '/b.png']);
  // A flood of one person's is left alone.
  for (let i = 0; i < 40; i++) previewer.look({ id: `m${i}`, text: `${base}/a`, senderId: 'flood' });
  await previewer.idle();
  expect(added.length).toBeLessThan(30);
  await previewer.close();
  server.closeAllConnections();
  server.close();
});
