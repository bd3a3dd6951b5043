import { readNetwork } from '../config/ipv4.ts';
import { type Machine, machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';

/**
 * keepalived.conf of a gateway: the address that people use is on one gateway that answers, and on another about a second after that one
 * fell silent (VRRP version 3). It is not a resource of Pacemaker, because that first has to fence a silent host; two
 * gateways that both hold the address for a moment do no harm, as they keep nothing.
 */
export function keepalivedConf(cluster: Cluster, { name, number, publicAddress = '' }: Machine): string {
  const { prefixLength } = readNetwork(cluster.networks.public);
  const peers = machinesOf(cluster).filter((machine) => machine.kind === 'gateway' && machine.name !== name);
  return [
    'global_defs {',
    `  router_id ${name}`,
    '  vrrp_version 3',
    '  enable_script_security',
    '  script_user nobody',
    '}',
    // The gateway itself, not what is behind it: without a database every gateway would give the address away.
    'vrrp_script gateway {',
    '  script "/usr/bin/busybox wget -q -T 1 -O /dev/null http://127.0.0.1:8080/healthz"',
    '  interval 1',
    '  timeout 1',
    '  fall 1',
    '  rise 2',
    '}',
    'vrrp_instance people {',
    '  interface lan1',
    '  virtual_router_id 51',
    '  state BACKUP',
    '  nopreempt',
    `  priority ${100 - number}`,
    '  advert_int 0.3',
    `  unicast_src_ip ${publicAddress}`,
    '  unicast_peer {',
    ...peers.map((peer) => `    ${peer.publicAddress}`),
    '  }',
    '  virtual_ipaddress {',
    `    ${cluster.public.address}/${prefixLength} dev lan1`,
    '  }',
    '  track_script {',
    '    gateway',
    '  }',
    '}',
    '',
  ].join('\n');
}
