import { catalog } from './catalog.ts';
import type { Deliveries } from './deliveries.ts';
import type { Fault } from './fault.ts';
import type { Sender } from './clients/sender.ts';
import type { Random } from './random.ts';
import { setTimeout as wait } from 'node:timers/promises';
import type { World } from './world.ts';
import type { WriteGap, WriteGaps } from './write-gap.ts';

/** A fault that happened. */
export interface Happened {
  readonly name: string;
  /** Messages acknowledged until then. */
  readonly after: number;
  /** Messages acknowledged from then until every client it met was served again. */
  readonly meanwhile: number;
  readonly gap: WriteGap;
  /** The longest time from an acknowledgement to a reader meanwhile. */
  readonly deliveryMs: number;
}

/** What is to happen. */
export interface Plan {
  readonly names: readonly string[];
  /** Messages over which it is spread. */
  readonly messages: number;
}

/** What the schedule works with. */
export interface ScheduleOptions {
  readonly plan: Plan;
  readonly world: Omit<World, 'victim'>;
  readonly senders: readonly Sender[];
  readonly gaps: WriteGaps;
  readonly deliveries: Deliveries;
  /** Told of each fault when it is over. */
  readonly onFault: (happened: Happened) => void;
}

/** After a fault every client is served again within this, or the run fails. */
const recoveryTimeoutMs = 90_000;

/** The names as they are, then so many chosen at random: the seed tells which. */
export function planNames(names: readonly string[], more: number, random: Random): string[] {
  const again = names.filter((name) => name !== 'rolling-upgrade');
  const chosen = again.length === 0 ? [] : Array.from({ length: more }, () => random.pick(again));
  return [...names, ...chosen];
}

/**
 * Lets one fault after the other happen, evenly over the messages, each in the middle of traffic; the next one only when
 * everything is there again. Throws when it does not come back.
 */
export async function runSchedule(options: ScheduleOptions): Promise<void> {
  const { plan, world } = options;
  for (const [index, name] of plan.names.entries()) {
    const fault = catalog[name];
    if (fault === undefined) throw new Error(`there is no fault ${name}`);
    await world.progress.reach(Math.floor((plan.messages * (index + 1)) / (plan.names.length + 1)));
    const turn = Math.floor(index / 2);
    const victim = { gateway: turn % world.gateways, persistence: turn % world.persistences };
    options.onFault(await happen(name, fault, { ...world, victim }, options));
  }
}

async function happen(name: string, fault: Fault, world: World, options: ScheduleOptions): Promise<Happened> {
  const { senders, gaps, deliveries } = options;
  const after = world.progress.acknowledged;
  const gateway = fault.meets?.(world);
  const met = senders.filter((sender) => gateway === undefined || sender.gateway === gateway).map(({ name }) => name);
  const names = met.length > 0 ? met : senders.map((sender) => sender.name);
  gaps.begin(performance.now());
  deliveries.begin();
  await fault.run(world);
  const overAt = performance.now();
  await world.stack.ready(recoveryTimeoutMs);
  while (!gaps.allSince(names, overAt)) {
    if (performance.now() - overAt > recoveryTimeoutMs) throw new Error(`after ${name} not every client was served`);
    await wait(10);
  }
  return {
    name,
    after,
    meanwhile: world.progress.acknowledged - after,
    gap: gaps.of(names),
    deliveryMs: deliveries.longestMs,
  };
}
