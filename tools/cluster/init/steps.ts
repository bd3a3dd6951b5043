import { machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';
import { certificateList } from '../generate/certificates.ts';
import { configurationText } from '../generate/cib.ts';
import { corosyncConf } from '../generate/corosync.ts';
import { plannedFile } from '../generate/planned-file.ts';
import { machineSeed } from '../generate/seed.ts';
import { backupBegins, backupRequirements, backupSoftware, repositorySteps } from './backup-steps.ts';
import { installed, started, waitFor } from './commands.ts';
import { hostCopies, keyCopies, seedCopies } from './copies.ts';
import { fenceRequirements, hostRequirements, neededPackages } from './host-needs.ts';
import { type Command, type Step, step } from './step.ts';
import { voteDecides, voteEtcdSteps, voteIsHeard, voteNeeds, voteRequirements, voteSteps } from './vote-steps.ts';

/** The commands of the images' own tool, where each host has them. */
const prosaVm = '/var/lib/libvirt/images/prosa-cluster/current/host/prosa-vm';

/** Everything that makes a cluster of its description, in order. Nothing secret is in it: keys are made on the first host. */
export function initSteps(cluster: Cluster): Step[] {
  const hosts = cluster.hosts.map(({ name }) => name);
  const [first = ''] = hosts;
  return [
    ...hosts.map((host) =>
      step(host, 'what a host has to have', {
        requirements: [...hostRequirements(cluster, host), ...fenceRequirements(cluster, host), ...voteNeeds(cluster)],
      }),
    ),
    ...backupRequirements(cluster),
    ...voteRequirements(cluster),
    step(first, 'the keys that all hosts share', { commands: sharedKeys }),
    ...hosts.map((host) => hostStep(cluster, host, first)),
    ...voteSteps(cluster, first),
    ...backupSoftware(cluster),
    ...hosts.map((host) => step(host, 'images', { takesImages: true })),
    step(first, 'certificates of machines and hosts', {
      files: [plannedFile('/etc/prosa/cluster/certificates', certificateList(cluster))],
      commands: [{ run: `${prosaVm} cluster-certificates`, tells: true }],
    }),
    ...hosts.map((host) => machinesStep(cluster, host, first)),
    ...voteEtcdSteps(cluster, first),
    ...repositorySteps(cluster, first),
    ...hosts.map((host) =>
      step(host, 'start the cluster', { commands: [started(clusterUnits(cluster)), ...voteIsHeard(cluster)] }),
    ),
    configurationStep(cluster, first),
    ...voteDecides(cluster),
    ...backupBegins(cluster),
  ];
}

/** What belongs to a cluster and has no step yet. */
export const missingSteps: readonly string[] = [
  'the machine of the third vote: the way from it to hosts and databases and back, and that its packet filter lets hosts to port 5403 and databases to 2379 and 2380',
  'the machine with the backups: its disk, the way from it to the databases and back, and that its packet filter lets them to port 8432',
  'the bridges of each host, and how the network between machines reaches from host to host',
  'a place for the files that people send: each persistence has its own until PROSA_S3_… stands in /etc/prosa/cluster/settings/database-server of each host',
  'journals of the machines are not gathered: each keeps its own',
];

/** Keys of Corosync and Pacemaker; without them nobody belongs to the cluster. */
const sharedKeys: readonly Command[] = ['/etc/corosync/authkey', '/etc/pacemaker/authkey'].map((path) => ({
  run: `umask 077 && mkdir -p $(dirname ${path}) && dd if=/dev/urandom of=${path} bs=256 count=1 status=none`,
  unless: `test -s ${path}`,
}));

function clusterUnits({ vote }: Cluster): string[] {
  return ['corosync', ...(vote ? ['corosync-qdevice'] : []), 'pacemaker'];
}

function hostStep(cluster: Cluster, host: string, first: string): Step {
  return step(host, 'software and the links between hosts', {
    // Before the packages: Corosync starts as soon as it is there.
    copies: host === first ? [] : keyCopies(first),
    files: [plannedFile('/etc/corosync/corosync.conf', corosyncConf(cluster))],
    commands: [
      ...cluster.hosts.map(({ name, address }) => ({
        run: `echo '${address} ${name}' >>/etc/hosts`,
        unless: `grep -qxF '${address} ${name}' /etc/hosts`,
      })),
      installed(neededPackages(cluster)),
      {
        // A package that was there before has begun a cluster of its own, after Debian's example.
        run: 'systemctl stop pacemaker corosync',
        unless: `! systemctl is-active --quiet corosync || corosync-cmapctl -g totem.cluster_name | grep -q '= ${cluster.name}$'`,
      },
      {
        run: 'chown root:haclient /etc/pacemaker/authkey && chmod 0640 /etc/pacemaker/authkey',
        unless: 'test "$(stat -c %U:%G:%a /etc/pacemaker/authkey)" = root:haclient:640',
      },
    ],
  });
}

function machinesStep(cluster: Cluster, host: string, first: string): Step {
  const machines = machinesOf(cluster).filter(({ hosts }) => hosts.includes(host));
  return step(host, `${machines.map(({ name }) => name).join(', ')}, and how they move to other hosts`, {
    files: machines.flatMap((machine) => machineSeed(cluster, machine)),
    copies: [...machines.flatMap(({ name }) => seedCopies(first, name)), ...hostCopies(first, host)],
    commands: [
      { run: `${prosaVm} cluster-define`, tells: true },
      {
        // A socket cannot be had while libvirtd runs without it. Machines do not feel that it ends.
        run: 'systemctl stop libvirtd.service && systemctl enable --now libvirtd-tls.socket && systemctl start libvirtd.service',
        unless: 'systemctl is-active --quiet libvirtd-tls.socket',
      },
    ],
  });
}

function configurationStep(cluster: Cluster, first: string): Step {
  const path = '/etc/prosa/cluster/configuration.xml';
  const areTogether = `crm_node --partition 2>/dev/null | wc -w | grep -qx ${cluster.hosts.length}`;
  return step(first, 'say what is to run', {
    files: [plannedFile(path, configurationText(cluster), '0600')],
    commands: [
      {
        run: waitFor(areTogether, `echo 'the hosts do not find together; see journalctl -u corosync -u pacemaker' >&2`),
        unless: areTogether,
      },
      {
        run: `cibadmin --replace --scope configuration --xml-file ${path} && cp ${path} ${path}.taken`,
        unless: `cmp -s ${path} ${path}.taken`,
      },
      // Not of the file: without the state of its hosts that warns of each, as it does for some seconds after they were told.
      { run: waitFor('crm_verify --live-check', 'crm_verify --live-check --verbose') },
    ],
  });
}
