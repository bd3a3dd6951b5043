import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { machineShell } from './machine-shell.ts';
import { type NodeShell, shellBy, succeed } from './node-shell.ts';

/** A host whose virsh stands for a machine: what the guest agent is asked to run runs here, by its own protocol. */
function host(asked: string[] = []): NodeShell {
  const done = new Map<number, object>();
  return {
    async run(script) {
      const [, uris = ''] = /(if [^]*?fi)\n/.exec(script) ?? [];
      const [, words = ''] = /qemu-agent-command ([^]*)$/.exec(script) ?? [];
      const { stdout } = await shellBy([]).run(`crm_node() { echo north; }\n${uris}\nprintf '%s\\n' "$uri" ${words}`);
      const [uri = '', , , machine = '', json = '{}'] = stdout.split('\n');
      asked.push(`${uri} ${machine}`);
      const { execute, arguments: given } = JSON.parse(json) as { execute: string; arguments: Record<string, never> };
      if (execute === 'guest-exec-status') return answer(done.get(given['pid']!) ?? { exited: false });
      const { path, arg, 'input-data': input } = given as unknown as Record<string, string> & { arg: string[] };
      const { status, stdout: out, stderr: err } = spawnSync(path!, arg, { input: Buffer.from(input!, 'base64') });
      const pid = done.size + 1;
      const [outData, errData] = [out, err].map((bytes) => bytes.toString('base64'));
      done.set(pid, { exited: true, exitcode: status, 'out-data': outData, 'err-data': errData });
      return answer({ pid });
    },
  };
}

function answer(value: object): { code: number; stdout: string; stderr: string } {
  return { code: 0, stdout: JSON.stringify({ return: value }), stderr: '' };
}

test('a script runs in a machine as it is, and what it says comes back', async () => {
  const asked: string[] = [];
  const shell = machineShell(host(asked), 'north', 'database-1');
  await expect(succeed(shell, `printf '%s' "it's ä"`)).resolves.toBe("it's ä");
  expect(await shell.run('echo no >&2; exit 3')).toEqual({ code: 3, stdout: '', stderr: 'no\n' });
  expect(new Set(asked)).toEqual(new Set(['qemu:///system database-1']));
});

test('a machine on another host is reached by that host', async () => {
  const asked: string[] = [];
  await succeed(machineShell(host(asked), 'south', 'database-2'), 'true');
  expect(new Set(asked)).toEqual(new Set(['qemu+tls://south/system database-2']));
});

test('a machine that cannot be asked, or does not end, is an error', async () => {
  const off: NodeShell = { run: async () => ({ code: 1, stdout: '', stderr: 'error: domain is not running' }) };
  await expect(machineShell(off, 'north', 'database-1').run('true')).rejects.toThrow('domain is not running');
  const stuck: NodeShell = {
    run: async (script) => answer(script.includes('guest-exec-status') ? { exited: false } : { pid: 1 }),
  };
  await expect(machineShell(stuck, 'north', 'database-1').run('sleep 9', 0)).rejects.toThrow(
    'database-1: not done after 0 s',
  );
});
