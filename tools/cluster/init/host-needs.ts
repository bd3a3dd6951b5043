import type { Cluster } from '../config/schema.ts';
import type { Requirement } from './step.ts';

/** Debian's packages on every host of a cluster; fence agents come one by one. */
export function neededPackages({ hosts, vote }: Cluster): string[] {
  const agents = hosts.flatMap(({ fence }) => fence.map(({ agent }) => agent));
  return [
    'corosync',
    ...(vote ? ['corosync-qdevice'] : []),
    ...new Set(agents.map((agent) => agent.replaceAll('_', '-').replace(/^fence-/, 'fence-agents-'))),
    'iproute2',
    'libvirt-clients',
    'libvirt-daemon-system',
    'openssl',
    'pacemaker',
    'pacemaker-cli-utils',
    'qemu-system-x86',
    'qemu-utils',
    'resource-agents',
    'xz-utils',
  ];
}

/** Steps change packages and files of the system. */
export const isRoot: Requirement = { test: 'test "$(id -u)" = 0', otherwise: 'this is not root' };

/** The release whose packages are installed. */
export const isDebian13: Requirement = {
  test: 'grep -qx "VERSION_CODENAME=trixie" /etc/os-release',
  otherwise: 'this is not Debian 13, whose Corosync, Pacemaker, libvirt and pgBackRest were tried',
};

/** A machine elsewhere has the address by which `who` look for it; `setting` is where cluster.yaml has it. */
export function hasAddress(address: string, setting: string, who: string): Requirement {
  return {
    test: `ip -brief address | grep -qF ' ${address}/'`,
    otherwise: `this machine does not have ${address} (${setting}), where ${who} look for it`,
  };
}

/** The network leads to `whom`. */
export function hasWay(whom: string, address: string): Requirement {
  return { test: `ip route get ${address}`, otherwise: `no way leads from here to ${whom} (${address})` };
}

/** What nobody but the owner of a host can give it. */
export function hostRequirements({ networks: { bridges } }: Cluster, host: string): Requirement[] {
  return [
    isRoot,
    {
      test: `test "$(uname -n)" = ${host}`, // Pacemaker knows hosts by that name
      otherwise: `the host has another name; hostnamectl hostname ${host}`,
    },
    isDebian13,
    ...[...new Set(Object.values(bridges))].map((bridge) => ({
      test: `test -d /sys/class/net/${bridge}/bridge`,
      otherwise: `there is no bridge ${bridge} for machines to be on (networks.bridges)`,
    })),
  ];
}

/** A fence device is worked by every other host, which asks a program there for its password. */
export function fenceRequirements({ hosts }: Cluster, host: string): Requirement[] {
  const scripts = hosts
    .filter(({ name }) => name !== host)
    .flatMap(({ name, fence }) => fence.map(({ passwordScript }) => ({ name, passwordScript })));
  return scripts.flatMap(({ name, passwordScript }) =>
    passwordScript === undefined
      ? []
      : [
          {
            test: `test -x ${passwordScript}`,
            otherwise: `${passwordScript}, which prints the password of the fence device of ${name}, is no program here`,
          },
        ],
  );
}
