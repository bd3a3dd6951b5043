import { ClusterError } from '../cluster-error.ts';
import type { DatabaseSite } from '../database/database-site.ts';
import { handOver, planHandOver } from '../database/hand-over.ts';
import { patroniMembers } from '../database/patroni-view.ts';
import { type ClusterView, clusterView, standsOn } from '../drive/cluster-view.ts';
import { type NodeShell, quoted, succeed } from '../drive/node-shell.ts';
import { restarted, startMarks } from '../drive/restarts.ts';
import { settle } from '../drive/settle.ts';
import { type Forecast, whatIf } from '../drive/what-if.ts';
import { disturbed, type Moved } from '../move/move-machine.ts';

/** How to drain. */
export interface DrainOptions {
  /** Only what would be done is told. */
  readonly isDryRun?: boolean;
  /** Undefined: nobody is asked who leads, as the machines keep nothing. */
  readonly databases?: DatabaseSite | undefined;
  /** Of two hosts, one may be drained: what ran there stops, the other one goes on alone, and a message is on one disk. */
  readonly mayBeAlone?: boolean;
}

/**
 * What stands against draining a host, a line a reason; none when nothing does. A database can only be there and stops with it, which is
 * allowed when all others (alike but for the number in the name) run and are the larger part. Any other machine has to have another host; of two
 * hosts that may be alone each stops, and needs one like it on the other.
 */
export function drainRefusals(view: ClusterView, host: string, forecast: Forecast, mayBeAlone = false): string[] {
  if (!view.hosts.some(({ name }) => name === host)) return [`there is no host ${host}`];
  if (!view.hasQuorum) return ['there is no majority of hosts: nothing is moved'];
  const others = view.hosts.filter(({ name }) => name !== host);
  const away = others.filter(({ isOnline, isDrained }) => !isOnline || isDrained).map(({ name }) => name);
  if (away.length > 0 && (others.length - away.length) * 2 <= view.hosts.length)
    return [`${away.join(' and ')} ${away.length > 1 ? 'are' : 'is'} away or drained already: ${host} is needed`];
  if (isPair(view) && !mayBeAlone)
    return [
      `${host} is one of two hosts: what is there twice has no place on ${others[0]?.name}; --alone stops it meanwhile`,
    ];
  const machines = view.resources.filter(({ isMachine }) => isMachine);
  const spared = new Set(stoppedWith(view, host, forecast));
  const watched = new Set(machines.map(({ name }) => name).filter((name) => !spared.has(name)));
  return disturbed(forecast, watched);
}

/** Machines that would stop with their host and without which the others go on: databases, whose disks do not move; of two hosts all. */
export function stoppedWith(view: ClusterView, host: string, forecast: Forecast): string[] {
  const stopped = forecast.intents
    .filter(
      ({ kind, from, resource }) =>
        kind === 'stop' && from === host && (isPair(view) || kindOf(resource) === 'database'),
    )
    .map((intent) => intent.resource);
  return stopped.filter((machine) => {
    const alike = view.resources.filter(({ name, isMachine }) => isMachine && kindOf(name) === kindOf(machine));
    const running = alike.filter((other) => other.name !== machine && standsOn(other) !== undefined);
    const isEnough = isPair(view) ? running.length > 0 : running.length * 2 > alike.length;
    return running.length === alike.length - 1 && isEnough;
  });
}

/**
 * Moves every machine away from a host, live, and keeps others from coming, until {@link undrainHost}. When its database leads, another one does
 * before. Throws a ClusterError, with nothing changed, when a machine would not keep running or messages could no longer be kept on two disks.
 */
export async function drainHost(
  shell: NodeShell,
  host: string,
  say: (line: string) => void,
  { isDryRun = false, databases, mayBeAlone = false }: DrainOptions = {},
): Promise<Moved> {
  const change = `crm_attribute --node ${quoted(host)} --name standby --update on`;
  const view = await clusterView(shell);
  const isKnown = view.hosts.some(({ name }) => name === host);
  const forecast: Forecast = isKnown ? await whatIf(shell, change) : { intents: [], after: view };
  const refusals = drainRefusals(view, host, forecast, mayBeAlone);
  if (refusals.length > 0) throw new ClusterError(refusals.join('\n'));
  const stops = new Set(stoppedWith(view, host, forecast));
  const lead =
    databases === undefined || stops.size === 0
      ? undefined
      : planHandOver(await patroniMembers(databases), [...stops], isPair(view) ? 1 : 2);
  if (lead !== undefined) say(`${lead.leader} hands the lead to ${lead.candidate}`);
  for (const { resource, kind, from, to } of forecast.intents)
    say(`${resource}: ${kind}, ${from ?? '-'} to ${to ?? '-'}`);
  if (isDryRun) return { restarted: [] };
  if (databases !== undefined && lead !== undefined) await handOver(databases, lead);
  const before = await startMarks(shell);
  await succeed(shell, change);
  const machines = new Set(view.resources.filter(({ isMachine }) => isMachine).map(({ name }) => name));
  await settle(shell, `${host} has no machines`, ({ resources }) =>
    resources.every((resource) => {
      if (resource.pending !== undefined || resource.hosts.includes(host)) return false;
      return !machines.has(resource.name) || stops.has(resource.name) || standsOn(resource) !== undefined;
    }),
  );
  return { restarted: restarted(before, await startMarks(shell)).filter((name) => machines.has(name)) };
}

/** Lets a host have machines again and waits until those that can only be there run. Nothing else comes back by itself. */
export async function undrainHost(
  shell: NodeShell,
  host: string,
  say: (line: string) => void,
  isDryRun = false,
): Promise<void> {
  const change = `crm_attribute --node ${quoted(host)} --name standby --delete`;
  const view = await clusterView(shell);
  const found = view.hosts.find(({ name }) => name === host);
  if (found === undefined) throw new ClusterError(`there is no host ${host}`);
  if (!found.isDrained) return say(`${host} is not drained`);
  const { intents } = await whatIf(shell, change);
  for (const { resource, kind, from, to } of intents) say(`${resource}: ${kind}, ${from ?? '-'} to ${to ?? '-'}`);
  if (isDryRun) return;
  await succeed(shell, change);
  const begins = new Set(intents.filter(({ kind }) => kind !== 'stop').map(({ resource }) => resource));
  await settle(
    shell,
    `${host} has its machines`,
    ({ hosts, resources }) =>
      hosts.some(({ name, isDrained }) => name === host && !isDrained) &&
      resources.every((resource) => !begins.has(resource.name) || standsOn(resource) !== undefined),
  );
}

/** Of two hosts, what is there twice has no place on the other one. */
function isPair({ hosts }: ClusterView): boolean {
  return hosts.length === 2;
}

function kindOf(machine: string): string {
  return machine.replace(/-\d+$/, '');
}
