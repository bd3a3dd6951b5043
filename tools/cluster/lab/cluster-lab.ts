import { setTimeout as wait } from 'node:timers/promises';
import { readView } from '../drive/cluster-view.ts';
import { corosyncConf } from '../generate/corosync.ts';
import { configuration } from './cluster-state.ts';
import { writeGuests } from './guests/write-guests.ts';
import { writeCommonLayer } from './hosts/common-layer.ts';
import type { LabHost } from './hosts/lab-host.ts';
import { placeHost } from './hosts/place-host.ts';
import { cluster } from './lab-plan.ts';
import { LabNetwork } from './net/lab-network.ts';
import { listenInside } from './net/listen-inside.ts';
import { LabPlaces } from './places.ts';
import { RedfishServer } from './redfish/redfish-server.ts';
import { hostRoot } from './root/recipe.ts';
import { debianRoot } from '../../vm-images/making/debian-root.ts';

/** Longest time that three hosts may take to find together, on a machine with much else to do. */
const limitMs = 240_000;

/** What a lab is made of. */
interface Parts {
  /** The hosts by name. */
  readonly hosts: ReadonlyMap<string, LabHost>;
  /** The fence devices. */
  readonly redfish: RedfishServer;
  /** The switch between the hosts. */
  readonly network: LabNetwork;
  /** Where the golden root lies, for programs outside the hosts. */
  readonly golden: string;
}

/**
 * Three hosts within one machine, each with systemd, libvirt, Corosync and Pacemaker, a network between them, fence devices and small
 * guests. Nothing of it touches the machine outside, and all is gone with this process. Needs root, cgroups of version 2, and Debian's
 * mmdebstrap for the first time.
 */
export class ClusterLab implements AsyncDisposable, Parts {
  readonly hosts: Parts['hosts'];
  readonly redfish: RedfishServer;
  readonly network: LabNetwork;
  readonly golden: string;
  readonly #stack: AsyncDisposableStack;
  readonly #heard: Set<(line: string) => void>;

  private constructor(parts: Parts, heard: Set<(line: string) => void>, stack: AsyncDisposableStack) {
    this.hosts = parts.hosts;
    this.redfish = parts.redfish;
    this.network = parts.network;
    this.golden = parts.golden;
    this.#heard = heard;
    this.#stack = stack;
  }

  /**
   * Makes one and switches its hosts on; {@link ready} waits for them. `say` is told what takes long. `bare`: hosts that are in no cluster yet and
   * have no guests, for `cluster-init`.
   */
  static async start(
    say?: (line: string) => void,
    { bare = false }: { readonly bare?: boolean } = {},
  ): Promise<ClusterLab> {
    const golden = await debianRoot(hostRoot, say);
    await using stack = new AsyncDisposableStack();
    const places = stack.use(new LabPlaces());
    writeCommonLayer(places.common, golden, cluster.hosts, bare ? undefined : corosyncConf(cluster));
    if (!bare) await writeGuests(places, golden);

    // When it ends, every process of the lab does; only then the places are free.
    const network = stack.use(await LabNetwork.start());
    const hosts = cluster.hosts.map((plan, index) => {
      const host = placeHost({ places, network }, plan, index + 1, golden);
      stack.defer(() => host.off());
      return host;
    });

    const redfish = stack.use(await RedfishServer.start(places.folder, hosts));
    const heard = new Set<(line: string) => void>();
    await listenInside(network, redfish.socket, (line) => heard.forEach((hear) => hear(line)));
    await Promise.all(hosts.map((host) => host.on()));
    const byName = new Map(hosts.map((host) => [host.name, host]));
    return new ClusterLab({ hosts: byName, redfish, network, golden }, heard, stack.move());
  }

  /** Waits until the hosts are together and gives them the guests, which begin to start. Throws when it takes too long. */
  async ready(): Promise<void> {
    const [first] = this.hosts.values();
    const end = Date.now() + limitMs;
    while (!(first && (await areTogether(first, this.hosts.size)))) {
      if (Date.now() > end) throw new Error(`the hosts are not together after ${limitMs / 1000} s`);
      await wait(200);
    }
    const command = ['cibadmin', '--replace', '--scope', 'configuration', '--xml-pipe'];
    await first.succeed(command, { input: configuration() });
  }

  /** A host of that name. Throws when there is none. */
  host(name: string): LabHost {
    const host = this.hosts.get(name);
    if (!host) throw new Error(`no host ${name}`);
    return host;
  }

  /** Calls `hear` with every line that guests send: the time of arrival, a blank, and the packet of syslog. */
  listen(hear: (line: string) => void): void {
    this.#heard.add(hear);
  }

  /** Switches everything off and removes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }
}

/** Whether a host is in a cluster of so many, with a majority. */
async function areTogether(host: LabHost, count: number): Promise<boolean> {
  if (host.cgroup.init() === undefined) return false;
  const { code, stdout } = await host.run(['crm_mon', '--one-shot', '--output-as=xml']);
  if (code !== 0) return false;
  const { hasQuorum, hosts } = readView(stdout);
  return hasQuorum && hosts.filter(({ isOnline }) => isOnline).length === count;
}
