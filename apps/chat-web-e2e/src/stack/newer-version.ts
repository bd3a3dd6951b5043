import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The stack behind another address, from which the web app may become a newer version. */
export interface Front {
  readonly url: string;
  /** From now on the app is served as if it had been built anew. */
  publish(): void;
  close(): Promise<void>;
}

/** Passes everything on to a gateway as it is, but for the list of the app's files. */
export async function openFront(gatewayUrl: string): Promise<Front> {
  const behind = new URL(gatewayUrl);
  let published = false;
  const pass = (from: IncomingMessage, to: ServerResponse): void => {
    const isList = published && from.url?.startsWith('/ngsw.json');
    const headers = { ...from.headers };
    if (isList) {
      delete headers['if-none-match'];
      headers['accept-encoding'] = 'identity';
    }
    const onward = request(
      { host: behind.hostname, port: behind.port, method: from.method, path: from.url, headers },
      (answer) => {
        if (!isList) {
          to.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(to);
          return;
        }
        void answer.toArray().then((chunks: Buffer[]) => {
          const list = JSON.parse(Buffer.concat(chunks).toString()) as { timestamp: number };
          to.writeHead(200, { 'content-type': 'application/json' });
          to.end(JSON.stringify({ ...list, timestamp: list.timestamp + 1 }));
        });
      },
    );
    onward.on('error', () => to.destroy());
    to.on('close', () => onward.destroy());
    from.pipe(onward);
  };
  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publish: () => (published = true),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
