import { setTimeout as wait } from 'node:timers/promises';
import { ClusterError } from '../cluster-error.ts';
import { type NodeShell, quoted, type ScriptOutcome, succeed, usualLimitMs } from './node-shell.ts';

/** What QEMU's guest agent answers, in what is used of it (https://qemu-project.gitlab.io/qemu/interop/qemu-ga-ref.html). */
interface ExecStatus {
  readonly exited: boolean;
  readonly exitcode?: number;
  /** Base64. */
  readonly 'out-data'?: string;
  readonly 'err-data'?: string;
}

/** How long the agent itself may take to answer. */
const agentSeconds = 10;
const pollMs = 250;

/**
 * A shell in a machine that runs on `host`, by its guest agent, as it has no SSH: the host of `shell` asks its own libvirt or, over TLS, that of the
 * other host. Throws a ClusterError when the machine cannot be asked, or a script takes longer than it may.
 */
export function machineShell(shell: NodeShell, host: string, machine: string): NodeShell {
  const ask = async <T>(execute: string, body: object): Promise<T> => {
    const command = quoted(JSON.stringify({ execute, arguments: body }));
    const answer = await succeed(
      shell,
      `if [ "$(crm_node --name)" = ${quoted(host)} ]; then uri=qemu:///system; else uri=qemu+tls://${host}/system; fi
virsh --connect "$uri" --quiet qemu-agent-command --timeout ${agentSeconds} ${quoted(machine)} ${command}`,
    );
    return (JSON.parse(answer) as { return: T }).return;
  };
  return {
    async run(script, limitMs = usualLimitMs): Promise<ScriptOutcome> {
      const input = Buffer.from(script).toString('base64');
      const { pid } = await ask<{ pid: number }>('guest-exec', {
        path: '/bin/sh',
        arg: ['-s'],
        'input-data': input,
        'capture-output': true,
      });
      const end = performance.now() + limitMs;
      for (;;) {
        const status = await ask<ExecStatus>('guest-exec-status', { pid });
        if (status.exited) {
          const text = (base64 = ''): string => Buffer.from(base64, 'base64').toString();
          return { code: status.exitcode ?? null, stdout: text(status['out-data']), stderr: text(status['err-data']) };
        }
        if (performance.now() > end)
          throw new ClusterError(`${machine}: not done after ${limitMs / 1000} s: ${script.trim()}`);
        await wait(pollMs);
      }
    },
  };
}
