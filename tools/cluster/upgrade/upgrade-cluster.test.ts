import { expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClusterError } from '../cluster-error.ts';
import { smallCluster, twoHosts } from '../config/small-cluster.fixture.ts';
import { clusterView, standsOn } from '../drive/cluster-view.ts';
import { type NodeShell, shellBy } from '../drive/node-shell.ts';
import { ScheduledCluster } from '../drive/scheduled-cluster.fixture.ts';
import { hasPacemaker } from '../generate/pacemaker.fixture.ts';
import { hostReleases } from './host-releases.ts';
import { upgradeCluster, type UpgradeParts } from './upgrade-cluster.ts';

const images = '/var/lib/libvirt/images/prosa-cluster';
const definitions = '/etc/prosa/cluster/machines';

/**
 * Hosts whose folders are below one of this machine, and whose machines are what Pacemaker's simulator says: one that starts is made of the release
 * that its host defines then, and stays so when it moves live.
 */
class Hosts implements Disposable {
  readonly lab: ScheduledCluster;
  readonly said: string[] = [];
  /** Machines with this release are not healthy. */
  ill = new Set<string>();
  /** `database-1` → `north 1.0`. */
  readonly running = new Map<string, string>();
  #seen = '';
  readonly #folder = mkdtempSync(join(tmpdir(), 'prosa-upgrade-'));

  constructor(file: string) {
    this.lab = new ScheduledCluster(file);
  }

