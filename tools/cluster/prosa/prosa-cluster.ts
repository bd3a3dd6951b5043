import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ClusterError } from '../cluster-error.ts';
import { type Machine, machinesOf } from '../config/machines.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { ClusterLab } from '../lab/cluster-lab.ts';
import type { LabHost } from '../lab/hosts/lab-host.ts';
import { standsOn } from '../drive/cluster-view.ts';
import { machineShell } from '../drive/machine-shell.ts';
import { type NodeShell, type ScriptOutcome, shellBy, succeed } from '../drive/node-shell.ts';
import { settle } from '../drive/settle.ts';
import { runInside } from '../lab/program.ts';
import { type Load, startPeople } from '../people/start-people.ts';
import { runEchoing } from './run-echoing.ts';

const root = resolve(import.meta.dirname, '../../..');
const file = join(import.meta.dirname, '../lab/prosa.yaml');
const talk = join(root, 'tools/vm-images/e2e/talk.ts');

/** Machines boot under software emulation. */
const healthLimitMs = 1_500_000;

/** An emulated machine that is asked takes its time for it. */
const askEveryMs = 5_000;

/** The cluster that a {@link ProsaCluster} is. */
export const cluster = readClusterFile(file);

/** Prosa itself on the hosts of a lab: its own images, set up by `cluster-init` as whoever runs it would. */
export class ProsaCluster implements AsyncDisposable {
  readonly lab: ClusterLab;
  readonly machines: readonly Machine[] = machinesOf(cluster);
  /** What people in the lab's public network open. */
  readonly url = `http://${cluster.public.address}:8080`;
  readonly #folder: string;

  private constructor(lab: ClusterLab, folder: string) {
    this.lab = lab;
    this.#folder = folder;
  }

  /** Hosts that know nothing of a cluster. */
  static async start(say: (line: string) => void): Promise<ProsaCluster> {
    const lab = await ClusterLab.start(say, { bare: true });
    const hosts = [...lab.hosts.values()];
    await Promise.all(hosts.map((host) => host.up()));
    // As whoever runs it may: the people of the load have no invitations.
    const settings = '/etc/prosa/cluster/settings';
    for (const host of hosts)
      await succeed(shellOn(host), `mkdir -p ${settings} && echo PROSA_SIGN_UP=open >${settings}/web-server`);
    return new ProsaCluster(lab, mkdtempSync(join(tmpdir(), 'prosa-way-')));
  }

  /** `cluster-init` itself; answers what it printed. Throws with that when it fails. */
  async init(bundle: string, say: (line: string) => void): Promise<string> {
    return this.#command('init', bundle, say);
  }

  /** `cluster-upgrade` itself, as {@link init}. */
  async upgrade(bundle: string, say: (line: string) => void): Promise<string> {
    return this.#command('upgrade', bundle, say, [`--patience=${healthLimitMs / 1000}`]);
  }

