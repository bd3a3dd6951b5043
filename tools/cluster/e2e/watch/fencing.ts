import assert from 'node:assert/strict';
import { clusterView } from '../../drive/cluster-view.ts';
import type { NodeShell } from '../../drive/node-shell.ts';
import type { ClusterLab } from '../../lab/cluster-lab.ts';
import type { Copies } from './copies.ts';

/** A host that is lost, and the machines on it that could be elsewhere. */
export interface Loss {
  readonly lab: ClusterLab;
  readonly copies: Copies;
  readonly victim: string;
  readonly machines: readonly string[];
}

/** Moments, in milliseconds since 1970. */
export interface WithoutDevice {
  readonly lostAt: number;
  readonly revivedAt: number;
}

/**
 * The host and its fence device lose their power while `meanwhile` goes on: nobody can say that the host is off, so that nothing of it starts anywhere.
 * Then the device answers again, whatever came of it. `shell` is one on a host that is left.
 */
export async function withoutDevice(
  { lab, copies, victim, machines }: Loss,
  shell: () => NodeShell,
  meanwhile: () => Promise<unknown>,
): Promise<WithoutDevice> {
  lab.redfish.kill(victim);
  const lostAt = Date.now();
  try {
    await lab.host(victim).off();
    await meanwhile();
    const { hosts } = await clusterView(shell());
    assert.equal(hosts.find(({ name }) => name === victim)?.isUnclean, true);
    assert.deepEqual(copies.startedAfter(machines, lostAt), []);
  } finally {
    lab.redfish.revive(victim);
  }
  return { lostAt, revivedAt: Date.now() };
}

/**
 * After a moment the fence device said that the host is off, before any of the machines, which all did, started elsewhere; answers when, in milliseconds
 * since 1970. One that has no power is not switched off once more: the agent asks, and is told.
 */
export function assertFencedFirst({ lab, copies, victim, machines }: Loss, from: number): number {
  const off = lab.redfish.records.find(({ host, state, at }) => host === victim && state === 'Off' && at > from);
  assert.ok(off, `${victim} was not fenced`);
  const started = copies.startedAfter(machines, from);
  const missing = machines.filter((machine) => !started.some(({ guest }) => guest === machine));
  assert.deepEqual(missing, [], 'did not start again');
  for (const { guest, startedAt } of started) assert.ok(startedAt >= off.at, `${guest} started before the fence`);
  return off.at;
}
