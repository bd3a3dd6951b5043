/**
 * What the supervisor of a container or a machine asks: is the service beside me healthy? It asks every few seconds, each
 * time by a process of its own: so this needs nothing but Node's own modules, which start fast.
 */
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect, type ClientHttp2Session } from 'node:http2';
import { buffer, text } from 'node:stream/consumers';
import type { TlsSettings } from './tls-settings.ts';

/** How long the service may take to answer, in milliseconds: less than who waits for this process. */
const defaultTimeoutMs = 4_000;

/** Runs a check as a process: one line on standard output, exit code 0 for healthy and 1 for anything else. */
export async function runHealthCheck(check: () => Promise<void>): Promise<never> {
  try {
    await check();
    process.stdout.write('healthy\n');
    process.exit(0);
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/**
 * Asks the gRPC server that listens at `listen` (`host:port`) on this machine for its health as a whole, over mutual TLS
 * with the service's own certificate when there is one. Throws unless the answer is SERVING.
 */
export async function checkGrpc(listen: string, tls: TlsSettings, timeoutMs = defaultTimeoutMs): Promise<void> {
  const session = openSession(listen, tls);
  // What it is for stands in the error of the call.
  session.on('error', () => undefined);
  const timer = setTimeout(() => session.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  try {
    const status = await healthOf(session);
    if (status !== 'SERVING') throw new Error(status);
  } finally {
    clearTimeout(timer);
    session.destroy();
  }
}

/** Asks the gateway that listens on this machine whether it can serve. Throws with what is missing unless it can. */
export async function checkHttp(host: string, port: number, timeoutMs = defaultTimeoutMs): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const request = get({ host: reachable(host), port, path: '/readyz', agent: false }, (response) => {
    void text(response).then((body) => {
      if (response.statusCode === 200) resolve();
      else reject(new Error(`${response.statusCode}: ${body}`));
    }, reject);
  });
  request.on('error', reject);
  const timer = setTimeout(() => request.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    request.destroy();
  }
}

function openSession(listen: string, tls: TlsSettings): ClientHttp2Session {
  const [, host = '', port = ''] = /^(.+):(\d+)$/.exec(listen) ?? [];
  const authority = `${reachable(host)}:${port}`;
  const { PROSA_TLS_CA, PROSA_TLS_CERT, PROSA_TLS_KEY } = tls;
  if (PROSA_TLS_CA === undefined || PROSA_TLS_CERT === undefined || PROSA_TLS_KEY === undefined) {
    return connect(`http://${authority}`);
  }
  return connect(`https://${authority}`, {
    ca: readFileSync(PROSA_TLS_CA),
    cert: readFileSync(PROSA_TLS_CERT),
    key: readFileSync(PROSA_TLS_KEY),
    // The authority has to be the right one; the name is that for others, not that of this address.
    checkServerIdentity: () => undefined,
  });
}

/** The answer of grpc.health.v1 (https://github.com/grpc/grpc/blob/master/doc/health-checking.md), by name. */
async function healthOf(session: ClientHttp2Session): Promise<string> {
  const call = session.request({
    ':method': 'POST',
    ':path': '/grpc.health.v1.Health/Check',
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  call.end(Buffer.alloc(frameHeaderBytes)); // an empty HealthCheckRequest: the server as a whole
  const message = (await buffer(call)).subarray(frameHeaderBytes);
  // HealthCheckResponse: field 1, a varint.
  const status = message[0] === 0x08 ? message[1] : 0;
  return ['UNKNOWN', 'SERVING', 'NOT_SERVING'][status ?? 0] ?? 'UNKNOWN';
}

/** Of a gRPC message: whether it is compressed, and its length. */
const frameHeaderBytes = 5;

/** Who listens everywhere can be reached here. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' || host === '[::]' ? host.replace('::', '::1') : host;
}
