/** Mutual TLS between real servers and clients, with certificates that openssl made. */
import { Code, createClient } from '@connectrpc/connect';
import { credentials, type ChannelCredentials } from '@grpc/grpc-js';
import { ModelService } from '@prosa/proto/ai';
import { once } from 'node:events';
import { connect as connectPlain } from 'node:net';
import { readFileSync } from 'node:fs';
import { MutualTls } from './index.ts';
import { identityOf, TestAuthority } from './test-certificates.ts';
import { closeAll, connect, errorOf, serve } from './testing.ts';

let authority: TestAuthority;
let foreign: TestAuthority;
let server: MutualTls;
let client: MutualTls;

beforeAll(() => {
  authority = new TestAuthority();
  foreign = new TestAuthority();
  server = new MutualTls(identityOf(authority.issue('server', 'DNS:localhost', 'IP:127.0.0.1')));
  client = new MutualTls(identityOf(authority.issue('client', 'DNS:gateway.test')));
});
afterEach(closeAll);
afterAll(() => {
  authority[Symbol.dispose]();
  foreign[Symbol.dispose]();
});

const answering = (name: string, tls: MutualTls) =>
  serve(ModelService, { predict: () => ({ prediction: name }) }, { tls });

/** The same address by its name. */
const byName = (address: string) => address.replace('127.0.0.1', 'localhost');

test.each([
  ['a name', byName],
  ['an IP address', (address: string) => address],
])('both sides know each other, the server by %s', async (_, addressed) => {
  const { address } = await answering('here', server);
  const transport = connect([addressed(address)], { tls: client });
  await transport.connected(5_000);
  expect(await createClient(ModelService, transport).predict({})).toMatchObject({ prediction: 'here' });
});

test('calls go round several addresses, each checked for its own name, and past a dead one', async () => {
  const [a, b, dead] = await Promise.all([answering('a', server), answering('b', server), answering('dead', server)]);
  dead.server.forceShutdown();
  const ask = createClient(ModelService, connect([a.address, byName(b.address), dead.address], { tls: client }));
  const seen = new Set<string>();
  while (seen.size < 2) {
    const answer = await ask.predict({}).catch(() => undefined);
    if (answer) seen.add(answer.prediction);
  }
  expect([...seen].sort()).toEqual(['a', 'b']);
});

describe('refused', () => {
  const refusal = async (address: string, tls?: MutualTls) => {
    const transport = connect([address], { tls });
    await transport.connected(1_000).catch(() => undefined);
    return (await errorOf(createClient(ModelService, transport).predict({}))).code;
  };

  test('a server of another authority', async () => {
    const stranger = new MutualTls(identityOf(foreign.issue('server', 'DNS:localhost')));
    const { address } = await answering('stranger', stranger);
    const trusting = new MutualTls({
      ...identityOf(foreign.issue('client', 'DNS:client')),
      ca: readFileSync(authority.ca),
    });
    expect(await refusal(byName(address), trusting)).toBe(Code.Unavailable);
  });

  test('a server with a certificate for another name', async () => {
    const { address } = await answering(
      'misnamed',
      new MutualTls(identityOf(authority.issue('other', 'DNS:other.test'))),
    );
    expect(await refusal(byName(address), client)).toBe(Code.Unavailable);
  });

  test('a client with a certificate of another authority', async () => {
    const { address } = await answering('here', server);
    const identity = { ...identityOf(foreign.issue('client', 'DNS:gateway.test')), ca: readFileSync(authority.ca) };
    expect(await refusal(byName(address), new MutualTls(identity))).toBe(Code.Unavailable);
  });

  test('a client without a certificate', async () => {
    const { address } = await answering('here', server);
    expect(await refusal(byName(address), withoutCertificate(readFileSync(authority.ca)))).toBe(Code.Unavailable);
  });

  test('a client without TLS, on either side of the fence', async () => {
    const { address } = await answering('here', server);
    expect(await refusal(address)).toBe(Code.Unavailable);
    const plain = await serve(ModelService, { predict: () => ({ prediction: 'plain' }) });
    expect(await refusal(byName(plain.address), client)).toBe(Code.Unavailable);
  });

  test('bytes that are no TLS at all', async () => {
    const { address } = await answering('here', server);
    const socket = connectPlain(Number(address.split(':')[1]), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
    socket.resume();
    await once(socket, 'close');
    const transport = connect([byName(address)], { tls: client });
    await transport.connected(5_000);
  });
});

test('another identity counts for new connections, on both sides; the open ones stay', async () => {
  const own = new MutualTls(identityOf(authority.issue('first', 'DNS:localhost')));
  const { address } = await answering('here', own);
  const ask = createClient(ModelService, connect([byName(address)], { tls: client }));
  while (!(await ask.predict({}).catch(() => undefined))) continue;

  own.replace(identityOf(foreign.issue('second', 'DNS:localhost')));
  expect(await ask.predict({})).toMatchObject({ prediction: 'here' });
  const late = new MutualTls(identityOf(authority.issue('late', 'DNS:late')));
  const transport = connect([byName(address)], { tls: late });
  await expect(transport.connected(500)).rejects.toMatchObject({ code: Code.Unavailable });

  late.replace(identityOf(foreign.issue('later', 'DNS:late')));
  await transport.connected(10_000);
  expect(await createClient(ModelService, transport).predict({})).toMatchObject({ prediction: 'here' });
});

/** A client that checks the server and has nothing to show. */
function withoutCertificate(ca: Buffer): MutualTls {
  const bare: { channelCredentials: ChannelCredentials } = { channelCredentials: credentials.createSsl(ca) };
  return bare as MutualTls;
}
