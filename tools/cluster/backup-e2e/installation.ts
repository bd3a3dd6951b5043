import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { debianRoot } from '../../vm-images/making/debian-root.ts';
import { clusterSite } from '../database/cluster-site.ts';
import type { DatabaseMember, DatabaseSite } from '../database/database-site.ts';
import { query } from '../database/postgres-shell.ts';
import { backups, repositoryOf } from '../database/repository.ts';
import { accessBy } from '../drive/host-access.ts';
import { machineIsHealthy } from '../drive/machine-is-healthy.ts';
import { machineShell } from '../drive/machine-shell.ts';
import { type NodeShell, shellBy, succeed } from '../drive/node-shell.ts';
import type { ImageBundle } from '../init/bundle.ts';
import { carryOut } from '../init/carry-out.ts';
import { initSteps } from '../init/steps.ts';
import { writeCommonLayer } from '../lab/hosts/common-layer.ts';
import type { LabHost } from '../lab/hosts/lab-host.ts';
import { placeHost, type Room } from '../lab/hosts/place-host.ts';
import { LabNetwork } from '../lab/net/lab-network.ts';
import { LabPlaces } from '../lab/places.ts';
import { runInside } from '../lab/program.ts';
import { hostRoot } from '../lab/root/recipe.ts';
import { backupRoot } from './backup-root.ts';
import { cluster, database, north, repository } from './one-database.ts';

/** From its start under software emulation, on a machine with much else to do. */
const healthLimitMs = 1_500_000;
const backupLimitMs = 600_000;

/** A host with one database machine of Prosa's own image, and a host for its backups, both in a lab's network, set up by `cluster-init`'s steps. */
export class Installation implements AsyncDisposable {
  readonly #room: Room;
  readonly #golden: string;
  readonly #backup: LabHost;
  readonly #stack: AsyncDisposableStack;
  #host: LabHost;

  private constructor(room: Room, golden: string, [host, backup]: [LabHost, LabHost], stack: AsyncDisposableStack) {
    this.#room = room;
    this.#golden = golden;
    this.#host = host;
    this.#backup = backup;
    this.#stack = stack;
  }

  /** Two hosts that know nothing of a cluster. `say` is told what takes long. */
  static async start(say: (line: string) => void): Promise<Installation> {
    const golden = await debianRoot(hostRoot, say);
    const plain = await debianRoot(backupRoot, say);
    await using stack = new AsyncDisposableStack();
    const places = stack.use(new LabPlaces());
    writeCommonLayer(places.common, golden, [north, repository], undefined);
    const network = stack.use(await LabNetwork.start());
    const room = { places, network };
    const hosts: [LabHost, LabHost] = [placeHost(room, north, 1, golden), placeHost(room, repository, 2, plain)];
    // Also another one in its place: they are one by name.
    for (const host of hosts) stack.defer(() => host.off());
    for (const host of hosts) await host.on();
    for (const host of hosts) await host.up();
    return new Installation(room, golden, hosts, stack.move());
  }

  /** What is typed to be on the hosts. */
  ways(): string[] {
    return [this.#host, this.#backup].map((host) => `${host.name.padEnd(6)}  ${host.prefix().join(' ')} bash -l`);
  }

  /** Carries out all that `cluster-init` does, and answers how many changes that were. */
  async init(bundle: ImageBundle, say: (line: string) => void): Promise<number> {
    const access = (name: string) => accessBy((name === repository.name ? this.#backup : this.#host).cleanPrefix());
    return carryOut(initSteps(cluster), { access, bundle, say });
  }

  /** PostgreSQL as the cluster's commands reach it. */
  site(): DatabaseSite {
    return clusterSite(cluster, this.#shell(), this.#backup.cleanPrefix().join(' '));
  }

  /** Waits until the machine says that it does its work. */
  async healthy(): Promise<void> {
    await machineIsHealthy(this.#shell(), north.name, database.name, healthLimitMs);
  }

  /** Waits until there is a backup: `cluster-init` only begins the first one. */
  async backedUp(): Promise<void> {
    const kept = repositoryOf(this.site());
    for (const end = Date.now() + backupLimitMs; (await backups(kept)).length === 0;) {
      if (Date.now() > end) throw new Error(`no backup after ${backupLimitMs / 1000} s`);
      await wait(1_000);
    }
  }

  /** Runs SQL in the database of Prosa; rows are lines. */
  async query(sql: string): Promise<string> {
    const [member] = this.site().members as [DatabaseMember];
    return query(member, sql, 'prosa');
  }

  /** Kills Patroni alone, and waits until another one leads. Throws when PostgreSQL did not go on meanwhile. */
  async killPatroni(): Promise<void> {
    const [{ shell, data, sockets, port }] = this.site().members as [DatabaseMember];
    const script = `pid() { systemctl show --property=MainPID --value prosa-patroni; }
postmaster=$(head -n 1 ${data}/postmaster.pid) patroni=$(pid)
kill -KILL "$patroni"
until now=$(pid); [ "$now" != 0 ] && [ "$now" != "$patroni" ]; do sleep 0.2; done
until journalctl --quiet --unit=prosa-patroni _PID="$now" | grep -q 'the leader with the lock'; do sleep 1; done
[ "$(head -n 1 ${data}/postmaster.pid)" = "$postmaster" ] || { echo 'PostgreSQL is another one' >&2; exit 1; }
[ -S ${sockets}/.s.PGSQL.${port} ] || { echo 'the socket of PostgreSQL is gone' >&2; exit 1; }
ls /dev/shm | grep -q PostgreSQL || { echo 'the shared memory of PostgreSQL is gone' >&2; exit 1; }`;
    await succeed(shell, script, healthLimitMs);
  }

  /** Whether a port of the machine can be reached: from the machine with the backups, or from elsewhere in the network of machines. */
  async reaches(from: 'backup' | 'elsewhere', port: number): Promise<boolean> {
    const command = ['timeout', '5', 'bash', '-c', `exec 3<>/dev/tcp/${database.address}/${port}`];
    const { inside } = this.#room.network;
    const { code } = await (from === 'backup' ? this.#backup.run(command) : runInside(inside, command));
    return code === 0;
  }

  /** The host burns, with its disks and its keys; another one stands in its place that knows nothing. */
  async burn(): Promise<void> {
    await this.#host.off();
    rmSync(this.#room.places.own(north.name), { recursive: true });
    this.#host = placeHost(this.#room, north, 1, this.#golden);
    await this.#host.on();
    await this.#host.up();
  }

  /** How it stands, for whoever has to find out why something was not as it should be. */
  async account(): Promise<string> {
    const script = `crm_mon --one-shot --inactive; tail -n 20 /var/lib/libvirt/images/prosa-cluster/consoles/*.log`;
    const inside = machineShell(this.#shell(), north.name, database.name);
    const journal = await inside.run('journalctl -b --no-pager -n 60').catch((error: Error) => ({
      stdout: error.message,
    }));
    return [(await this.#shell().run(script)).stdout, journal.stdout].join('\n');
  }

  /** Switches everything off and removes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }

  #shell(): NodeShell {
    return shellBy(this.#host.cleanPrefix());
  }
}
