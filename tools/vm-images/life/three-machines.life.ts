import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LibvirtHost } from '../lab/libvirt-host.ts';
import { Installation } from './installation.ts';

const roles = ['database-server', 'ai-server', 'web-server'];
let host: LibvirtHost;
let prosa: Installation;
let first: string;

beforeAll(async () => {
  host = await LibvirtHost.start();
  prosa = new Installation(host);
  first = prosa.release('1.0.0');
  await prosa.succeed('import', first);
});

afterAll(() => host[Symbol.asyncDispose]());

/** `release VERSION, boot COUNT` of a machine: its image, and what its disk of data has seen. */
async function health(role: string): Promise<string> {
  const line = (await prosa.succeed('status')).split('\n').find((text) => text.startsWith(role));
  return /release [0-9.]+, boot \d+/.exec(line ?? '')?.[0] ?? `${line}`;
}

test('up: killed while it starts machines, run again it brings all three up; people reach web-server', async () => {
  await prosa.prosaVm(['up'], { killAt: (line) => line.startsWith('ai-server') });
  const said = await prosa.succeed('up');
  expect(said).toMatch(/accelerator: qemu \(software emulation\): this host has no \/dev\/kvm/);
  expect(said).toMatch(/database-server +runs already/);
  expect(said).toMatch(/Prosa is at http:\/\/192\.168\.77\.2:8080 and https:\/\/192\.168\.77\.2:8443$/);
  expect(await prosa.page('192.168.77.2')).toBe('web-server');
  expect(await prosa.succeed('logs', 'request-7')).toBe('logs of request-7 from web-server');
});

test('the private network: machines reach each other, this host reaches none of them', async () => {
  const ping = {
    execute: 'guest-exec',
    arguments: { path: '/bin/ping', arg: ['-c', '1', '10.0.0.2'], 'capture-output': true },
  };
  const started = await host.succeed(['virsh', 'qemu-agent-command', 'prosa-web-server', JSON.stringify(ping)]);
  const { pid } = (JSON.parse(started) as { return: { pid: number } }).return;
  const status = JSON.stringify({ execute: 'guest-exec-status', arguments: { pid } });
  let reply = { return: { exited: false, exitcode: -1 } };
  while (!reply.return.exited) {
    reply = JSON.parse(await host.succeed(['virsh', 'qemu-agent-command', 'prosa-web-server', status])) as typeof reply;
  }
  expect(reply.return.exitcode).toBe(0);
  expect(await host.succeed(['ip', 'route', 'show'])).not.toContain('10.0.0.0');
});

test('keys: readable for root alone, on no command line', async () => {
  const secrets = join(host.folder, 'lib/images/prosa/secrets');
  expect(statSync(secrets).mode & 0o777).toBe(0o700);
  for (const file of ['ca.key', ...roles.map((role) => `${role}.key`)]) {
    expect(statSync(join(secrets, file)).mode & 0o777).toBe(0o600);
  }
  const commands = await host.succeed(['bash', '-c', 'cat /proc/[0-9]*/cmdline | tr "\\0" "\\n"']);
  const encoded = readFileSync(join(secrets, 'ai-server.key')).toString('base64').slice(40, 100);
  expect(commands).toContain('io.systemd.credential.binary:prosa.role');
  expect(commands).not.toContain(encoded);
  expect(commands).not.toContain(Buffer.from('-----BEGIN EC PRIVATE KEY').toString('base64').slice(0, 30));
  const chain = ['openssl', 'verify', '-CAfile', `${prosa.folder}/secrets/ca.crt`, '-verify_ip', '192.168.77.2'];
  expect(await host.succeed([...chain, `${prosa.folder}/secrets/web-server.crt`])).toContain('OK');
});

test('import over it: the same release changes nothing, another one is refused', async () => {
  expect(await prosa.succeed('import', first)).toMatch(/imported already .*nothing changed/);
  const other = await prosa.prosaVm(['import', prosa.release('1.1.0')]);
  expect(other.errors).toEqual([
    expect.stringMatching(/imported already, with the release 1\.0\.0-.*nothing was changed/),
  ]);
});

