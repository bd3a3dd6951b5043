import type { HostName } from './hosts/common-layer.ts';
import { type GuestPlan, guestMemoryMiB, hostMemoryMiB, publicAddress } from './lab-plan.ts';
import { outsideAddress } from './net/lab-network.ts';
import { operator } from './redfish/redfish-server.ts';

/** corosync.conf of a lab. */
export function corosyncConf(hosts: readonly HostName[]): string {
  const nodes = hosts.map(
    ({ name, address }, index) =>
      `  node {\n    name: ${name}\n    nodeid: ${index + 1}\n    ring0_addr: ${address}\n  }\n`,
  );
  return `totem {
  version: 2
  cluster_name: lab
  transport: knet
  crypto_cipher: aes256
  crypto_hash: sha256
  token: 1000
}
nodelist {
${nodes.join('')}}
quorum {
  provider: corosync_votequorum
}
logging {
  to_logfile: no
  to_syslog: yes
}
`;
}

/** The configuration of Pacemaker for a lab, for `cibadmin --replace --scope configuration`. */
export function configuration(hosts: readonly HostName[], guests: readonly GuestPlan[]): string {
  const properties = {
    'stonith-enabled': 'true',
    'no-quorum-policy': 'freeze',
    'placement-strategy': 'balanced',
  };
  return [
    '<configuration>',
    `<crm_config>${pairs('cluster_property_set', 'properties', properties)}</crm_config>`,
    `<nodes>${hosts.map(node).join('\n')}</nodes>`,
    `<resources>${[...hosts.map(fence), ...guests.map(guest), address()].join('\n')}</resources>`,
    `<constraints>${[...hosts.map(fencedByOthers), ...apart(guests)].join('\n')}</constraints>`,
    `<rsc_defaults>${pairs('meta_attributes', 'defaults', { 'resource-stickiness': '100' })}</rsc_defaults>`,
    '</configuration>',
  ].join('\n');
}

function node({ name }: HostName, index: number): string {
  const room = { hv_memory: String(hostMemoryMiB), cpu: '8' };
  return `<node id="${index + 1}" uname="${name}">${pairs('utilization', `${name}-utilization`, room)}</node>`;
}

function fence({ name }: HostName): string {
  const parameters = {
    ip: outsideAddress,
    username: operator.user,
    password: operator.password,
    systems_uri: `/redfish/v1/Systems/${name}`,
    ssl_insecure: '1',
    pcmk_host_list: name,
    pcmk_host_check: 'static-list',
  };
  return `<primitive id="fence-${name}" class="stonith" type="fence_redfish">
${pairs('instance_attributes', `fence-${name}-parameters`, parameters)}
<operations>${operation(`fence-${name}`, 'monitor', '60s', '20s')}</operations>
</primitive>`;
}

function fencedByOthers({ name }: HostName): string {
  return `<rsc_location id="fence-${name}-elsewhere" rsc="fence-${name}" node="${name}" score="-INFINITY"/>`;
}

function guest({ name }: GuestPlan): string {
  const parameters = {
    config: `/shared/${name}.xml`,
    hypervisor: 'qemu:///system',
    migration_transport: 'tcp',
    // The disk is the same file on every host.
    migrate_options: '--p2p --unsafe',
    autoset_utilization_cpu: 'false',
    autoset_utilization_hv_memory: 'false',
    autoset_utilization_host_memory: 'false',
  };
  return `<primitive id="${name}" class="ocf" provider="heartbeat" type="VirtualDomain">
${pairs('meta_attributes', `${name}-meta`, { 'allow-migrate': 'true' })}
${pairs('instance_attributes', `${name}-parameters`, parameters)}
${pairs('utilization', `${name}-utilization`, { hv_memory: String(guestMemoryMiB), cpu: '1' })}
<operations>${[
    operation(name, 'monitor', '10s', '30s'),
    operation(name, 'start', '0s', '90s'),
    operation(name, 'stop', '0s', '60s'),
    operation(name, 'migrate_to', '0s', '120s'),
    operation(name, 'migrate_from', '0s', '60s'),
  ].join('')}</operations>
</primitive>`;
}

function address(): string {
  return `<primitive id="public-address" class="ocf" provider="heartbeat" type="IPaddr2">
${pairs('instance_attributes', 'public-address-parameters', { ip: publicAddress, cidr_netmask: '24', nic: 'br0' })}
<operations>${operation('public-address', 'monitor', '10s', '20s')}</operations>
</primitive>`;
}

/** Two guests of a kind are never on one host. */
function apart(guests: readonly GuestPlan[]): string[] {
  return guests.flatMap((one, index) =>
    guests
      .slice(0, index)
      .filter(({ kind }) => kind === one.kind)
      .map(
        ({ name }) =>
          `<rsc_colocation id="${one.name}-apart-from-${name}" rsc="${one.name}" with-rsc="${name}" score="-INFINITY"/>`,
      ),
  );
}

function operation(resource: string, name: string, interval: string, timeout: string): string {
  return `<op id="${resource}-${name}" name="${name}" interval="${interval}" timeout="${timeout}"/>`;
}

function pairs(set: string, id: string, values: Readonly<Record<string, string>>): string {
  const inside = Object.entries(values).map(
    ([name, value]) => `<nvpair id="${id}-${name}" name="${name}" value="${value}"/>`,
  );
  return `<${set} id="${id}">${inside.join('')}</${set}>`;
}
