import { setTimeout as wait } from 'node:timers/promises';
import { ClusterError } from '../cluster-error.ts';
import { machineShell } from './machine-shell.ts';
import type { NodeShell } from './node-shell.ts';

/**
 * Resolves when a machine on `host` says itself that it is healthy: its service answers grpc.health.v1 or, a gateway's, /healthz. Throws a ClusterError
 * with its last words when it does not in time.
 */
export async function machineIsHealthy(
  shell: NodeShell,
  host: string,
  machine: string,
  limitMs = 300_000,
): Promise<void> {
  const end = performance.now() + limitMs;
  for (;;) {
    const why = await illness(machineShell(shell, host, machine));
    if (why === undefined) return;
    if (performance.now() > end) throw new ClusterError(`${machine} is not healthy: ${why}`);
    await wait(1_000);
  }
}

/** What it says; while it boots its agent does not answer. */
async function illness(shell: NodeShell): Promise<string | undefined> {
  try {
    const { code, stdout, stderr } = await shell.run('/usr/lib/prosa/health');
    return code === 0 ? undefined : (stdout || stderr).trim();
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    return error.message.split('\n')[0];
  }
}
