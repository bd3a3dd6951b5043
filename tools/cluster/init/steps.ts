import { machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';
import { backupTimers, repositoryFiles } from '../generate/backup-units.ts';
import { cibText } from '../generate/cib.ts';
import { corosyncConf } from '../generate/corosync.ts';
import { databases, etcdConfig, etcdMembers } from '../generate/etcd.ts';
import { keepalivedConf } from '../generate/keepalived.ts';
import { patroniConfig } from '../generate/patroni.ts';
import { memberConf, repositoryName } from '../generate/pgbackrest.ts';
import { machineSettings } from '../generate/settings.ts';

/** A file that a host or a machine is to have. */
export interface PlannedFile {
  readonly path: string;
  /** As octal text. */
  readonly mode: string;
  readonly text: string;
}

/** What is done at one place, in this order: files, then commands, as root. */
export interface Step {
  /** Name of a host or machine. */
  readonly where: string;
  readonly what: string;
  readonly files: readonly PlannedFile[];
  readonly commands: readonly string[];
}

/** What belongs onto every host of a cluster (Debian 13). */
const hostPackages =
  'corosync pacemaker pacemaker-cli-utils resource-agents fence-agents libvirt-daemon-system libvirt-clients qemu-system-x86 qemu-utils';

/** Everything that makes a cluster of its description, in order. Nothing secret is in it. */
export function initSteps(cluster: Cluster): Step[] {
  const [first = ''] = cluster.hosts.map(({ name }) => name);
  const machines = machinesOf(cluster);
  return [
    ...cluster.hosts.map(({ name }) => hostStep(cluster, name)),
    ...voteStep(cluster),
    {
      where: first,
      what: 'make the keys that all hosts share, and take them to the others',
      files: [],
      commands: [
        'corosync-keygen -k /etc/corosync/authkey',
        'dd if=/dev/urandom of=/etc/pacemaker/authkey bs=4096 count=1',
        'chown root:haclient /etc/pacemaker/authkey && chmod 0640 /etc/pacemaker/authkey',
      ],
    },
    ...databases(cluster).map((machine) => ({
      where: machine.name,
      what: `database member ${machine.number} of ${cluster.machines.database.count}`,
      files: [
        file('/etc/prosa/settings', machineSettings(cluster, machine)),
        file('/etc/etcd/prosa.yaml', etcdConfig(cluster, machine)),
        file('/etc/patroni/prosa.yaml', patroniConfig(cluster, machine)),
        ...(cluster.backup ? [file('/etc/pgbackrest.conf', memberConf(cluster.backup, machine))] : []),
      ],
      commands: [],
    })),
    ...repositoryStep(cluster),
    ...machines
      .filter(({ kind }) => kind !== 'database')
      .map((machine) => ({
        where: machine.name,
        what: `holds the address that ${machine.kind === 'ai' ? 'gateways' : 'people'} use, or waits to`,
        files: [
          file('/etc/prosa/settings', machineSettings(cluster, machine)),
          file('/etc/keepalived/keepalived.conf', keepalivedConf(cluster, machine)),
        ],
        commands: [],
      })),
    ...cluster.hosts.map(({ name }) => ({
      where: name,
      what: 'start the cluster',
      files: [],
      commands: [`systemctl enable --now corosync${cluster.vote ? ' corosync-qdevice' : ''} pacemaker`],
    })),
    {
      where: first,
      what: 'say what is to run',
      files: [file('/etc/prosa/cluster/cib.xml', cibText(cluster), '0600')],
      commands: [
        'cibadmin --replace --xml-file /etc/prosa/cluster/cib.xml',
        'crm_resource --wait',
        'crm_verify --live-check', // not of the file: without the state of its hosts that warns of each
      ],
    },
  ];
}

/** What belongs to a cluster and has no step yet. */
export const missingSteps: readonly string[] = [
  'the machines as the cluster needs them: several of a kind, their definitions in /etc/prosa/cluster/machines, certificates in the name of each',
  'images with Patroni, etcd and keepalived in them, and packet filters that let them talk',
  'certificates with which libvirt moves machines between hosts (migration_transport=tls)',
];

function hostStep(cluster: Cluster, name: string): Step {
  const qdevice = cluster.vote === undefined ? '' : ' corosync-qdevice';
  return {
    where: name,
    what: 'software and the links between hosts',
    files: [file('/etc/corosync/corosync.conf', corosyncConf(cluster))],
    commands: [
      `apt-get install --no-install-recommends ${hostPackages}${qdevice}`,
      `test "$(uname -n)" = ${name}`, // Pacemaker knows hosts by that name
    ],
  };
}

function voteStep(cluster: Cluster): Step[] {
  if (cluster.vote === undefined) return [];
  const member = etcdMembers(cluster).find(({ name }) => name === 'vote');
  const isMember = member !== undefined;
  return [
    {
      where: 'vote',
      what: `the third vote${isMember ? ', of hosts and of databases' : ''}`,
      files: isMember ? [file('/etc/etcd/prosa.yaml', etcdConfig(cluster, member))] : [],
      commands: [
        `apt-get install --no-install-recommends corosync-qnetd${isMember ? ' etcd-server' : ''}`,
        'corosync-qnetd-certutil -i',
        'systemctl enable --now corosync-qnetd',
      ],
    },
  ];
}

function repositoryStep(cluster: Cluster): Step[] {
  const { backup } = cluster;
  if (backup === undefined) return [];
  return [
    {
      where: repositoryName,
      what: 'where the backups of PostgreSQL lie',
      files: repositoryFiles(cluster, backup).map(({ path, text }) => file(path, text)),
      commands: [
        'apt-get install --no-install-recommends pgbackrest',
        `install -d -m 0750 -o postgres -g postgres ${backup.folder}`,
        `systemctl enable --now pgbackrest ${backupTimers.join(' ')}`,
      ],
    },
  ];
}

function file(path: string, text: string, mode = '0644'): PlannedFile {
  return { path, mode, text };
}
