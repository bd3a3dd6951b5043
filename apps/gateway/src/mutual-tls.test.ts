/** The services as they run in production, with certificates instead of a private network. */
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport, Health, MutualTls } from '@prosa/grpc';
import { identityOf, TestAuthority, type CertificateFiles } from '@prosa/grpc/test-certificates';
import { cloneDatabase, dropDatabase } from '@prosa/testing/postgres';
import { signUp } from '@prosa/testing/stack';
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { ServiceProcess } from './testing/service-process.ts';
import { freePort, untilReady } from './testing/test-stack.ts';
import { makeRoom } from './testing/room.ts';

let authority: TestAuthority;
let foreign: TestAuthority;
let databaseUrl: string;
const services: ServiceProcess[] = [];

beforeAll(async () => {
  authority = new TestAuthority();
  foreign = new TestAuthority();
  databaseUrl = await cloneDatabase();
});
afterAll(async () => {
  await Promise.all(services.map((service) => service.kill()));
  await dropDatabase(databaseUrl);
  authority[Symbol.dispose]();
  foreign[Symbol.dispose]();
});

const settingsOf = ({ ca, cert, key }: CertificateFiles) => ({
  PROSA_TLS_CA: ca,
  PROSA_TLS_CERT: cert,
  PROSA_TLS_KEY: key,
});

/** What the health check of a service with these settings prints. */
function health(name: 'gateway' | 'persistence' | 'ai', env: Record<string, string>): Promise<string> {
  const check = resolve(import.meta.dirname, '../..', name, 'src/health.ts');
  return new Promise((done) => {
    execFile(process.execPath, [check], { env: { PATH: process.env['PATH'], ...env } }, (error, stdout) => {
      done(`${error?.code ?? 0}: ${stdout.trim()}`);
    });
  });
}

async function start(name: 'gateway' | 'persistence' | 'ai', env: Record<string, string>): Promise<ServiceProcess> {
  const service = await ServiceProcess.start(name, env);
  services.push(service);
  return service;
}

test('gateway, ai and persistence work together by certificates, and persistence answers nobody else', async () => {
  const [port, aiPort, httpPort] = [await freePort(), await freePort(), await freePort()];
  const certificates = (name: string, ...names: string[]) => settingsOf(authority.issue(name, ...names));
  const PERSISTENCE_ADDRESSES = `localhost:${port}`;
  const settings = {
    persistence: {
      ...certificates('persistence', 'DNS:localhost'),
      PERSISTENCE_LISTEN: `127.0.0.1:${port}`,
      DATABASE_URL: databaseUrl,
      PROSA_FILES: '/nonexistent',
    },
    ai: { ...certificates('ai', 'DNS:localhost'), AI_LISTEN: `127.0.0.1:${aiPort}`, PERSISTENCE_ADDRESSES },
    gateway: {
      ...certificates('gateway', 'DNS:gateway.test'),
      PORT: String(httpPort),
      PERSISTENCE_ADDRESSES,
      AI_ADDRESS: `localhost:${aiPort}`,
      PROSA_SIGN_UP: 'open',
    },
  };
  const persistence = await start('persistence', settings.persistence);
  const ai = await start('ai', settings.ai);
  const url = `http://127.0.0.1:${httpPort}`;
  await start('gateway', settings.gateway);
  await untilReady(url);
  for (const name of ['persistence', 'ai', 'gateway'] as const) {
    expect([name, await health(name, settings[name])]).toEqual([name, '0: healthy']);
  }
  const ready = async () => (await fetch(`${url}/readyz`)).json();
  expect(await ready()).toMatchObject({ ready: true, dependencies: { persistence: 'up', ai: 'up' } });
  const ann = await signUp(url);
  const room = await makeRoom(ann);
  expect(await room.say(ann, 'only among us')).toBeGreaterThan(0n);
  ann.close();

  const stranger = { ...foreign.issue('stranger', 'DNS:stranger'), ca: authority.ca };
  for (const tls of [undefined, new MutualTls(identityOf(stranger))]) {
    const transport = createGrpcTransport({ addresses: [PERSISTENCE_ADDRESSES], tls });
    await expect(createClient(Health, transport).check({})).rejects.toMatchObject({
      rawMessage: 'service unavailable',
    });
    transport.close();
  }

  await ai.kill();
  expect(await health('ai', settings.ai)).toMatch(/^1: .*ECONNREFUSED/);

  persistence.signal('SIGHUP');
  await persistence.logged('the certificate was read again');
  expect(await ready()).toMatchObject({ ready: true });
});
