import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LibvirtHost } from '../lab/libvirt-host.ts';
import { inGuest, waitForAgent, waitForState } from './guest.ts';
import { Installation } from './installation.ts';

// What docs/virtual-machines.md shows under "Life of a machine", in its order, on one machine.
const machine = 'prosa-web-server';
let host: LibvirtHost;
let prosa: Installation;

beforeAll(async () => {
  host = await LibvirtHost.start();
  prosa = new Installation(host);
  await prosa.succeed('import', prosa.release('1.0.0'));
});

afterAll(() => host[Symbol.asyncDispose]());

const virsh = (...words: string[]): Promise<string> => host.succeed(['virsh', '--quiet', ...words]);

/** Starts the machine with its networks and returns the seconds until its agent answered. */
async function boot(): Promise<number> {
  for (const network of ['prosa-lan1', 'prosa-lan2']) await host.run(['virsh', 'net-start', network]);
  const beganMs = Date.now();
  await virsh('start', machine);
  await waitForAgent(host, machine);
  return (Date.now() - beganMs) / 1000;
}

test('start, shutdown, forced stop', async () => {
  await boot();
  await virsh('shutdown', machine, '--mode', 'agent');
  await waitForState(host, machine, 'shut off');
  await boot();
  await virsh('destroy', machine);
  expect(await virsh('domstate', '--reason', machine)).toBe('shut off (destroyed)');
});

test('autostart', async () => {
  await virsh('autostart', machine);
  expect(await virsh('dominfo', machine)).toMatch(/Autostart: +enable/);
  await virsh('autostart', '--disable', machine);
  expect(await virsh('dominfo', machine)).toMatch(/Autostart: +disable/);
});

test('console and address', async () => {
  await boot();
  // A terminal of its own, as virsh console wants one; what is typed reaches the guest's shell.
  const typing = `(sleep 2; printf 'echo on-the-$((40 + 2))\\n'; sleep 3) | script -qefc 'virsh console ${machine} --force' /dev/null`;
  expect((await host.run(['timeout', '10', 'bash', '-c', typing])).text).toContain('on-the-42');
  expect(readFileSync(join(host.folder, 'lib/images/prosa/consoles/web-server.log'), 'latin1')).toContain(
    'web-server is up',
  );
  expect(await virsh('domifaddr', machine, '--source', 'agent')).toMatch(/lan1 .* 192\.168\.77\.2\/24/);
});

test('save and restore: the memory goes on where it was', async () => {
  await inGuest(host, machine, 'echo kept >/tmp/in-memory');
  await virsh('save', machine, '/var/lib/libvirt/images/web-server.save');
  expect(await virsh('domstate', machine)).toBe('shut off');
  await virsh('restore', '/var/lib/libvirt/images/web-server.save');
  expect(await inGuest(host, machine, 'cat /tmp/in-memory')).toBe('kept');
});

test('live snapshot and revert', async () => {
  await virsh('snapshot-create-as', machine, 'moment');
  await inGuest(host, machine, 'rm /tmp/in-memory; echo lost >/data/later; sync');
  await virsh('snapshot-revert', machine, 'moment');
  expect(await inGuest(host, machine, 'cat /tmp/in-memory; ls /data')).toBe('kept\nboots\nlost+found');
  await virsh('snapshot-delete', machine, 'moment');
});

test('more memory and CPUs while it runs', async () => {
  const memoryKib = async (): Promise<number> =>
    Number(await inGuest(host, machine, "sed -n 's/MemTotal: *\\([0-9]*\\) kB/\\1/p' /proc/meminfo"));
  const before = await memoryKib();
  await virsh('setmem', machine, '160M', '--live');
  await expectEventually(memoryKib, (now) => now > before + 48 * 1024);
  expect(await inGuest(host, machine, 'nproc')).toBe('1');
  await virsh('setvcpus', machine, '2', '--live');
  await expectEventually(
    () => inGuest(host, machine, 'ls -d /sys/devices/system/cpu/cpu1 2>/dev/null; true'),
    (found) => found !== '',
  );
  await virsh('setvcpus', machine, '2', '--guest');
  expect(await inGuest(host, machine, 'nproc')).toBe('2');
});

