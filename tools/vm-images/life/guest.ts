import { setTimeout } from 'node:timers/promises';
import type { LibvirtHost } from '../lab/libvirt-host.ts';

const deadlineMs = 240_000;

function agent(host: LibvirtHost, machine: string, command: object): ReturnType<LibvirtHost['run']> {
  return host.run(['virsh', '--quiet', 'qemu-agent-command', '--timeout', '10', machine, JSON.stringify(command)]);
}

/** Waits until the machine's guest agent answers. Throws when it does not within four minutes. */
export async function waitForAgent(host: LibvirtHost, machine: string): Promise<void> {
  const endMs = Date.now() + deadlineMs;
  while ((await agent(host, machine, { execute: 'guest-ping' })).code !== 0) {
    if (Date.now() > endMs) throw new Error(`the agent of ${machine} does not answer`);
    await setTimeout(200);
  }
}

/** Waits until libvirt says that the machine is in that state. Throws when it is not within four minutes. */
export async function waitForState(host: LibvirtHost, machine: string, state: string): Promise<void> {
  const endMs = Date.now() + deadlineMs;
  while ((await host.succeed(['virsh', '--quiet', 'domstate', machine])) !== state) {
    if (Date.now() > endMs) throw new Error(`${machine} is not ${state}`);
    await setTimeout(200);
  }
}

/** Runs a line of shell in the guest, through its agent, and returns what it prints. Throws when it fails. */
export async function inGuest(host: LibvirtHost, machine: string, line: string): Promise<string> {
  const start = { execute: 'guest-exec', arguments: { path: '/bin/sh', arg: ['-c', line], 'capture-output': true } };
  const { code, text } = await agent(host, machine, start);
  if (code !== 0) throw new Error(`${machine}: ${line}: ${text}`);
  const { pid } = (JSON.parse(text) as { return: { pid: number } }).return;
  for (;;) {
    const status = await agent(host, machine, { execute: 'guest-exec-status', arguments: { pid } });
    const reply = JSON.parse(status.text) as { return: { exited: boolean; exitcode?: number; 'out-data'?: string } };
    if (!reply.return.exited) {
      await setTimeout(50);
      continue;
    }
    const output = Buffer.from(reply.return['out-data'] ?? '', 'base64')
      .toString()
      .trimEnd();
    if (reply.return.exitcode !== 0)
      throw new Error(`${machine}: ${line}: exit code ${reply.return.exitcode}: ${output}`);
    return output;
  }
}
