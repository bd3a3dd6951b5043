import { ClusterError } from '../cluster-error.ts';
import { type ClusterView, clusterView, standsOn } from '../drive/cluster-view.ts';
import { type NodeShell, quoted, succeed } from '../drive/node-shell.ts';
import { restarted, startMarks } from '../drive/restarts.ts';
import { settle } from '../drive/settle.ts';
import { type Forecast, whatIf } from '../drive/what-if.ts';

/** A machine and where it is to go. */
export interface WantedMove {
  readonly machine: string;
  readonly to: string;
}

/** What came of moves. */
export interface Moved {
  /** Machines that were started anew, although they were to keep running: users of them noticed. */
  readonly restarted: readonly string[];
}

/** The wish expires by itself, should whoever made it not live to take it back. */
const lifetime = 'PT10M';

/** What stands against moves, a line a reason; none when nothing does. `forecast` is what Pacemaker would do. */
export function moveRefusals(view: ClusterView, moves: readonly WantedMove[], forecast: Forecast): string[] {
  if (!view.hasQuorum) return ['there is no majority of hosts: nothing is moved'];
  const wrong = moves.flatMap(({ machine, to }) => {
    const resource = view.resources.find(({ name, isMachine }) => name === machine && isMachine);
    const host = view.hosts.find(({ name }) => name === to);
    if (resource === undefined) return [`there is no machine ${machine}`];
    if (host === undefined) return [`there is no host ${to}`];
    if (!host.isOnline || host.isDrained)
      return [`${to} takes no machines: it is ${host.isOnline ? 'drained' : 'not there'}`];
    const now = standsOn(resource);
    return now === undefined ? [`${machine} does not run, or is being moved`] : [];
  });
  if (wrong.length > 0) return wrong;
  return [
    ...moves.flatMap(({ machine, to }) => {
      const after = forecast.after.resources.find(({ name }) => name === machine);
      return after?.hosts[0] === to ? [] : [`${to} cannot have ${machine}: no room there, or one of its kind is there`];
    }),
    ...disturbed(forecast, new Set(view.resources.filter(({ isMachine }) => isMachine).map(({ name }) => name))),
  ];
}

/** Machines that would not keep running. */
export function disturbed({ intents }: Forecast, machines: ReadonlySet<string>): string[] {
  return intents
    .filter(({ resource, kind }) => machines.has(resource) && (kind === 'stop' || kind === 'restart'))
    .map(({ resource, kind }) => `${resource} would be ${kind === 'stop' ? 'stopped' : 'restarted'}`);
}

/**
 * Moves machines live, all at once, and waits until they are there. Throws a ClusterError, with nothing changed, when one cannot go where it is
 * wanted or a machine would not keep running. With `isDryRun` only what would be done is told.
 */
export async function moveMachines(
  shell: NodeShell,
  moves: readonly WantedMove[],
  say: (line: string) => void,
  isDryRun = false,
): Promise<Moved> {
  const wish = moves
    .map(
      ({ machine, to }) =>
        `crm_resource --resource ${quoted(machine)} --move --node ${quoted(to)} --lifetime ${lifetime} --force`,
    )
    .join('\n');
  const view = await clusterView(shell);
  const known = moves.every(
    ({ machine, to }) =>
      view.resources.some(({ name }) => name === machine) && view.hosts.some(({ name }) => name === to),
  );
  const forecast: Forecast = known ? await whatIf(shell, wish) : { intents: [], after: view };
  const refusals = moveRefusals(view, moves, forecast);
  if (refusals.length > 0) throw new ClusterError(refusals.join('\n'));
  for (const { resource, kind, from, to } of forecast.intents)
    say(`${resource}: ${kind}, ${from ?? '-'} to ${to ?? '-'}`);
  if (isDryRun) return { restarted: [] };
  const before = await startMarks(shell);
  await succeed(shell, `set -e\n${wish}`);
  try {
    const target = new Map(moves.map(({ machine, to }) => [machine, to]));
    await settle(shell, 'the machines are where they were wanted', ({ resources }) =>
      resources.every((resource) => !target.has(resource.name) || standsOn(resource) === target.get(resource.name)),
    );
  } finally {
    // What is there stays there: the hosts' stickiness holds it.
    await succeed(shell, moves.map(({ machine }) => `crm_resource --resource ${quoted(machine)} --clear`).join('\n'));
  }
  const anew = restarted(before, await startMarks(shell));
  // For a moment between stop and start Pacemaker takes such a machine to be there already.
  if (anew.length > 0) await succeed(shell, 'crm_resource --wait');
  return { restarted: anew };
}
