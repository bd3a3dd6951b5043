import { clusterShell } from './cluster-shell.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { fileURLToPath } from 'node:url';

const cluster = readClusterFile(fileURLToPath(new URL('../lab/cluster.yaml', import.meta.url)));

test('a way with a place for the host is tried with one host after the other', async () => {
  const asked = clusterShell(cluster, 'false root@{address} {name}');
  await expect(asked).rejects.toThrow(
    ['false root@10.77.0.1 north', 'false root@10.77.0.2 south', 'false root@10.77.0.3 west']
      .map((way) => `${way}: exit code 1`)
      .join('\n'),
  );
});

test('one without leads to one host, and is tried once', async () => {
  await expect(clusterShell(cluster, 'false there')).rejects.toThrow(
    /^no host of the cluster can be asked:\nfalse there: exit code 1$/,
  );
});
