import { readNetwork } from '../config/ipv4.ts';
import { aiAddress, type Machine, machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';

/** An address that is on one machine of a kind that answers. */
interface Shared {
  readonly address: string;
  readonly network: string;
  /** The machine's card in that network. */
  readonly card: 'lan1' | 'lan2';
  /** Of the machines in that network; others there may have groups of their own. */
  readonly group: number;
  /** Asks the machine itself and nothing behind it: without a database every gateway would give its address away. */
  readonly check: string;
  readonly own: (machine: Machine) => string;
}

/**
 * keepalived.conf of a gateway or an ai: the address that people, or gateways, use is on one of them that answers, and on another `silentMs`
 * after that one fell silent (VRRP version 3). It is not a resource of Pacemaker, because that first has to fence a silent host; two
 * machines that both hold the address for a moment do no harm, as they keep nothing.
 */
export function keepalivedConf(cluster: Cluster, machine: Machine): string {
  const { kind, name, number } = machine;
  const { address, network, card, group, check, own } = sharedBy(cluster, kind === 'ai' ? 'ai' : 'gateway');
  const { prefixLength } = readNetwork(network);
  const peers = machinesOf(cluster).filter((other) => other.kind === kind && other.name !== name);
  return [
    'global_defs {',
    `  router_id ${name}`,
    '  vrrp_version 3',
    '  enable_script_security',
    '  script_user nobody',
    '}',
    `vrrp_script ${kind} {`,
    `  script "${check}"`,
    // One that is dead refuses at once, and has lost it two seconds later. One that is busy is asked with more patience: the other one would be as busy soon.
    '  interval 1',
    '  timeout 6',
    '  fall 2',
    '  rise 2',
    '}',
    'vrrp_instance shared {',
    `  interface ${card}`,
    `  virtual_router_id ${group}`,
    '  state BACKUP',
    '  nopreempt',
    `  priority ${100 - number}`,
    `  advert_int ${advertSeconds(cluster.public.silentMs)}`,
    `  unicast_src_ip ${own(machine)}`,
    '  unicast_peer {',
    ...peers.map((peer) => `    ${own(peer)}`),
    '  }',
    '  virtual_ipaddress {',
    `    ${address}/${prefixLength} dev ${card}`,
    '  }',
    '  track_script {',
    `    ${kind}`,
    '  }',
    '}',
    '',
  ].join('\n');
}

/**
 * How often the one that has it says so, seconds, of which VRRP counts hundredths: another one takes it after three of these and, with the priorities
 * here, 0.6 of a fourth (RFC 9568, Master_Down_Interval).
 */
function advertSeconds(silentMs: number): number {
  return Math.floor(silentMs / 36) / 100;
}

/**
 * Whether a program on this machine listens on a TCP port, of IPv4. One process without libraries or a shell, as it is asked every second, which a
 * machine without KVM feels. `0A` is a socket that listens (LISTEN, as the kernel shows it).
 */
export function listensCheck(port: number): string {
  const shown = port.toString(16).toUpperCase().padStart(4, '0');
  return `/usr/bin/busybox grep -q :${shown}.00000000:0000.0A /proc/net/tcp`;
}

function sharedBy(cluster: Cluster, kind: 'gateway' | 'ai'): Shared {
  if (kind === 'ai') {
    return {
      address: aiAddress(cluster),
      network: cluster.networks.machines,
      card: 'lan2',
      group: 52,
      check: listensCheck(7302),
      own: ({ address }) => address,
    };
  }
  return {
    address: cluster.public.address,
    network: cluster.networks.public,
    card: 'lan1',
    group: 51,
    check: '/usr/bin/busybox wget -q -T 5 -O /dev/null http://127.0.0.1:8080/healthz',
    own: ({ publicAddress = '' }) => publicAddress,
  };
}
