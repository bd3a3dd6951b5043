import type { BalancedHost, BalancedMachine, Placement } from './placement.ts';
import { freeMiB, fullness, type Fullness, scoreOf } from './score.ts';

/** A machine goes to another host, and what is expected of it. */
export interface Move {
  readonly machine: string;
  readonly from: string;
  readonly to: string;
  /** How full both are afterwards, when nobody's load changes. */
  readonly fromAfter: Fullness;
  readonly toAfter: Fullness;
  readonly scoreAfter: number;
}

interface HostNow {
  readonly host: BalancedHost;
  readonly machines: readonly BalancedMachine[];
  readonly fullness: Fullness;
}

/** A placement in which machines can be moved on trial, with the score of what would come of it. */
export class Standing {
  readonly #hosts: Map<string, HostNow>;
  readonly #fullest: number;
  /** Of the placement as it is now. */
  score: number;

  /** `fullest`: share of a host's cores, memory and network that may be in use after a move to it. */
  constructor({ hosts, machines }: Placement, fullest: number) {
    this.#fullest = fullest;
    this.#hosts = new Map(
      hosts.map((host) => {
        const there = machines.filter((machine) => machine.host === host.name);
        return [host.name, { host, machines: there, fullness: fullness(host, there) }];
      }),
    );
    this.score = this.#scoreWith(new Map());
  }

  /** Names of the hosts. */
  get hosts(): Iterable<string> {
    return this.#hosts.keys();
  }

  /** Where a machine is now; undefined when its host is none of these. */
  hostOf(name: string): string | undefined {
    return [...this.#hosts].find(([, { machines }]) => machines.some((machine) => machine.name === name))?.[0];
  }

  /** What a move would lead to; undefined when the machine may not go there. Nothing is changed. */
  try(machine: BalancedMachine, to: string): Move | undefined {
    const from = this.hostOf(machine.name);
    const [source, target] = [this.#hosts.get(from ?? ''), this.#hosts.get(to)];
    if (from === undefined || from === to || source === undefined || target === undefined) return undefined;
    if (machine.hosts !== undefined && !machine.hosts.includes(to)) return undefined;
    if (machine.apart !== undefined && target.machines.some(({ apart }) => apart === machine.apart)) return undefined;
    const joined = [...target.machines, machine];
    if (freeMiB(target.host, joined) < 0) return undefined;
    const toAfter = fullness(target.host, joined);
    if (Math.max(toAfter.cpuLoad, toAfter.memoryLoad, toAfter.networkLoad) > this.#fullest) return undefined;
    const fromAfter = fullness(source.host, without(source.machines, machine.name));
    const scoreAfter = this.#scoreWith(new Map([[from, fromAfter]]).set(to, toAfter));
    return { machine: machine.name, from, to, fromAfter, toAfter, scoreAfter };
  }

  /** Does what {@link try} gave. */
  do(machine: BalancedMachine, { from, to, fromAfter, toAfter, scoreAfter }: Move): void {
    const [source, target] = [this.#hosts.get(from), this.#hosts.get(to)];
    if (source === undefined || target === undefined) throw new Error(`no host ${from} or ${to}`);
    this.#hosts.set(from, { ...source, machines: without(source.machines, machine.name), fullness: fromAfter });
    this.#hosts.set(to, { ...target, machines: [...target.machines, machine], fullness: toAfter });
    this.score = scoreAfter;
  }

  #scoreWith(changed: ReadonlyMap<string, Fullness>): number {
    return scoreOf([...this.#hosts].map(([name, now]) => changed.get(name) ?? now.fullness));
  }
}

function without(machines: readonly BalancedMachine[], name: string): BalancedMachine[] {
  return machines.filter((machine) => machine.name !== name);
}