  /** With a way onto the hosts that have power now. */
  async #command(
    name: string,
    bundle: string,
    say: (line: string) => void,
    more: readonly string[] = [],
  ): Promise<string> {
    const way = join(this.#folder, 'on');
    const lines = [...this.lab.hosts.values()].map(
      (host) => `${host.name}) set -- ${host.cleanPrefix().join(' ')} "$@" ;;`,
    );
    writeFileSync(way, ['#!/bin/sh', 'host=$1; shift', 'case $host in', ...lines, 'esac', 'exec "$@"', ''].join('\n'));
    chmodSync(way, 0o755);
    const words = [
      join(import.meta.dirname, `../${name}/main.ts`),
      `--file=${file}`,
      `--bundle=${bundle}`,
      `--via=${way} {name}`,
      ...more,
    ];
    return runEchoing([process.execPath, ...words], say);
  }

  /**
   * Lets the machines that Pacemaker has started boot a kind at a time, those that others wait for first: the rest stand still until then. On two cores without
   * KVM all at once take so long for everything that etcd loses its majority again and again.
   */
  async bootInTurn(say: (line: string) => void): Promise<void> {
    const { resources } = await settle(
      this.shell(),
      'every machine has been started',
      (view) => view.resources.every((resource) => resource.pending === undefined && standsOn(resource) !== undefined),
      healthLimitMs,
    );
    const virsh = async (command: 'suspend' | 'resume', { name }: Machine): Promise<void> => {
      const stands = resources.find((resource) => resource.name === name);
      const host = this.lab.host((stands && standsOn(stands)) ?? '');
      await succeed(shellOn(host), `virsh --connect qemu:///system --quiet ${command} ${name}`);
    };
    const turns = (['database', 'ai', 'gateway'] as const).map((kind) => this.machines.filter((m) => m.kind === kind));
    for (const machine of turns.slice(1).flat()) await virsh('suspend', machine);
    for (const [turn, machines] of turns.entries()) {
      if (turn > 0) for (const machine of machines) await virsh('resume', machine);
      await this.healthy(say, machines);
    }
  }

  /** Waits until every machine says that it does its work; `say` is told when each does. Throws with what they say otherwise. */
  async healthy(say: (line: string) => void, machines = this.machines): Promise<void> {
    const waiting = new Map(machines.map((machine) => [machine.name, 'nothing']));
    const startedAt = performance.now();
    while (waiting.size > 0) {
      for (const name of [...waiting.keys()]) {
        const { isHealthy, line } = await this.health(name);
        waiting.set(name, line);
        if (!isHealthy) continue;
        waiting.delete(name);
        say(`  ${name} after ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
      }
      if (performance.now() - startedAt > healthLimitMs)
        throw new Error([...waiting].map(([name, said]) => `${name} says: ${said}`).join('\n'));
      await wait(askEveryMs);
    }
  }

  /** What a machine says of itself. */
  async health(machine: string): Promise<{ readonly isHealthy: boolean; readonly line: string }> {
    const outcome = await this.inMachine(machine, '/usr/lib/prosa/health');
    return {
      isHealthy: outcome?.code === 0,
      line: outcome?.stdout.trim() ?? 'does not run, or its agent does not answer',
    };
  }

  /** Runs a script of a shell in a machine, wherever that is; undefined when nobody answers. */
  async inMachine(machine: string, script: string): Promise<ScriptOutcome | undefined> {
    for (const host of this.lab.hosts.values()) {
      if (host.cgroup.init() === undefined) continue;
      const shell = machineShell(shellOn(host), host.name, machine);
      try {
        return await shell.run(script);
      } catch (error) {
        if (!(error instanceof ClusterError)) throw error;
      }
    }
    return undefined;
  }

  /** How long a machine that came to this host live stood still for it, by the word of its QEMU, milliseconds. Throws when that is not known. */
  async downtimeMs(machine: string, host: string): Promise<number> {
    const script = `virsh --connect qemu:///system domjobinfo ${machine} --completed`;
    const said = await succeed(shellOn(this.lab.host(host)), script);
    const [, downtime] = /^Total downtime:\s+(\d+)\s+ms/m.exec(said) ?? [];
    if (downtime === undefined) throw new Error(`libvirt does not tell how long ${machine} stood still:\n${said}`);
    return Number(downtime);
  }

  /** What somebody in a browser would do (vm-images/e2e/talk.ts), from the public network. */
  async talk(what: 'send' | 'read', input = ''): Promise<string> {
    const { inside } = this.lab.network;
    const { code, stdout, stderr } = await runInside(inside, [process.execPath, talk, what, this.url], {
      input,
      limitMs: 300_000,
    });
    if (code !== 0) throw new Error(`${what}: exit code ${code}\n${stdout}${stderr}`);
    return stdout;
  }

  /** People at the address that people use. Resolves when their messages go through. Whoever cannot even sign up in time is followed by others, twice. */
  async load(): Promise<Load> {
    for (let others = 2; ; others -= 1) {
      try {
        return await startPeople(this.lab.network.inside, [this.url]);
      } catch (error) {
        if (others === 0) throw error;
        console.error(`people could not begin, and others come: ${String(error)}`);
      }
    }
  }

  /** A shell on a host that has power. */
  shell(): NodeShell {
    const host = [...this.lab.hosts.values()].find(({ cgroup }) => cgroup.init() !== undefined);
    if (host === undefined) throw new Error('no host is on');
    return shellOn(host);
  }

  /** How it stands, for whoever has to find out why something was not as it should be. */
  async account(): Promise<string> {
    const lines: string[] = [];
    for (const host of this.lab.hosts.values()) {
      if (host.cgroup.init() === undefined) continue;
      const script = 'crm_mon --one-shot --inactive; tail -n 4 /var/lib/libvirt/images/prosa-cluster/consoles/*.log';
      const { stdout, stderr } = await host.run(['sh', '-s'], { input: script });
      lines.push(`${host.name} says:`, stdout, stderr);
    }
    for (const { name } of this.machines) lines.push(`${name}: ${(await this.health(name)).line}`);
    return lines.join('\n');
  }

  /** Switches everything off and removes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.#folder, { recursive: true, force: true });
    await this.lab[Symbol.asyncDispose]();
  }
}

function shellOn(host: LabHost): NodeShell {
  return shellBy(host.cleanPrefix());
}
