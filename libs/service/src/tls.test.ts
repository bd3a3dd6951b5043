import { identityOf, TestAuthority, type CertificateFiles } from '@prosa/grpc/test-certificates';
import { createGrpcTransport, Health } from '@prosa/grpc';
import { createClient } from '@connectrpc/connect';
import { copyFileSync, writeFileSync } from 'node:fs';
import { listenGrpc, openTls, SettingsError, type TlsSettings } from './index.ts';
import { captureLog } from './log-capture.ts';

let authority: TestAuthority;
let own: CertificateFiles;

beforeAll(() => {
  authority = new TestAuthority();
  own = authority.issue('own', 'DNS:localhost');
});
afterAll(() => authority[Symbol.dispose]());

const settingsOf = ({ ca, cert, key }: CertificateFiles): TlsSettings => ({
  PROSA_TLS_CA: ca,
  PROSA_TLS_CERT: cert,
  PROSA_TLS_KEY: key,
});

function mistakes(changes: TlsSettings): readonly string[] {
  try {
    openTls({ ...settingsOf(own), ...changes }, captureLog().logger);
  } catch (error) {
    if (error instanceof SettingsError) return error.lines;
    throw error;
  }
  return [];
}

test('nothing is set: no TLS', () => {
  expect(openTls({}, captureLog().logger)).toBeUndefined();
});

test.each<[string, () => TlsSettings, string[]]>([
  [
    'the key is missing',
    () => ({ PROSA_TLS_KEY: undefined }),
    ['PROSA_TLS_KEY: is needed with PROSA_TLS_CA and PROSA_TLS_CERT'],
  ],
  [
    'two are missing',
    () => ({ PROSA_TLS_CA: undefined, PROSA_TLS_CERT: undefined }),
    ['PROSA_TLS_CA: is needed with PROSA_TLS_KEY', 'PROSA_TLS_CERT: is needed with PROSA_TLS_KEY'],
  ],
  ['no such file', () => ({ PROSA_TLS_CERT: '/nowhere' }), ['PROSA_TLS_CERT: the file cannot be read (ENOENT)']],
  ['no certificate', () => ({ PROSA_TLS_CA: own.key }), ['PROSA_TLS_CA: there is no certificate in PEM in this file']],
  [
    'no key',
    () => ({ PROSA_TLS_KEY: own.cert }),
    ['PROSA_TLS_KEY: there is no private key in PEM, without a password, in this file'],
  ],
  [
    'the key of another certificate',
    () => ({ PROSA_TLS_KEY: authority.issue('other', 'DNS:other').key }),
    ['PROSA_TLS_KEY: is not the key of the certificate in PROSA_TLS_CERT'],
  ],
])('%s: said in a line', (_, changes, lines) => {
  expect(mistakes(changes())).toEqual(lines);
});

test('a reload takes the new files, and keeps the old ones when the new are wrong', async () => {
  using foreign = new TestAuthority();
  const files = { ...authority.issue('changing', 'DNS:localhost') };
  files.ca = `${files.cert}.ca`;
  copyFileSync(authority.ca, files.ca);
  const { logger, lines } = captureLog();
  const tls = openTls(settingsOf(files), logger);
  const endpoint = await listenGrpc('127.0.0.1:0', [], logger, tls?.mutual);
  const check = async (identity: CertificateFiles) => {
    const client = openTls(settingsOf(identity), logger)?.mutual;
    const transport = createGrpcTransport({ addresses: [`localhost:${endpoint.port}`], tls: client });
    try {
      await transport.connected(2_000);
      return (await createClient(Health, transport).check({})).status;
    } finally {
      transport.close();
    }
  };
  try {
    expect(await check(own)).toBe(1);
    writeFileSync(files.key, 'nothing');
    tls?.reload();
    expect(lines.at(-1)).toMatchObject({
      level: 'error',
      err: { message: 'PROSA_TLS_KEY: there is no private key in PEM, without a password, in this file' },
    });
    expect(await check(own)).toBe(1);

    const next = foreign.issue('next', 'DNS:localhost');
    const { ca, cert, key } = identityOf(next);
    writeFileSync(files.ca, ca);
    writeFileSync(files.cert, cert);
    writeFileSync(files.key, key);
    tls?.reload();
    expect(lines.at(-1)).toMatchObject({ level: 'info', certificate: 'PROSA_TLS_CERT' });
    expect(await check(next)).toBe(1);
    await expect(check(own)).rejects.toThrow();
  } finally {
    await endpoint.close();
  }
});
