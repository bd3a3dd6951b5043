import type { Cluster } from '../config/schema.ts';
import { voteCertificates, voteName } from '../generate/certificates.ts';
import { databases, voteMember } from '../generate/etcd.ts';
import { plannedFile } from '../generate/planned-file.ts';
import { voteEtcdFiles, voteEtcdUnit } from '../generate/vote-files.ts';
import { installed, reloaded, runningWith, waitFor } from './commands.ts';
import { voteCopies } from './copies.ts';
import { etcdJoin } from './etcd-join.ts';
import { hasAddress, hasWay, isDebian13, isRoot } from './host-needs.ts';
import { type Command, type Copy, type Requirement, type Step, step } from './step.ts';

/** Machines without KVM take minutes to boot. */
const bootSeconds = 900;

const qnetd = '/etc/corosync/qnetd/nssdb';
const qdevice = '/etc/corosync/qdevice/net';
const authority = { vote: `${qnetd}/qnetd-cacert.crt`, host: `${qdevice}/qnetd-cacert.crt` };
const request = { vote: '/etc/prosa/vote/hosts.crq', host: `${qdevice}/nssdb/qdevice-net-node.crq` };
const certificateWithKey = `${qdevice}/nssdb/qdevice-net-node.p12`;
const options = '/etc/default/corosync-qnetd';

/** What the machine of the third vote has to have before anything is changed; no step without one. */
export function voteRequirements(cluster: Cluster): Step[] {
  const { vote, hosts, name } = cluster;
  if (vote === undefined) return [];
  const isMember = voteMember(cluster) !== undefined;
  const asked = [...hosts, ...(isMember ? databases(cluster) : [])];
  return [
    step(voteName, 'what the machine of the third vote has to have', {
      requirements: [
        isRoot,
        isDebian13,
        hasAddress(vote.address, 'vote.address', 'hosts'),
        ...asked.map(({ name: whom, address }) => hasWay(whom, address)),
        {
          test: `test ! -e ${signed(cluster)} || test -e ${request.vote}`,
          otherwise: `another cluster that is called ${name} has its vote here already`,
        },
        ...(isMember
          ? [
              {
                test: '! systemctl is-active --quiet etcd',
                otherwise: 'another etcd runs here already (etcd.service), where this one would be in its way',
              },
            ]
          : []),
      ],
    }),
  ];
}

/** What a host needs for the third vote, and that the cluster is not one that was made without it. */
export function voteNeeds({ vote }: Cluster): Requirement[] {
  if (vote === undefined) return [];
  return [
    hasWay('the third vote', vote.address),
    {
      test: `test ! -e /etc/prosa/cluster/configuration.xml.taken || grep -qE '^ +host: ${vote.address}$' /etc/corosync/corosync.conf`,
      otherwise: `this cluster was made without a third vote at ${vote.address}: one is neither added nor moved later`,
    },
  ];
}

/**
 * The machine of the third vote with an authority of its own, and the one certificate by which it knows the hosts, in the order of
 * corosync-qdevice-net-certutil(8). `first` is the host that makes its key.
 */
