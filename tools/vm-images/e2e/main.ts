/**
 * The user's whole way with the machines: from vm-export.tar.xz in an empty folder to a message that is still there after
 * the power failed. nx run tools:vm-e2e; needs root and Debian's libvirt and QEMU. All of it happens in namespaces of its
 * own, under software emulation.
 */
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LibvirtHost } from '../lab/libvirt-host.ts';
import { MachineRoom, roles } from './machine-room.ts';
import type { Said } from './talk.ts';
import { TimedSteps } from '../making/timed-steps.ts';

const bundle = resolve(import.meta.dirname, '../../../dist/vm-images/vm-export.tar.xz');
const address = '192.168.77.2';
const http = `http://${address}:8080`;
const https = `https://${address}:8443`;

/** Ports that services listen on behind web-server, or on web-server for the other two alone. */
const behind = [
  ['10.0.0.2', 7301],
  ['10.0.0.2', 5432],
  ['10.0.0.3', 7302],
  ['10.0.0.1', 19532],
  [address, 19532],
  [address, 22],
] as const;

const { step, figures } = new TimedSteps();

await using host = await LibvirtHost.start();
const room = new MachineRoom(host);

assert.deepEqual(readdirSync(room.empty), []);
await step('check, unpack and define', () => room.import(bundle));
await room.set(['PROSA_LOG_LEVEL=debug']); // each call is a line then
await step('up, until all are healthy', () => room.prosaVm('up'));

const said = await step('sign up and send over HTTP, with a summary by the assistant', () => room.talk('send', http));
const { requestId } = JSON.parse(said) as Said;
await step('read over HTTPS', () => room.talk('read', https, said));

await step('one request id in the logs of all three', async () => {
  let missing: readonly string[] = roles;
  let lines = '';
  // The other two send their journals to web-server, which takes a moment.
  for (const deadline = performance.now() + 60_000; missing.length > 0 && performance.now() < deadline;) {
    lines = await room.logsOf(requestId);
    missing = roles.filter((role) => !lines.includes(` ${role} prosa-`));
    if (missing.length > 0) await wait(1_000);
  }
  assert.deepEqual(missing, [], lines);
});

await step('LAN2 is out of reach from LAN1', async () => {
  await room.routeIntoLan2(address);
  assert.ok(await room.reaches(address, 8080));
  for (const [where, port] of behind) assert.ok(!(await room.reaches(where, port)), `${where}:${port} answers`);
});

for (const role of roles) figures.push(`${String(await room.usedMib(role)).padStart(6)} MiB used by ${role} at rest`);

await step('all powered off hard', () => room.powerOff());
await step('up again, until all are healthy', () => room.prosaVm('up'));
await step('the same message over HTTP and HTTPS', async () => {
  await room.talk('read', http, said);
  await room.talk('read', https, said);
});
await step('nothing is left', async () => {
  await room.prosaVm('destroy', '--yes');
  assert.equal(await host.succeed(['virsh', '--quiet', 'list', '--all', '--name']), '');
  assert.deepEqual(readdirSync(join(host.folder, 'lib/images')), []);
});

console.log(
  `\n${[`${(statSync(bundle).size / 1e6).toFixed(0).padStart(6)} MB  vm-export.tar.xz`, ...figures].join('\n')}`,
);
