import assert from 'node:assert/strict';
import type { ClusterLab } from '../../lab/cluster-lab.ts';
import type { Copies } from './copies.ts';

/**
 * After a moment the fence device of a host said that this is off, before any of these machines, which all did, started elsewhere; answers when, in
 * milliseconds since 1970. One that has no power is not switched off once more: the agent asks, and is told.
 */
export function assertFencedFirst(
  { redfish }: Pick<ClusterLab, 'redfish'>,
  copies: Copies,
  victim: string,
  machines: readonly string[],
  from: number,
): number {
  const off = redfish.records.find(({ host, state, at }) => host === victim && state === 'Off' && at > from);
  assert.ok(off, `${victim} was not fenced`);
  const started = copies.startedAfter(machines, from);
  for (const machine of machines)
    assert.ok(
      started.some(({ guest }) => guest === machine),
      `${machine} did not start again`,
    );
  for (const { guest, startedAt } of started) assert.ok(startedAt >= off.at, `${guest} started before the fence`);
  return off.at;
}