export function voteSteps(cluster: Cluster, first: string): Step[] {
  if (cluster.vote === undefined) return [];
  const { name } = cluster;
  const others = cluster.hosts.map((host) => host.name).filter((host) => host !== first);
  const isMember = voteMember(cluster) !== undefined;
  return [
    step(voteName, 'software of the third vote', {
      // Nobody without a certificate (`req`, not `required`, as its man page has it). Before the package, which starts it.
      files: [plannedFile(options, 'COROSYNC_QNETD_OPTIONS="-s req"\n')],
      commands: [
        ...(isMember ? [debiansEtcdOff] : []),
        installed(['corosync-qnetd', ...(isMember ? ['etcd-client', 'etcd-server'] : [])]),
        { run: 'corosync-qnetd-certutil -i -G', unless: `test -s ${authority.vote}` },
      ],
    }),
    step(first, 'the key that the hosts show the third vote', {
      copies: [authorityCopy],
      commands: [
        authorityTaken,
        { run: `corosync-qdevice-net-certutil -r -n ${name}`, unless: `test -s ${request.host}` },
      ],
    }),
    step(voteName, 'a certificate for the hosts', {
      copies: [{ from: first, source: request.host, path: request.vote, mode: '0644', isKept: true }],
      commands: [
        { run: `corosync-qnetd-certutil -s -c ${request.vote} -n ${name}`, unless: `test -s ${signed(cluster)}` },
        runningWith('corosync-qnetd', [options, authority.vote], '/etc/prosa/vote/qnetd.taken'),
      ],
    }),
    step(first, 'the certificate for the third vote', {
      copies: [{ from: voteName, source: signed(cluster), path: `${qdevice}/cluster.crt`, mode: '0644' }],
      commands: [
        {
          run: `corosync-qdevice-net-certutil -M -c ${qdevice}/cluster.crt`,
          unless: `test -s ${certificateWithKey}`,
        },
      ],
    }),
    ...others.map((host) =>
      step(host, 'the certificate for the third vote, and its key', {
        copies: [
          authorityCopy,
          { from: first, source: certificateWithKey, path: `${qdevice}/cluster.p12`, mode: '0600' },
        ],
        commands: [
          authorityTaken,
          {
            run: `corosync-qdevice-net-certutil -m -c ${qdevice}/cluster.p12`,
            unless: `certutil -d ${qdevice}/nssdb -L -n 'Cluster Cert'`,
          },
        ],
      }),
    ),
  ];
}

/** The third member of etcd, where there are two databases. It is up when a database is. */
export function voteEtcdSteps(cluster: Cluster, first: string): Step[] {
  const files = voteEtcdFiles(cluster).map(({ path, text }) => plannedFile(path, text));
  if (files.length === 0) return [];
  const shown = [...files.map(({ path }) => path), ...Object.values(voteCertificates)];
  return [
    step(voteName, 'the third member of etcd', {
      copies: voteCopies(first),
      files,
      commands: [
        reloaded([voteEtcdUnit]),
        etcdJoin(cluster),
        runningWith(voteEtcdUnit, shown, '/etc/prosa/vote/etcd.taken', false),
      ],
    }),
  ];
}

/** Waits on each host until the third vote has been had. */
export function voteIsHeard({ vote }: Cluster): Command[] {
  if (vote === undefined) return [];
  const isHeard = "corosync-qdevice-tool -s | grep -qE '^State:[[:space:]]+Connected$'";
  const why = `echo 'the third vote (${vote.address}, port 5403) does not answer; see journalctl -u corosync-qdevice' >&2`;
  return [{ run: waitFor(isHeard, why), unless: isHeard }];
}

/** When the cluster runs: the databases and the third member of etcd find together. */
export function voteDecides(cluster: Cluster): Step[] {
  if (voteMember(cluster) === undefined) return [];
  const isUp = `systemctl is-active --quiet ${voteEtcdUnit}`;
  const why = `echo 'no database can be asked at its port 2380, or none comes here; see journalctl -u ${voteEtcdUnit}' >&2`;
  return [
    step(voteName, 'etcd finds together', { commands: [{ run: waitFor(isUp, why, bootSeconds), unless: isUp }] }),
  ];
}

/** Where corosync-qnetd keeps what it signed for a cluster. */
function signed({ name }: Cluster): string {
  return `${qnetd}/cluster-${name}.crt`;
}

/** Debian would start one with data of its own. */
const debiansEtcdOff: Command = {
  run: 'systemctl mask etcd',
  unless: 'test "$(systemctl is-enabled etcd 2>/dev/null)" = masked',
};

const authorityCopy: Copy = { from: voteName, source: authority.vote, path: authority.host, mode: '0644' };

/** A host believes the vote by its authority; a vote that was made anew has another one, and all that hosts had of the old is worth nothing. */
const authorityTaken: Command = {
  run: `systemctl stop corosync-qdevice; rm -rf ${qdevice}/nssdb && corosync-qdevice-net-certutil -i -c ${authority.host} && cp ${authority.host} ${qdevice}/nssdb/prosa-authority`,
  unless: `cmp -s ${authority.host} ${qdevice}/nssdb/prosa-authority`,
};