  async start(releases: readonly string[]): Promise<this> {
    writeFileSync(
      join(this.#folder, 'virsh'),
      '#!/bin/sh\nif [ "$2" = list ]; then ls running; else cat "running/$3"; fi\n',
      {
        mode: 0o755,
      },
    );
    for (const { name } of this.lab.cluster.hosts) {
      for (const release of releases) this.#bring(name, release);
      await this.#shellOf(name).run(`${images}/releases/${releases[0]}/host/prosa-vm cluster-define`);
    }
    await this.#look();
    return this;
  }

  get parts(): UpgradeParts {
    const { lab, said } = this;
    const shell: NodeShell = {
      run: async (script) => {
        const outcome = await lab.shell.run(script);
        if (this.lab.cib !== this.#seen) await this.#look();
        return outcome;
      },
    };
    return {
      ...{ cluster: lab.cluster, shell, databases: undefined, patienceMs: 0, say: (line) => said.push(line) },
      hosts: lab.cluster.hosts.map(({ name }) => ({ name, shell: this.#shellOf(name) })),
      healthy: async (machine) => {
        if (this.ill.has(`${machine} ${this.running.get(machine)?.split(' ')[1]}`)) throw new ClusterError('it is ill');
      },
    };
  }

  /** Which releases run, and which hosts define, each once. */
  async releases(host: string): Promise<{ defined: string[]; running: string[] }> {
    const { defined, running } = await hostReleases({ name: host, shell: this.#shellOf(host) });
    return { defined: [...new Set(defined.values())], running: [...new Set(running.values())] };
  }

  [Symbol.dispose](): void {
    this.lab[Symbol.dispose]();
    rmSync(this.#folder, { recursive: true });
  }

  #bring(host: string, release: string): void {
    const folder = join(this.#folder, host, 'images/releases', release, 'host');
    mkdirSync(folder, { recursive: true });
    for (const name of ['machines', 'running']) mkdirSync(join(this.#folder, host, name), { recursive: true });
    const machines = [...this.lab.cib.matchAll(/primitive id="((?:database|gateway|ai)-\d)"/g)].map(([, name]) => name);
    const define = `for name in ${machines.join(' ')}; do echo "<source file='${images}/releases/${release}/$name'/>" >machines/$name.xml; done`;
    writeFileSync(join(folder, 'prosa-vm'), `#!/bin/sh\ncd ${join(this.#folder, host)}\n${define}\n`, { mode: 0o755 });
  }

  #shellOf(host: string): NodeShell {
    const own = join(this.#folder, host);
    return {
      run: async (script) => {
        for (const [machine, place] of this.running) {
          const [where, release] = place.split(' ');
          const file = join(own, 'running', machine);
          if (where === host) writeFileSync(file, `<source file='${images}/releases/${release}/root'/>`);
          else rmSync(file, { force: true });
        }
        const here = script.replaceAll(images, join(own, 'images')).replaceAll(definitions, join(own, 'machines'));
        return shellBy(['env', '-C', own, `PATH=${this.#folder}:/usr/bin:/bin`]).run(here);
      },
    };
  }

  async #look(): Promise<void> {
    this.#seen = this.lab.cib;
    for (const resource of (await clusterView(this.lab.shell)).resources.filter(({ isMachine }) => isMachine)) {
      const host = standsOn(resource);
      const release = this.running.get(resource.name)?.split(' ')[1];
      if (host === undefined) this.running.delete(resource.name);
      else this.running.set(resource.name, `${host} ${release ?? this.#definedOn(host)}`);
    }
  }

  #definedOn(host: string): string {
    const definition = readFileSync(join(this.#folder, host, 'machines/database-1.xml'), 'utf8');
    return /releases\/([^/]*)/.exec(definition)?.[1] ?? '';
  }
}

/** Pacemaker's tools are some hundred processes, which wait for each other where there is much else to do. */
const limitMs = 240_000;

const tried: [what: string, run: (hosts: Hosts) => Promise<void>][] = [
  [
    'all machines are of the new release at the end, and again nothing is done; a dry run changes nothing',
    async (hosts) => {
      const before = hosts.lab.cib;
      await upgradeCluster(hosts.parts, '2.0', true);
      expect(hosts.lab.cib).toBe(before);
      const planned = hosts.said.splice(0);
      expect(planned).toHaveLength(7);
      await upgradeCluster(hosts.parts, '2.0');
      expect(hosts.said.filter((line) => /^\d\. /.test(line))).toEqual(planned);
      for (const name of ['north', 'south', 'west'])
        expect(await hosts.releases(name)).toMatchObject({ defined: ['2.0'], running: ['2.0'] });
      expect(hosts.running.size).toBe(7);
      expect(hosts.lab.cib).not.toMatch(/cli-prefer|name="standby"|target-role/);
      hosts.said.splice(0);
      await upgradeCluster(hosts.parts, '2.0');
      expect(hosts.said).toEqual(['all machines are of 2.0']);
    },
  ],
  [
    'a database that is not healthy: its host goes back, the next ones are not touched',
    async (hosts) => {
      hosts.ill.add('database-2 2.0');
      await expect(upgradeCluster(hosts.parts, '2.0')).rejects.toThrow('it is ill');
      expect(hosts.running.get('database-1')).toBe('north 2.0');
      expect(hosts.running.get('database-2')).toBe('south 1.0');
      expect(hosts.running.get('database-3')).toBe('west 1.0');
      expect((await hosts.releases('south')).defined).toEqual(['1.0']);
      expect((await hosts.releases('west')).defined).toEqual(['1.0']);
      expect(hosts.said.at(-1)).not.toContain('west: drain');
      hosts.ill.clear();
      await upgradeCluster(hosts.parts, '2.0');
      expect(new Set([...hosts.running.values()].map((place) => place.split(' ')[1]))).toEqual(new Set(['2.0']));
    },
  ],
  [
    'a gateway that is not healthy: it runs as before, where it was, and no other machine is started again',
    async (hosts) => {
      hosts.ill.add('gateway-1 2.0').add('gateway-2 2.0');
      await expect(upgradeCluster(hosts.parts, '2.0')).rejects.toThrow('it is ill');
      const gateways = ['gateway-1', 'gateway-2'].map((name) => hosts.running.get(name)?.split(' ')[1]);
      expect(gateways).toEqual(['1.0', '1.0']);
      expect(hosts.running.size).toBe(7);
    },
  ],
  [
    'refused, with nothing changed: images that a host has not, and a cluster that is less than promised',
    async (hosts) => {
      const before = hosts.lab.cib;
      await expect(upgradeCluster(hosts.parts, '3.0')).rejects.toThrow('north, south, west: no images of 3.0');
      expect(hosts.lab.cib).toBe(before);
      hosts.lab.happens(['--node-fail=west']);
      await expect(upgradeCluster(hosts.parts, '2.0')).rejects.toThrow('west takes no machines');
    },
  ],
];

if (hasPacemaker) {
  test.each(tried)(
    "with Pacemaker's own tools: %s",
    async (_what, run) => {
      using hosts = await new Hosts(smallCluster()).start(['1.0', '2.0']);
      await run(hosts);
    },
    limitMs,
  );

  test(
    "with Pacemaker's own tools: two hosts, each alone for a while, a machine that is not healthy among them",
    async () => {
      using hosts = await new Hosts(twoHosts((text) => `${text}vote: { address: 10.0.0.9 }\n`)).start(['1.0', '2.0']);
      await expect(upgradeCluster(hosts.parts, '2.0')).rejects.toThrow(
        /^two hosts: .*--alone upgrades them all the same/,
      );
      const parts = { ...hosts.parts, mayBeAlone: true };
      hosts.ill.add('gateway-2 2.0').add('gateway-1 2.0');
      await expect(upgradeCluster(parts, '2.0')).rejects.toThrow('it is ill');
      expect(new Set([...hosts.running.values()].map((place) => place.split(' ')[1]))).toEqual(new Set(['1.0']));
      expect(hosts.running.size).toBe(6);
      hosts.ill.clear();
      await upgradeCluster(parts, '2.0');
      for (const name of ['north', 'south'])
        expect(await hosts.releases(name)).toMatchObject({ defined: ['2.0'], running: ['2.0'] });
      expect(hosts.running.size).toBe(6);
      expect(hosts.lab.cib).not.toMatch(/cli-prefer|name="standby"|target-role/);
    },
    limitMs,
  );
} else {
  test.todo('an upgrade needs Pacemaker (Debian: pacemaker-cli-utils)');
}
