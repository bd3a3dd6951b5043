import { ServingStatus } from '@prosa/grpc';
import { TestAuthority, type CertificateFiles } from '@prosa/grpc/test-certificates';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { checkGrpc, checkHttp } from './health-check.ts';
import { listenGrpc, openTls, type TlsSettings } from './index.ts';
import { captureLog } from './log-capture.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function serveGrpc(tls: TlsSettings = {}) {
  const { logger } = captureLog();
  const endpoint = await listenGrpc('127.0.0.1:0', [], logger, openTls(tls, logger)?.mutual);
  closers.push(() => endpoint.close());
  return endpoint;
}

/** A server on a free port, and that port. */
async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** Takes connections and says nothing. */
function silent(): Promise<number> {
  return listening(createServer((socket) => closers.push(() => socket.destroy())));
}

const settingsOf = ({ ca, cert, key }: CertificateFiles): TlsSettings => ({
  PROSA_TLS_CA: ca,
  PROSA_TLS_CERT: cert,
  PROSA_TLS_KEY: key,
});

describe('a gRPC server', () => {
  test.each(['127.0.0.1', '0.0.0.0'])('that listens at %s is healthy while it serves', async (host) => {
    const { port, health } = await serveGrpc();
    await checkGrpc(`${host}:${port}`, {});
    health.set(ServingStatus.NOT_SERVING);
    await expect(checkGrpc(`${host}:${port}`, {})).rejects.toThrow('NOT_SERVING');
  });

  test('is asked over TLS by its own certificate, whatever names that bears', async () => {
    using authority = new TestAuthority();
    using foreign = new TestAuthority();
    const own = settingsOf(authority.issue('own', 'DNS:somewhere.test'));
    const { port } = await serveGrpc(own);
    await checkGrpc(`127.0.0.1:${port}`, own);
    await expect(checkGrpc(`127.0.0.1:${port}`, {})).rejects.toThrow();
    const stranger = settingsOf(foreign.issue('stranger', 'DNS:somewhere.test'));
    await expect(checkGrpc(`127.0.0.1:${port}`, stranger)).rejects.toThrow();
  });

  test('that is not there, or says nothing, is not healthy', async () => {
    const { port } = await serveGrpc();
    await closers.pop()?.();
    await expect(checkGrpc(`127.0.0.1:${port}`, {})).rejects.toThrow('ECONNREFUSED');
    await expect(checkGrpc(`127.0.0.1:${await silent()}`, {}, 100)).rejects.toThrow('no answer within 100 ms');
  });
});

describe('a gateway', () => {
  test('is healthy when it is ready, and else says what is missing', async () => {
    let status = 200;
    const asked: (string | undefined)[] = [];
    const port = await listening(
      createHttpServer((request, response) => {
        asked.push(request.url);
        response.writeHead(status).end('{"persistence":"down"}');
      }),
    );
    await checkHttp('0.0.0.0', port);
    status = 503;
    await expect(checkHttp('127.0.0.1', port)).rejects.toThrow('503: {"persistence":"down"}');
    expect(asked).toEqual(['/readyz', '/readyz']);
  });

  test('that is not there, or says nothing, is not healthy', async () => {
    const port = await silent();
    await expect(checkHttp('127.0.0.1', port, 100)).rejects.toThrow('no answer within 100 ms');
    const free = await listening(createServer());
    await closers.pop()?.();
    await expect(checkHttp('127.0.0.1', free)).rejects.toThrow('ECONNREFUSED');
  });
});
