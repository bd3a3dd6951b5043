import { ClusterError } from '../cluster-error.ts';
import { clusterView, standsOn } from '../drive/cluster-view.ts';
import { type NodeShell, quoted, succeed } from '../drive/node-shell.ts';
import { settle } from '../drive/settle.ts';

/** The wish for a host expires by itself, should whoever made it not live to take it back. */
const lifetime = 'PT10M';

/** Where a machine runs. Throws a ClusterError when it does not. */
export async function hostOf(shell: NodeShell, machine: string): Promise<string> {
  const { resources } = await clusterView(shell);
  const resource = resources.find(({ name }) => name === machine);
  const host = resource && standsOn(resource);
  if (host === undefined) throw new ClusterError(`${machine} does not run, or is being moved`);
  return host;
}

/** Stops a machine and starts it on `host`, of what is defined there now. Throws a ClusterError when it does not start there. */
export async function restartMachine(shell: NodeShell, machine: string, host: string): Promise<void> {
  const resource = `crm_resource --resource ${quoted(machine)}`;
  const role = '--meta --set-parameter target-role --parameter-value';
  await succeed(shell, `${resource} ${role} Stopped`);
  await settle(shell, `${machine} is stopped`, ({ resources }) =>
    resources.some((one) => one.name === machine && one.hosts.length === 0 && one.pending === undefined),
  );
  try {
    await succeed(
      shell,
      `${resource} --move --node ${quoted(host)} --lifetime ${lifetime} --force
${resource} --cleanup >/dev/null 2>&1
${resource} --meta --delete-parameter target-role`,
    );
    await settle(shell, `${machine} is on ${host}`, ({ resources }) =>
      resources.some((one) => one.name === machine && standsOn(one) === host),
    );
  } finally {
    await succeed(shell, `${resource} --clear`);
  }
}
