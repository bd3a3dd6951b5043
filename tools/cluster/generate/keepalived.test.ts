import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { machinesOf } from '../config/machines.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { keepalivedConf, listensCheck } from './keepalived.ts';

/** By grep of this machine, which may have no busybox. */
function listens(port: number): boolean {
  const [, grep = '', ...words] = listensCheck(port).split(' ');
  return spawnSync(grep, words).status === 0;
}

test('a port counts while a program listens there, not while it only has connections', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = connect(port, '127.0.0.1');
  const [[peer]] = (await Promise.all([once(server, 'connection'), once(client, 'connect')])) as [[typeof client], []];
  try {
    expect(listens(port)).toBe(true);
    expect(listens(client.localPort ?? 0)).toBe(false);
    server.close(); // the connection stays
    expect(listens(port)).toBe(false);
  } finally {
    client.destroy();
    peer.destroy();
  }
});

test('every port is written as the kernel writes it', () => {
  expect(listensCheck(80)).toContain(' :0050.');
  expect(listensCheck(7302)).toContain(' :1C86.');
});

test.each([
  [750, '0.2'],
  [1_100, '0.3'],
  [30_000, '8.33'],
])('another machine has the address after %i ms: the one that has it says so every %s s', (silentMs, seconds) => {
  const cluster = readClusterFile(join(import.meta.dirname, '../lab/cluster.yaml'));
  const [gateway] = machinesOf(cluster).filter(({ kind }) => kind === 'gateway');
  if (gateway === undefined) throw new Error('the lab has no gateway');
  const conf = keepalivedConf({ ...cluster, public: { ...cluster.public, silentMs } }, gateway);
  expect(conf.split('\n')).toContain(`  advert_int ${seconds}`);
});
