// cluster-upgrade: has all machines made of another release, one host after the other (docs/availability.md): --to=RELEASE, whose images
// every host has beside those of the release before.
import { ClusterError, runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { clusterSite } from '../database/cluster-site.ts';
import { hostAccess } from '../drive/host-access.ts';
import { readOptions } from '../options.ts';
import { firstOf } from '../drive/node-shell.ts';
import { machineIsHealthy } from '../drive/machine-is-healthy.ts';
import { upgradeCluster } from './upgrade-cluster.ts';

await runProgram(async () => {
  const { file, isDryRun, via, to } = readOptions(process.argv.slice(2), ['via', 'to']);
  if (to === undefined || !/^[\w.+-]{1,80}$/.test(to))
    throw new ClusterError('cluster-upgrade needs --to=RELEASE, the name of a folder of images that every host has');
  const cluster = readClusterFile(file);
  const hosts = cluster.hosts.map((host) => ({ name: host.name, shell: hostAccess(host, via).shell }));
  const shell = await firstOf(hosts);
  await upgradeCluster(
    {
      ...{ cluster, shell, hosts, databases: clusterSite(cluster, shell), say: console.log },
      healthy: (machine, host) => machineIsHealthy(shell, host, machine),
    },
    to,
    isDryRun,
  );
});
