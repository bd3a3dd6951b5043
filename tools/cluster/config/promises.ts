import { addressComplaints } from './addresses.ts';
import { isHostOf } from './ipv4.ts';
import { allowedHosts, databaseVote } from './machines.ts';
import type { Complaint } from './mistake.ts';
import { roomComplaints } from './room.ts';
import { type Cluster, kinds } from './schema.ts';

/** Why a cluster, though each of its values is possible, could not keep what it promises: to outlive any one host. */
export function brokenPromises(cluster: Cluster): Complaint[] {
  const found = [
    ...nameComplaints(cluster),
    ...voteComplaints(cluster),
    ...fenceComplaints(cluster),
    ...copyComplaints(cluster),
    ...backupComplaints(cluster),
    ...addressComplaints(cluster),
  ];
  // Where there are not enough hosts, what has no place there is said already.
  return found.length > 0 ? found : roomComplaints(cluster);
}

function nameComplaints({ hosts, vote, backup }: Cluster): Complaint[] {
  const elsewhere = [...(vote === undefined ? [] : ['vote']), ...(backup === undefined ? [] : ['backup'])];
  return hosts.flatMap(({ name }, index): Complaint[] => {
    const path = ['hosts', index, 'name'];
    if (elsewhere.includes(name)) return [{ path, text: `${name} is what the machine elsewhere is called` }];
    const isFirst = hosts.findIndex((other) => other.name === name) === index;
    return isFirst ? [] : [{ path, text: `${name} is another host's name already` }];
  });
}

function voteComplaints(cluster: Cluster): Complaint[] {
  const { hosts, vote, networks, unattendedFailover } = cluster;
  const alone = hosts.length === 2 && vote === undefined;
  if (alone && unattendedFailover) {
    return [
      {
        path: ['hosts'],
        text:
          'two hosts alone cannot know which of them is cut off: give a third vote (vote.address, a small machine elsewhere), ' +
          'a third host, or set unattendedFailover: false, and a person decides',
      },
    ];
  }
  if (!alone && !unattendedFailover) {
    return [{ path: ['unattendedFailover'], text: 'may be false only for two hosts without a third vote' }];
  }
  if (vote !== undefined && hosts.length % 2 === 1) {
    return [
      { path: ['vote'], text: `${hosts.length} hosts decide by themselves; a vote is for an even number of hosts` },
    ];
  }
  return wayComplaints('vote', databaseVote(cluster), networks.machines);
}

/** A machine elsewhere that databases have to get to. */
function wayComplaints(key: string, place: Cluster['vote'], network: string): Complaint[] {
  if (place === undefined || place.router !== undefined || isHostOf(place.address, network)) return [];
  const text = `databases do not get to ${place.address}, which is not in ${network}: give the address of a router there`;
  return [{ path: [key, 'router'], text }];
}

/** Options by which agents take secrets: the file, and the cluster's own state that every host has, hold none. */
const secretOptions = /^(passw(or)?d|identity.?file|token|key)$/i;

function fenceComplaints({ hosts, unattendedFailover }: Cluster): Complaint[] {
  return hosts.flatMap(({ name, fence }, index): Complaint[] => {
    if (fence.length === 0 && unattendedFailover) {
      const text = `${name} has no fence device: without one nobody can know that it is off before its machines start elsewhere`;
      return [{ path: ['hosts', index, 'fence'], text }];
    }
    return fence.flatMap(({ options }, level) =>
      Object.keys(options)
        .filter((option) => secretOptions.test(option))
        .map((option) => ({
          path: ['hosts', index, 'fence', level, 'options', option],
          text: 'a secret does not belong in this file: give passwordScript, a program on the hosts that prints it',
        })),
    );
  });
}

function backupComplaints({ backup, vote, networks }: Cluster): Complaint[] {
  if (backup === undefined) return [];
  const { address, router, folder, fullEveryDays, keepDays } = backup;
  const found = wayComplaints('backup', backup, networks.machines);
  const other = vote?.address === address ? vote.router : undefined;
  if (router !== undefined && other !== undefined && router !== other) {
    const text = `leads to the same machine as vote.router, which is ${other}: there can be one way only`;
    found.push({ path: ['backup', 'router'], text });
  }
  if (/^\/*$|(^|\/)\.{1,2}(\/|$)/.test(folder)) {
    found.push({ path: ['backup', 'folder'], text: 'must be a folder of its own' });
  }
  if (keepDays < fullEveryDays) {
    const text = `a backup of everything comes every ${fullEveryDays} days and has to be kept until the next`;
    found.push({ path: ['backup', 'keepDays'], text });
  }
  return found;
}

function copyComplaints(cluster: Cluster): Complaint[] {
  const names = cluster.hosts.map(({ name }) => name);
  const found = kinds.flatMap((kind): Complaint[] => {
    const { count, hosts = [] } = cluster.machines[kind];
    const path = ['machines', kind];
    const unknown = hosts.flatMap((name, index) =>
      names.includes(name) ? [] : [{ path: [...path, 'hosts', index], text: `there is no host ${name}` }],
    );
    if (unknown.length > 0) return unknown;
    const places = allowedHosts(cluster, kind).length;
    if (count > places) {
      const text = `${count} machines of one kind stand on hosts of their own, but only ${places} hosts may have them`;
      return [{ path: [...path, 'count'], text }];
    }
    if (places < 2) return [{ path: [...path, 'hosts'], text: 'one host alone cannot be outlived: name at least two' }];
    return [];
  });
  const { count } = cluster.machines.database;
  const two = count === 2 && cluster.hosts.length === 2;
  if (count % 2 === 0 && !two) {
    const text = 'must be 3, 5, 7 or 9 members, of which more than half decide (2 only on two hosts)';
    found.push({ path: ['machines', 'database', 'count'], text });
  }
  if (count === 1) {
    found.push({ path: ['machines', 'database', 'count'], text: 'one member alone keeps every message on one disk' });
  }
  return found;
}
