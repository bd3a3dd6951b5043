import { setTimeout as wait } from 'node:timers/promises';
import { ClusterError } from '../cluster-error.ts';
import { type ClusterView, clusterView } from './cluster-view.ts';
import type { NodeShell } from './node-shell.ts';

/** How often the cluster is asked. */
const pollMs = 250;

/** Asks again and again until `isSettled`, and answers how it stands then. Throws a ClusterError when that takes longer than `limitMs`. */
export async function settle(
  shell: NodeShell,
  what: string,
  isSettled: (view: ClusterView) => boolean,
  limitMs = 120_000,
): Promise<ClusterView> {
  const end = Date.now() + limitMs;
  for (;;) {
    const view = await clusterView(shell);
    if (isSettled(view)) return view;
    if (Date.now() > end)
      throw new ClusterError(`${what}: not so after ${limitMs / 1000} s; cluster-status tells how it stands`);
    await wait(pollMs);
  }
}
