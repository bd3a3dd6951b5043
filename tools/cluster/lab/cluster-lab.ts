import { once } from 'node:events';
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { corosyncConf } from '../generate/corosync.ts';
import { definitionPath } from '../generate/machine-resource.ts';
import { configuration } from './cluster-state.ts';
import { guestDefinition } from './guests/definition.ts';
import { kernelPath, makeGuestInitrd } from './guests/initrd.ts';
import { cgroupRoot } from './hosts/cgroup.ts';
import { writeCommonLayer, writeOwnFiles } from './hosts/common-layer.ts';
import { LabHost } from './hosts/lab-host.ts';
import { cluster, guests, ports } from './lab-plan.ts';
import { LabNetwork } from './net/lab-network.ts';
import { spawnInside } from './program.ts';
import { RedfishServer } from './redfish/redfish-server.ts';
import { goldenRoot } from './root/golden-root.ts';

/** Longest time that three hosts may take to find together, on a machine with much else to do. */
const limitMs = 180_000;

/**
 * Three hosts within one machine, each with systemd, libvirt, Corosync and Pacemaker, a network between them, fence devices and small
 * guests. Nothing of it touches the machine outside, and all is gone with this process. Needs root, cgroups of version 2, and Debian's
 * mmdebstrap for the first time.
 */
export class ClusterLab implements AsyncDisposable {
  /** The hosts by name. */
  readonly hosts: ReadonlyMap<string, LabHost>;
  readonly redfish: RedfishServer;
  readonly network: LabNetwork;
  /** Where the golden root lies, for programs outside the hosts. */
  readonly golden: string;
  /** What all hosts see as /shared. */
  readonly shared: string;
  readonly #stack: AsyncDisposableStack;
  readonly #heard: ((line: string) => void)[];

  private constructor(parts: Pick<ClusterLab, 'hosts' | 'redfish' | 'network' | 'golden' | 'shared'>, own: Own) {
    this.hosts = parts.hosts;
    this.redfish = parts.redfish;
    this.network = parts.network;
    this.golden = parts.golden;
    this.shared = parts.shared;
    this.#stack = own.stack;
    this.#heard = own.heard;
  }

  /** Makes one and switches its hosts on; {@link ready} waits for them. `say` is told what takes long. */
  static async start(say?: (line: string) => void): Promise<ClusterLab> {
    const golden = await goldenRoot(say);
    await using stack = new AsyncDisposableStack();
    const folder = mkdtempSync(join(tmpdir(), 'prosa-cluster-'));
    stack.defer(() => rmSync(folder, { recursive: true, force: true }));
    const common = join(folder, 'common');
    const shared = join(folder, 'shared');
    mkdirSync(shared);
    writeCommonLayer(common, golden, cluster.hosts, corosyncConf(cluster));
    mkdirSync(dirname(join(common, definitionPath('guest'))), { recursive: true });
    await makeGuestInitrd(golden, join(shared, 'initrd'));
    for (const [index, guest] of guests.entries()) {
      writeFileSync(join(common, definitionPath(guest.name)), guestDefinition(guest, index + 1, kernelPath(golden)));
      const disk = openSync(join(shared, `${guest.name}.raw`), 'w');
      ftruncateSync(disk, 1024 ** 2);
      closeSync(disk);
    }

    const group = join(cgroupRoot(), basename(folder));
    mkdirSync(group);
    const machines = new Map<string, LabHost>();
    const network = await LabNetwork.start();
    for (const [index, { name, address }] of cluster.hosts.entries()) {
      const own = join(folder, name);
      writeOwnFiles(join(own, 'written'), name, index + 1);
      const plan = { name, address, lower: [common, golden], folder: own, shared, outside: network.inside };
      machines.set(name, new LabHost({ ...plan, cgroup: join(group, name) }));
    }
    stack.defer(async () => {
      for (const host of machines.values()) await host.off();
      await network[Symbol.asyncDispose]();
      for (const host of machines.values()) host.remove();
      rmdirSync(group);
    });

    const redfish = stack.use(await RedfishServer.start(folder, [...machines.values()]));
    const heard: ((line: string) => void)[] = [];
    await listenInside(network, redfish.socket, (line) => {
      for (const hear of heard) hear(line);
    });
    for (const host of machines.values()) await host.on();
    return new ClusterLab({ hosts: machines, redfish, network, golden, shared }, { stack: stack.move(), heard });
  }

  /** Waits until the hosts are together and gives them the guests, which begin to start. Throws when it takes too long. */
  async ready(): Promise<void> {
    const first = this.host('north');
    await until('three hosts together', async () => {
      if (first.cgroup.init() === undefined) return false;
      const { stdout } = await first.run(['crm_mon', '--one-shot', '--output-as=xml']);
      return (
        (stdout.match(/<node [^>]*online="true"/g) ?? []).length === this.hosts.size &&
        stdout.includes('with_quorum="true"')
      );
    });
    const text = configuration();
    await first.succeed(['cibadmin', '--replace', '--scope', 'configuration', '--xml-pipe'], { input: text });
  }

  /** A host of that name. Throws when there is none. */
  host(name: string): LabHost {
    const host = this.hosts.get(name);
    if (!host) throw new Error(`no host ${name}`);
    return host;
  }

  /** Calls `hear` with every line that guests send: the time of arrival, a blank, and the packet of syslog. */
  listen(hear: (line: string) => void): void {
    this.#heard.push(hear);
  }

  /** Switches everything off and removes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack[Symbol.asyncDispose]();
  }
}

interface Own {
  readonly stack: AsyncDisposableStack;
  readonly heard: ((line: string) => void)[];
}

async function listenInside(network: LabNetwork, socket: string, hear: (line: string) => void): Promise<void> {
  const script = join(import.meta.dirname, 'net/inside.ts');
  const words = [process.execPath, script, socket, String(ports.redfish), String(ports.beats)];
  const child = spawnInside(network.inside, words);
  let errors = '';
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  const lines = createInterface(child.stdout);
  const first: unknown = await Promise.race([
    once(lines, 'line').then(([line]) => line as unknown),
    once(child, 'exit'),
  ]);
  if (first !== 'ready') throw new Error(`nothing listens in the lab: ${errors}`);
  lines.on('line', hear);
}

/** Asks again and again. Throws when it is not so within three minutes. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`still not so after ${limitMs / 1000} s: ${what}`);
    await wait(200);
  }
}