test('the power fails: the machines come back with their data', async () => {
  await host.succeed(['bash', '-c', roles.map((role) => `virsh destroy prosa-${role}`).join(' && ')]);
  expect((await prosa.prosaVm(['status'])).code).toBe(1);
  await prosa.succeed('up');
  expect(await health('database-server')).toBe('release 1.0.0, boot 2');
});

test('an upgrade that does not become healthy goes back by itself, to the images and the data of before', async () => {
  const broken = prosa.release('2.0.0', 'broken');
  const outcome = await prosa.prosaVm(['upgrade', broken], { env: { PROSA_VM_WAIT_SECONDS: '45' } });
  expect(outcome.code).toBe(1);
  expect(outcome.errors).toEqual([expect.stringMatching(/2\.0\.0-\w+ did not become healthy; 1\.0\.0-\w+ runs again/)]);
  // Boot 3 was the broken release's; it is not in the data any more.
  expect(await health('database-server')).toBe('release 1.0.0, boot 3');
});

test('an upgrade that is killed: up goes back', async () => {
  const next = prosa.release('3.0.0');
  await prosa.prosaVm(['upgrade', next], { killAt: (line) => line.startsWith('web-server       starts') });
  expect(await prosa.succeed('up')).toMatch(/back to 1\.0\.0-/);
  expect(await health('web-server')).toBe('release 1.0.0, boot 4');
});

test('snapshot of all three as they run, an upgrade that turns out to be wrong, and back', async () => {
  await prosa.succeed('snapshot', 'before');
  const [, boot] = (await health('database-server')).split(', ');
  expect(await prosa.succeed('upgrade', prosa.release('4.0.0'))).toMatch(/upgraded from 1\.0\.0-\w+ to 4\.0\.0-/);
  expect(await health('database-server')).toMatch(/^release 4\.0\.0/);
  const asked = await prosa.prosaVm(['restore', 'before']);
  expect(asked.errors).toEqual(['prosa-vm: nothing was done; say --yes to do it without a terminal']);
  await prosa.succeed('restore', 'before', '--yes');
  // The memory is that of then: no boot was needed.
  expect(await health('database-server')).toBe(`release 1.0.0, ${boot}`);
  expect(await prosa.page('192.168.77.2')).toBe('web-server');
  await prosa.succeed('snapshot', '--delete', 'before');
});

test('a clone beside it: other UUIDs, MACs and addresses, and both answer', async () => {
  const clone = new Installation(host, 'second', { PROSA_VM_ADDRESS: '192.168.78.2/24' });
  await clone.succeed('import', first);
  expect(await clone.succeed('up')).toMatch(/http:\/\/192\.168\.78\.2:8080/);
  const identities = async (name: string): Promise<string[]> => {
    const xml = await host.succeed(['virsh', 'dumpxml', `${name}-web-server`]);
    return [...xml.matchAll(/<uuid>.*<\/uuid>|<mac address='.*'\/>/g)].map(String);
  };
  const [ours, theirs] = [await identities('prosa'), await identities('second')];
  expect(ours).toHaveLength(3);
  expect(theirs.filter((identity) => ours.includes(identity))).toEqual([]);
  expect(await prosa.page('192.168.77.2')).toBe('web-server');
  expect(await clone.page('192.168.78.2')).toBe('web-server');
  await clone.succeed('destroy', '--yes');
  expect(await prosa.page('192.168.77.2')).toBe('web-server');
});

test('down in order, and destroy only after a yes', async () => {
  const said = await prosa.succeed('down');
  expect(said.split('\n').map((line) => line.split(' ')[0])).toEqual([...roles].reverse());
  const asked = await prosa.prosaVm(['destroy']);
  expect(asked.text).toContain('This removes from this host, for ever: the machines prosa-database-server');
  expect(asked.code).toBe(1);
  await prosa.succeed('destroy', '--yes');
  expect(await prosa.known()).toEqual([]);
});
