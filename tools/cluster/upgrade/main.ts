// cluster-upgrade: has all machines made of another release, one host after the other (docs/availability.md).
//   --bundle=FILE       its images, which every host gets that has not got them; --key=FILE: the public key of whoever signed them
//   --to=RELEASE        a release whose images every host has, to go back to one
//   --patience=300      seconds that a machine may take to be healthy before its host goes back
//   --alone             of two hosts: the other one is alone while one has no machines
import { ClusterError, runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { clusterSite } from '../database/cluster-site.ts';
import { mayBeAlone } from '../drain/alone.ts';
import { type HostAccess, hostAccess } from '../drive/host-access.ts';
import { firstOf } from '../drive/node-shell.ts';
import { machineIsHealthy } from '../drive/machine-is-healthy.ts';
import { type ImageBundle, readBundle, sendImages } from '../init/bundle.ts';
import { readOptions } from '../options.ts';
import { hostReleases } from './host-releases.ts';
import { upgradeCluster } from './upgrade-cluster.ts';

await runProgram(async () => {
  const given = readOptions(process.argv.slice(2), ['via', 'to', 'bundle', 'key', 'patience'], ['alone']);
  const { file, isDryRun, via, to, patience = '300' } = given;
  if (!/^[1-9]\d{1,3}$/.test(patience)) throw new ClusterError('--patience: 10 to 9999 seconds');
  const patienceMs = Number(patience) * 1_000;
  const bundle = given.bundle === undefined ? undefined : readBundle(given.bundle, given.key);
  const release = bundle?.release ?? to;
  if (release === undefined || !/^[\w.+-]{1,80}$/.test(release) || (bundle !== undefined && to !== undefined))
    throw new ClusterError('cluster-upgrade needs --bundle=FILE, or --to=RELEASE, whose images every host has');
  const cluster = readClusterFile(file);
  const canBeAlone = mayBeAlone(given.alone, cluster);
  const ways = cluster.hosts.map((host) => ({ name: host.name, way: hostAccess(host, via) }));
  const hosts = ways.map(({ name, way }) => ({ name, shell: way.shell }));
  if (bundle !== undefined && !(await haveAll(ways, bundle, isDryRun))) return;
  const shell = await firstOf(hosts);
  await upgradeCluster(
    {
      ...{ cluster, shell, hosts, databases: clusterSite(cluster, shell), say: console.log },
      healthy: (machine, host) => machineIsHealthy(shell, host, machine, patienceMs),
      patienceMs,
      mayBeAlone: canBeAlone,
    },
    release,
    isDryRun,
  );
});

/** Gives every host images that it has not got. False: they are only told, and what comes then cannot be known without them. */
async function haveAll(
  ways: readonly { readonly name: string; readonly way: HostAccess }[],
  bundle: ImageBundle,
  isDryRun: boolean,
): Promise<boolean> {
  let isComplete = true;
  for (const { name, way } of ways) {
    const { there } = await hostReleases({ name, shell: way.shell });
    if (there.includes(bundle.release)) continue;
    console.log(`${name}: takes the images of ${bundle.release}`);
    if (isDryRun) isComplete = false;
    else await sendImages(way, bundle);
  }
  return isComplete;
}
