import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readClusterFile } from '../config/read-cluster.ts';
import { accessBy, type HostAccess } from '../drive/host-access.ts';
import { carryOut } from '../init/carry-out.ts';
import type { Step } from '../init/step.ts';
import { writeCommonLayer } from '../lab/hosts/common-layer.ts';
import { LabHost } from '../lab/hosts/lab-host.ts';
import { LabNetwork } from '../lab/net/lab-network.ts';
import { listenInside } from '../lab/net/listen-inside.ts';
import { LabPlaces } from '../lab/places.ts';
import { succeedInside } from '../lab/program.ts';
import { RedfishServer } from '../lab/redfish/redfish-server.ts';
import { debianRoot } from '../../vm-images/making/debian-root.ts';
import { type LabMachine, labMachines, switchOn, writeMachine, writeWaitingUnits } from './lab-machine.ts';
import { voteRoot } from './recipe.ts';

/** The cluster that the machines are to become. */
export const cluster = readClusterFile(join(import.meta.dirname, 'cluster.yaml'));

const clean = ['env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'HOME=/root', 'LC_ALL=C.UTF-8'];

interface PlacedMachine extends LabMachine {
  readonly host: LabHost;
  /** Another machine in its place, switched off, that knows nothing. */
  readonly another: () => PlacedMachine;
}

/** How long anything may take before it is given up; what it took is a figure, not a test. */
const giveUpMs = 120_000;

/**
 * Two hosts, the machine of the third vote, and two machines that stand for the databases, within one machine, on a switch that also routes between their
 * networks. Nothing of it touches the machine outside, and all is gone with this process. Needs root, cgroups of version 2, and Debian's mmdebstrap for
 * the first time.
 */
export class VoteLab implements AsyncDisposable {
  /** The fence devices of the hosts. */
  readonly redfish: RedfishServer;
  readonly #machines: Map<string, PlacedMachine>;
  readonly #network: LabNetwork;
  readonly #stack: AsyncDisposableStack;

  private constructor(
    machines: Map<string, PlacedMachine>,
    redfish: RedfishServer,
    network: LabNetwork,
    stack: AsyncDisposableStack,
  ) {
    this.redfish = redfish;
    this.#machines = machines;
    this.#network = network;
    this.#stack = stack;
  }

  /** Machines that are up and know nothing of each other. `say` is told what takes long. */
  static async start(say: (line: string) => void): Promise<VoteLab> {
    const golden = await debianRoot(voteRoot, say);
    await using stack = new AsyncDisposableStack();
    const places = stack.use(new LabPlaces());
    writeCommonLayer(places.common, golden, cluster.hosts, undefined);
    writeWaitingUnits(places.common);
    const network = stack.use(await LabNetwork.start());
    await succeedInside(network.inside, ['sh', '-c', 'echo 1 >/proc/sys/net/ipv4/ip_forward']);
    const place = (machine: LabMachine, number: number): PlacedMachine => {
      const { name, address } = machine;
      const folder = places.own(name);
      rmSync(folder, { recursive: true, force: true });
      writeMachine(folder, machine, number);
      const host = new LabHost({
        name,
        address,
        lower: [places.common, golden],
        folder,
        shared: places.shared,
        cgroup: places.cgroup(name),
        outside: network.inside,
      });
      return { ...machine, host, another: () => place(machine, number) };
    };
    const machines = labMachines(cluster).map((machine, index) => place(machine, index + 1));
    // Also another one in its place: they are one by name.
    for (const { host } of machines) stack.defer(() => host.off());
    const redfish = stack.use(
      await RedfishServer.start(
        places.folder,
        machines.map(({ host }) => host),
      ),
    );
    await listenInside(network, redfish.socket, () => undefined);
    await Promise.all(machines.map((machine) => switchOn(machine.host, machine)));
    const byName = new Map(machines.map((machine) => [machine.name, machine]));
    return new VoteLab(byName, redfish, network, stack.move());
  }

  /** A machine of that name. Throws when there is none. */
  machine(name: string): LabHost {
    return this.#placed(name).host;
  }

  /** Switches a machine on; resolves when systemd is up. */
  async on(name: string): Promise<void> {
    await switchOn(this.machine(name), this.#placed(name));
  }

  /** A machine's power goes, and nobody hears a word of it: its connections are never closed. */
  async off(name: string): Promise<void> {
    await this.machine(name).cable(false);
    await this.machine(name).off();
  }

  /** A machine is lost for good, with its disk; another one stands in its place that knows nothing, and is on. */
  async lose(name: string): Promise<void> {
    await this.off(name);
    this.#machines.set(name, this.#placed(name).another());
    await this.on(name);
  }

  /** Two machines no longer reach each other, but all others; a machine that was switched off and on reaches all again. */
  async cut(one: string, other: string): Promise<void> {
    for (const name of [one, other])
      await succeedInside(this.#network.inside, ['bridge', 'link', 'set', 'dev', `v-${name}`, 'isolated', 'on']);
  }

  /** The way onto a machine, as cluster-init has it. Throws when that is off. */
  access(name: string): HostAccess {
    return accessBy([...this.machine(name).prefix(), ...clean]);
  }

  /** Carries steps out as cluster-init does, and answers how many changes that were. */
  async carryOut(steps: readonly Step[], say: (line: string) => void): Promise<number> {
    const bundle = { file: 'none', release: 'none', key: undefined };
    return carryOut(steps, { access: (name) => this.access(name), bundle, say });
  }

  /** Asks again and again, and answers when it was so (milliseconds since 1970). Throws with how it stands when it takes too long. */
  async until(what: string, isSo: () => Promise<boolean>): Promise<number> {
    for (const end = Date.now() + giveUpMs; ; await wait(100)) {
      if (await isSo()) return Date.now();
      if (Date.now() > end) throw new Error(`given up after ${giveUpMs / 1000} s: ${what}\n${await this.account()}`);
    }
  }

  /** How it stands, for whoever has to find out why something was not as it should be. */
  async account(): Promise<string> {
    const lines = this.redfish.records.slice(-10).map((record) => JSON.stringify(record));
    for (const { name, host } of this.#machines.values()) {
      if (host.cgroup.init() === undefined) continue;
      const script =
        'crm_mon --one-shot --inactive; corosync-quorumtool -s; corosync-qdevice-tool -s; journalctl --no-pager -n 30 -u "corosync*" -u prosa-etcd';
      const { stdout, stderr } = await this.access(name).shell.run(script);
      lines.push(`${name} says:`, stdout, stderr);
    }
    return lines.join('\n');
  }

  #placed(name: string): PlacedMachine {
    const machine = this.#machines.get(name);
    if (machine === undefined) throw new Error(`no machine ${name}`);
    return machine;
  }

  /** Switches everything off and removes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }
}
