import { copyFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { builtBundles } from '@prosa/testing/stack';
import { type Machine, machinesOf } from '../config/machines.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { keepalivedConf } from '../generate/keepalived.ts';
import { writeCommonLayer, writeOwnFiles } from '../lab/hosts/common-layer.ts';
import { LabHost } from '../lab/hosts/lab-host.ts';
import { outside } from '../lab/lab-plan.ts';
import { LabNetwork } from '../lab/net/lab-network.ts';
import { LabPlaces } from '../lab/places.ts';
import { startStackInside } from '../lab/stack/start-stack.ts';
import { debianRoot } from '../../vm-images/making/debian-root.ts';
import { addressRoot } from './recipe.ts';

const cluster = readClusterFile(join(import.meta.dirname, '../lab/cluster.yaml'));
const imageUnits = resolve(import.meta.dirname, '../../vm-images/guest/web-server/usr/lib/systemd/system');
const persistencePort = 7301;

/** How long a machine, or what is behind the gateways, may take to be there. */
const giveUpMs = 120_000;

/**
 * The gateways of a cluster and the address that people use, each gateway on a machine of its own that runs at its own speed: systemd in namespaces, without
 * emulation. keepalived has the configuration that `cluster-init` writes, and the gateway is started again as in its image. Needs root, cgroups of
 * version 2, the builds, and Debian's mmdebstrap for the first time; all is gone with this process.
 */
export class AddressLab implements AsyncDisposable {
  /** Where everything can be reached. */
  readonly network: LabNetwork;
  /** What people open. */
  readonly url = `http://${cluster.public.address}:8080`;
  readonly gateways: readonly LabHost[];
  readonly #stack: AsyncDisposableStack;

  private constructor(network: LabNetwork, gateways: readonly LabHost[], stack: AsyncDisposableStack) {
    this.network = network;
    this.gateways = gateways;
    this.#stack = stack;
  }

  /** All of it, healthy, with the address at one of them. `say` is told what takes long. */
  static async start(say: (line: string) => void): Promise<AddressLab> {
    const golden = await debianRoot(addressRoot, say);
    await using stack = new AsyncDisposableStack();
    const places = stack.use(new LabPlaces());
    const machines = machinesOf(cluster).filter(({ kind }) => kind === 'gateway');
    writeCommonLayer(places.common, golden, [], undefined);
    cpSync(join(builtBundles, 'gateway'), join(places.shared, 'gateway'), { recursive: true });
    copyFileSync(process.execPath, join(places.shared, 'node'));
    const network = stack.use(await LabNetwork.start());
    const gateways = machines.map((machine, index) => {
      const folder = places.own(machine.name);
      writeGateway(folder, machine, index + 1);
      const host = new LabHost({
        name: machine.name,
        address: machine.publicAddress ?? '',
        lower: [places.common, golden],
        folder,
        shared: places.shared,
        cgroup: places.cgroup(machine.name),
        outside: network.inside,
      });
      stack.defer(() => host.off());
      return host;
    });
    const behind = { service: 'persistence', address: outside.public, ports: [persistencePort] } as const;
    stack.use(await startStackInside(network.inside, behind));
    say(`persistence is at ${behind.address}:${persistencePort}`);
    const lab = new AddressLab(network, gateways, stack.move());
    await lab.allWell();
    return lab;
  }

  /** The gateway that has the address that people use. Throws when none has. */
  async holder(): Promise<LabHost> {
    for (const gateway of this.gateways) if (await hasAddress(gateway)) return gateway;
    throw new Error(`no gateway has ${cluster.public.address}`);
  }

  /** Switches on what is off, and resolves when every gateway is healthy and one has the address. Throws with what they say when that takes too long. */
  async allWell(): Promise<void> {
    for (const gateway of this.gateways) await gateway.on();
    for (const end = Date.now() + giveUpMs; ; await wait(200)) {
      const well = await Promise.all(this.gateways.map(isWell));
      if (well.every((isIt) => isIt) && (await this.holder().catch(() => undefined)) !== undefined) return;
      if (Date.now() > end) throw new Error(`not all gateways are well\n${await this.account()}`);
    }
  }

  /** What they wrote last. */
  async account(): Promise<string> {
    const script = 'ip -brief address; journalctl --no-pager --lines=40 --unit=prosa-gateway --unit=prosa-keepalived';
    const said = this.gateways
      .filter(({ cgroup }) => cgroup.init() !== undefined)
      .map(async (gateway) => `${gateway.name} says:\n${(await gateway.run(['sh', '-c', script])).stdout}`);
    return (await Promise.all(said)).join('\n');
  }

  /** Switches everything off and removes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }
}

async function hasAddress(gateway: LabHost): Promise<boolean> {
  if (gateway.cgroup.init() === undefined) return false;
  const { stdout } = await gateway.run(['ip', '-brief', 'address', 'show', 'br0']);
  return stdout.includes(`${cluster.public.address}/`);
}

/** A script: whether its gateway answers and its keepalived, which looks twice before, would take the address or has it. */
const askWell = [
  'busybox wget -q -T 2 -O /dev/null http://127.0.0.1:8080/readyz',
  'run=$(systemctl show --property=InvocationID --value prosa-keepalived)',
  `journalctl --output=cat _SYSTEMD_INVOCATION_ID="$run" | grep -o 'Entering [A-Z]* STATE' | tail -n 1 | grep -q 'BACKUP\\|MASTER'`,
].join(' && ');

async function isWell(gateway: LabHost): Promise<boolean> {
  if (gateway.cgroup.init() === undefined) return false;
  return (await gateway.run(['sh', '-c', askWell])).code === 0;
}

/** What its machine has before it is switched on for the first time. */
function writeGateway(folder: string, machine: Machine, number: number): void {
  writeOwnFiles(folder, machine.name, number);
  const units = join(folder, 'written/etc/systemd/system');
  const wanted = join(units, 'multi-user.target.wants');
  mkdirSync(wanted, { recursive: true });
  // A machine of the lab has one card, with a name of its own.
  writeFileSync(
    join(folder, 'written/etc/keepalived.conf'),
    keepalivedConf(cluster, machine).replaceAll('lan1', 'br0'),
  );
  const image = readFileSync(join(imageUnits, 'prosa-gateway.service'), 'utf8');
  const restarts = image.split('\n').filter((line) => /^(Restart|StartLimit)/.test(line));
  const gateway = [
    '[Unit]',
    ...restarts.filter((line) => line.startsWith('StartLimit')),
    '[Service]',
    'Environment=NODE_ENV=production HOST=0.0.0.0 PORT=8080 PROSA_SIGN_UP=open PROSA_LINK_PREVIEWS=off PROSA_LOG_LEVEL=warn',
    `Environment=PERSISTENCE_ADDRESSES=${outside.public}:${persistencePort} AI_ADDRESS=127.0.0.1:7302`,
    'ExecStart=/shared/node --max-semi-space-size=8 /shared/gateway/main.mjs',
    ...restarts.filter((line) => line.startsWith('Restart')),
  ];
  const keepalived = [
    '[Service]',
    'ExecStart=/usr/sbin/keepalived --dont-fork --log-console --vrrp --use-file=/etc/keepalived.conf',
    'Restart=on-failure',
    'RestartSec=2',
  ];
  for (const [name, lines] of Object.entries({ 'prosa-gateway': gateway, 'prosa-keepalived': keepalived })) {
    writeFileSync(join(units, `${name}.service`), `${lines.join('\n')}\n`);
    symlinkSync(`../${name}.service`, join(wanted, `${name}.service`));
  }
}
