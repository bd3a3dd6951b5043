import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';
import { voteName } from '../generate/certificates.ts';
import { writeOwnFiles } from '../lab/hosts/common-layer.ts';
import type { LabHost } from '../lab/hosts/lab-host.ts';
import { outside } from '../lab/lab-plan.ts';

/** How long systemd may take to be up. */
const bootLimitMs = 120_000;

/** `prosa-vm`, which a host has of the images. */
const hostTools = resolve(import.meta.dirname, '../../vm-images/host');

/** The engines that each kind of machine starts when it boots. */
const engines = {
  host: ['corosync', 'corosync-qdevice', 'pacemaker'],
  vote: ['corosync-qnetd'],
  database: [],
} as const;

/** A machine of a lab with a third vote. */
export interface LabMachine {
  readonly name: string;
  readonly address: string;
  readonly kind: keyof typeof engines;
  /** A network that is behind the lab's router for it, and the router. */
  readonly way?: readonly [network: string, router: string];
}

/** Hosts, the machine of the third vote, and a machine for each database. */
export function labMachines(cluster: Cluster): LabMachine[] {
  const { hosts, vote, networks } = cluster;
  const databases = machinesOf(cluster).filter(({ kind }) => kind === 'database');
  const voteAddress = vote?.address ?? '';
  return [
    ...hosts.map(({ name, address }) => ({ name, address, kind: 'host' as const })),
    { name: voteName, address: voteAddress, kind: 'vote', way: [networks.machines, outside.hosts] },
    ...databases.map(({ name, address }): LabMachine => ({
      name,
      address,
      kind: 'database',
      way: [voteAddress, vote?.router ?? ''],
    })),
  ];
}

/** Writes what a machine has before it is switched on for the first time: nothing starts that it is not there for. */
export function writeMachine(folder: string, { name, kind }: LabMachine, number: number): void {
  writeOwnFiles(folder, name, number);
  const written = join(folder, 'written');
  const units = join(written, 'etc/systemd/system');
  mkdirSync(units, { recursive: true });
  const own: readonly string[] = engines[kind];
  for (const unit of Object.values(engines).flat())
    if (!own.includes(unit)) symlinkSync('/dev/null', join(units, `${unit}.service`));
  if (kind === 'host')
    cpSync(hostTools, join(written, 'var/lib/libvirt/images/prosa-cluster/current/host'), { recursive: true });
}

/** Units that wait until cluster-init has been there, as on machines on which their packages are not yet. */
export function writeWaitingUnits(common: string): void {
  for (const unit of ['corosync-qdevice', 'etcd']) {
    const path = join(common, `etc/systemd/system/${unit}.service.d/lab.conf`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '[Unit]\nConditionPathExists=/etc/corosync/authkey\n');
  }
}

/** Switches a machine on and waits until systemd is up; it has its way then. Throws when that takes too long. */
export async function switchOn(host: LabHost, { way }: Pick<LabMachine, 'way'>): Promise<void> {
  await host.on();
  let isOnItsWay = way === undefined;
  for (const end = Date.now() + bootLimitMs; ; await wait(200)) {
    if (host.cgroup.init() !== undefined) {
      // Not when all is up: etcd is only with the others.
      if (way !== undefined && !isOnItsWay)
        isOnItsWay = (await host.run(['ip', 'route', 'replace', way[0], 'via', way[1]])).code === 0;
      const { stdout } = await host.run(['systemctl', 'is-system-running']);
      if (isOnItsWay && /running|degraded/.test(stdout)) break;
    }
    if (Date.now() > end) throw new Error(`${host.name} does not come up`);
  }
}