test('a disk added while it runs: by libvirt, what that is in QMP, and by QMP itself', async () => {
  const disks = (): Promise<string> => inGuest(host, machine, 'ls /sys/block | grep vd');
  const image = (name: string): string => `/var/lib/libvirt/images/${name}.qcow2`;
  for (const name of ['more', 'most'])
    await host.succeed(['qemu-img', 'create', '-q', '-f', 'qcow2', image(name), '64M']);
  await virsh('attach-disk', machine, image('more'), 'vdc', '--driver', 'qemu', '--subdriver', 'qcow2', '--live');
  await expectEventually(disks, (found) => found.includes('vdc'));
  const log = readFileSync(join(host.folder, 'log/libvirtd.log'), 'utf8');
  expect(log).toMatch(/QEMU_MONITOR_SEND_MSG.*"execute":"blockdev-add".*more\.qcow2/);
  expect(log).toMatch(/QEMU_MONITOR_SEND_MSG.*"execute":"device_add".*"driver":"virtio-blk-pci"/);

  // QEMU's user has to open what libvirt does not know of.
  await host.succeed(['chmod', '0666', image('most')]);
  const qmp = (command: object): Promise<string> => virsh('qemu-monitor-command', machine, JSON.stringify(command));
  const file = { driver: 'file', filename: image('most') };
  await qmp({ execute: 'blockdev-add', arguments: { driver: 'qcow2', 'node-name': 'most', file } });
  const free = /"bus":"(pci\.\d+)"/.exec(log.slice(log.lastIndexOf('"execute":"device_add"')))?.[1] ?? '';
  const bus = free.replace(/\d+$/, (number) => String(Number(number) + 1));
  await qmp({ execute: 'device_add', arguments: { driver: 'virtio-blk-pci', drive: 'most', id: 'most', bus } });
  await expectEventually(disks, (found) => found.includes('vdd'));
  await virsh('detach-disk', machine, 'vdc', '--live');
  await expectEventually(disks, (found) => !found.includes('vdc'));
});

test('configuration and disk exported', async () => {
  await virsh('destroy', machine);
  await host.succeed([
    'bash',
    '-c',
    `virsh dumpxml --inactive ${machine} >/tmp/web-server.xml && virt-xml-validate /tmp/web-server.xml; rm /tmp/web-server.xml`,
  ]);
  const copy = '/var/lib/libvirt/images/export.qcow2';
  await host.succeed(['qemu-img', 'convert', '-O', 'qcow2', `${prosa.folder}/current/web-server-root.qcow2`, copy]);
  // Whole: it needs neither the role's image nor the base.
  expect(await host.succeed(['qemu-img', 'info', copy])).not.toContain('backing file');
  expect(await host.succeed(['qemu-img', 'check', copy])).toContain('No errors');
});

test.each([
  ['seabios', 'seabios'],
  ['uefi', 'uefi'],
  ['a ROM file', '/usr/share/seabios/bios-256k.bin'],
])('firmware: %s', async (_, firmware) => {
  const up = await prosa.prosaVm(['up'], { env: { PROSA_VM_FIRMWARE: firmware } });
  expect(up.code).toBe(0);
  const loader = (await virsh('dumpxml', machine)).match(/<loader .*>(.*)<\/loader>/)?.[1];
  expect(loader).toBe(
    { seabios: undefined, uefi: '/usr/share/ovmf/OVMF.fd' }[firmware] ??
      (firmware.startsWith('/') ? firmware : undefined),
  );
  await virsh('destroy', machine);
  process.stdout.write(`${firmware}: agent answers ${(await boot()).toFixed(1)} s after the start\n`);
  await prosa.succeed('down');
});

/** Waits until `look` gives what `suits`; the guest does things in its own time. */
async function expectEventually<T>(look: () => Promise<T>, suits: (found: T) => boolean): Promise<void> {
  const deadlineMs = Date.now() + 60_000;
  let found = await look();
  while (!suits(found)) {
    if (Date.now() > deadlineMs) throw new Error(`still ${String(found)} after a minute`);
    found = await look();
  }
}
