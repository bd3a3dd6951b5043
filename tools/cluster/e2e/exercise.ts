import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { clusterView, type ClusterView, standsOn } from '../drive/cluster-view.ts';
import { type NodeShell, succeed } from '../drive/node-shell.ts';
import { settle } from '../drive/settle.ts';
import type { ClusterLab } from '../lab/cluster-lab.ts';
import { guests } from '../lab/lab-plan.ts';
import type { LabHost } from '../lab/hosts/lab-host.ts';
import type { PowerRecord } from '../lab/redfish/redfish-server.ts';
import { type Moved, moveMachines, type WantedMove } from '../move/move-machine.ts';
import type { Figures } from './figures.ts';
import { type Boot, BootLog, readBeat } from './watch/boots.ts';
import { Copies } from './watch/copies.ts';

/** How long anything may take before the exercise gives up; what it took is a figure, not a test. */
const giveUpMs = 240_000;

/** A guest that has spoken within this is alive. */
const freshMs = 2_000;

/** A lab, what is seen of it from outside, and what is done with it again and again. */
export class Exercise implements Disposable {
  readonly lab: ClusterLab;
  readonly figures: Figures;
  readonly boots = new BootLog();
  readonly copies: Copies;

  constructor(lab: ClusterLab, figures: Figures) {
    this.lab = lab;
    this.figures = figures;
    this.copies = new Copies(lab);
    lab.listen((line) => {
      const beat = readBeat(line);
      if (beat) this.boots.hear(beat);
    });
  }

  /** A shell on a host that is in order; `but` are not. */
  shell(...but: readonly string[]): NodeShell {
    const host = [...this.lab.hosts.values()].find(
      ({ name, cgroup }) => !but.includes(name) && cgroup.init() !== undefined,
    );
    assert.ok(host, 'no host is on');
    return shellOn(host);
  }

  /** Waits until all hosts are there, everything runs where Pacemaker wants it, and every guest speaks. */
  async allWell(): Promise<ClusterView> {
    const hosts = [...this.lab.hosts.values()];
    await this.until('all hosts are on', () => hosts.every(({ cgroup }) => cgroup.init() !== undefined));
    // One that has just been switched on does not know of the cluster yet.
    for (const end = Date.now() + giveUpMs; ;) {
      const asked = await Promise.all(hosts.map((host) => host.run(['crm_mon', '--one-shot'])));
      if (asked.every(({ code }) => code === 0)) break;
      if (Date.now() > end) throw new Error(`given up after ${giveUpMs / 1000} s: all hosts know of the cluster`);
      await wait(500);
    }
    const view = await settle(
      this.shell(),
      'all is well',
      ({ hosts, resources }) =>
        hosts.every(({ isOnline, isUnclean }) => isOnline && !isUnclean) &&
        resources.every((resource) => standsOn(resource) !== undefined),
      giveUpMs,
    );
    await this.until('every guest speaks', () => guests.every(({ name }) => this.isAlive(name)));
    return view;
  }

  /** Whether a guest has spoken just now. */
  isAlive(guest: string): boolean {
    return Date.now() - (this.boots.last(guest)?.lastAt ?? 0) < freshMs;
  }

  /** The guests on a host. */
  async guestsOn(host: string, shell = this.shell()): Promise<string[]> {
    const { resources } = await clusterView(shell);
    return resources.filter((resource) => resource.isMachine && standsOn(resource) === host).map(({ name }) => name);
  }

  /** A host with three guests, which is made when there is none, and the public address. */
  async fullHost(): Promise<string> {
    const { hosts } = await this.allWell();
    const counted = await Promise.all(hosts.map(async ({ name }) => ({ name, guests: await this.guestsOn(name) })));
    counted.sort((a, b) => b.guests.length - a.guests.length);
    const [fullest] = counted;
    assert.ok(fullest);
    const kinds = new Set(fullest.guests.map(kindOf));
    for (const { name, kind } of guests) {
      if (kinds.size >= 3 || kinds.has(kind)) continue;
      await this.move([{ machine: name, to: fullest.name }]);
      kinds.add(kind);
    }
    const wish = 'crm_resource --resource public-address';
    await succeed(this.shell(), `${wish} --move --node ${fullest.name} --lifetime PT1M --force && crm_resource --wait`);
    await succeed(this.shell(), `${wish} --clear`);
    assert.equal((await this.guestsOn(fullest.name)).length, 3);
    return fullest.name;
  }

  /** cluster-move. */
  async move(moves: readonly WantedMove[]): Promise<Moved> {
    return this.copies.duringMoves(() => moveMachines(this.shell(), moves, () => undefined));
  }

  /** The boots that guests are in. */
  currentBoots(): ReadonlyMap<string, Boot | undefined> {
    return new Map(guests.map(({ name }) => [name, this.boots.last(name)]));
  }

  /** Every one is still in the boot that it was in. */
  assertNoReboot(before: ReadonlyMap<string, Boot | undefined>): void {
    for (const [name, boot] of before) assert.equal(this.boots.last(name)?.boot, boot?.boot, `${name} was restarted`);
  }

  /** What fence devices were made to do after a moment. */
  fencedAfter(from: number): PowerRecord[] {
    return this.lab.redfish.records.filter(({ type, at }) => type !== 'read' && at > from);
  }

  /** No guest was ever there twice at once, as far as it was seen and heard. */
  assertNothingTwice(): void {
    assert.deepEqual([...this.copies.doubles, ...this.boots.doubles], []);
  }

  /** Waits for a boot of each of them that began after a moment; answers when the last one spoke first. */
  async served(names: readonly string[], after: number): Promise<number> {
    const firsts = (): (number | undefined)[] =>
      names.map((name) => this.boots.of(name).find(({ firstAt }) => firstAt > after)?.firstAt);
    await this.until(`${names.join(', ')} speak anew`, () => firsts().every((at) => at !== undefined));
    return Math.max(...firsts().map((at) => at ?? 0));
  }

  /** How it stands, for whoever has to find out why something was not as it should be. */
  async account(): Promise<string> {
    const on = [...this.lab.hosts.values()].filter(({ cgroup }) => cgroup.init() !== undefined);
    const views = on.map(async (host) => {
      const { stdout, stderr } = await host.run(['crm_mon', '--one-shot', '--inactive']);
      return `${host.name} says:\n${stdout}${stderr}`;
    });
    const fences = this.lab.redfish.records.map((record) => JSON.stringify(record));
    const boots = guests.map(({ name }) => `${name}: ${JSON.stringify(this.boots.of(name))}`);
    return [...(await Promise.all(views)), 'Fence devices:', ...fences, 'Boots:', ...boots].join('\n');
  }

  /** Asks again and again. Throws when it takes too long. */
  async until(what: string, isSo: () => boolean, limitMs = giveUpMs): Promise<void> {
    const end = Date.now() + limitMs;
    while (!isSo()) {
      if (Date.now() > end) throw new Error(`given up after ${limitMs / 1000} s: ${what}`);
      await wait(50);
    }
  }

  [Symbol.dispose](): void {
    this.copies[Symbol.dispose]();
  }
}

/** A shell on a host of the lab. */
export function shellOn(host: LabHost): NodeShell {
  return { run: (script) => host.run(['sh', '-s'], { input: script }) };
}

function kindOf(guest: string): string {
  return guest.replace(/-\d+$/, '');
}
