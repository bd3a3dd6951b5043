import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LibvirtHost } from '../lab/libvirt-host.ts';
import { Installation } from './installation.ts';

let host: LibvirtHost;
let prosa: Installation;
let release: string;

beforeAll(async () => {
  host = await LibvirtHost.start();
  prosa = new Installation(host);
  release = prosa.release('1.0.0');
});

afterAll(() => host[Symbol.asyncDispose]());

/** An import that has to be refused with this one line and to leave nothing behind. */
async function refused(line: string | RegExp, env: Record<string, string> = {}, folder = release): Promise<void> {
  const before = await host.succeed(['virsh', 'list', '--all', '--name']);
  const { code, errors } = await prosa.prosaVm(['import', folder], { env });
  expect(errors).toEqual([expect.stringMatching(line)]);
  expect(code).not.toBe(0);
  expect(await host.succeed(['virsh', 'list', '--all', '--name'])).toBe(before);
  expect(readdirSync(join(host.folder, 'lib/images'))).toEqual([]);
}

test('an address that another network of libvirt has, that this host has, or that is none', async () => {
  const other =
    "<network><name>other</name><dns enable='no'/><ip address='192.168.77.1' netmask='255.255.255.0'/></network>";
  await host.succeed([
    'bash',
    '-c',
    `echo "${other}" >/tmp/prosa-other.xml && virsh net-define /tmp/prosa-other.xml && rm /tmp/prosa-other.xml`,
  ]);
  await refused(
    /192\.168\.77\.2\/24 is taken: libvirt's network 'other' has 192\.168\.77\.1\/24; set PROSA_VM_ADDRESS/,
  );
  await host.succeed(['virsh', 'net-undefine', 'other']);
  await host.succeed(['ip', 'address', 'add', '172.30.5.9/16', 'dev', 'lo']);
  await refused(/172\.30\.77\.2\/24 is taken: lo of this host has 172\.30\.5\.9\/16/, {
    PROSA_VM_ADDRESS: '172.30.77.2/24',
  });
  await refused(/is no address/, { PROSA_VM_ADDRESS: '192.168.300.2/24' });
  await refused(/cannot be web-server's/, { PROSA_VM_ADDRESS: '192.168.80.1/24' });
  await refused(/private network of the machines/, { PROSA_VM_ADDRESS: '10.0.0.9/24' });
});

test('a network that is missing', async () => {
  await refused(/PROSA_VM_LAN1: libvirt has no network 'nowhere'/, { PROSA_VM_LAN1: 'nowhere' });
});

test('a machine of that name, which stays as it was', async () => {
  const domain =
    "<domain type='qemu'><name>prosa-ai-server</name><memory unit='MiB'>16</memory><os><type>hvm</type></os></domain>";
  await host.succeed(['bash', '-c', `virsh define <(echo "${domain}")`]);
  const before = await host.succeed(['virsh', 'dumpxml', 'prosa-ai-server']);
  await refused(/a machine 'prosa-ai-server' is there already and is not of this installation; nothing was changed/);
  expect(await host.succeed(['virsh', 'dumpxml', 'prosa-ai-server'])).toBe(before);
  await host.succeed(['virsh', 'undefine', 'prosa-ai-server']);
});

test('a disk that is full', async () => {
  await host.succeed(['bash', '-c', 'mkdir /run/small && mount -t tmpfs -o size=20m small /run/small']);
  await refused(/\d+ MiB are needed in \/run\/small\/prosa, but \d+ MiB are free|but only \d+ MiB are free/, {
    PROSA_VM_DIR: '/run/small/prosa',
  });
  expect(await host.succeed(['ls', '/run/small'])).toBe('');
});

test('firmware, accelerator and names that are none; a folder without images', async () => {
  await refused(/PROSA_VM_FIRMWARE: there is no file \/nowhere\.rom/, { PROSA_VM_FIRMWARE: '/nowhere.rom' });
  await refused(/PROSA_VM_ACCELERATOR: must be auto, kvm or qemu/, { PROSA_VM_ACCELERATOR: 'fast' });
  await refused(/PROSA_VM_NAME: must be/, { PROSA_VM_NAME: 'A B' });
  await refused(/is no folder of images/, {}, '/tmp');
});

test('an image that names a file of this host as what lies below it, or keeps its data there', async () => {
  const images = join(release, 'images');
  const [disk, base, secret] = [
    join(images, 'ai-server.qcow2'),
    join(images, 'base.qcow2'),
    join(host.folder, 'secret'),
  ];
  await host.succeed(['cp', disk, join(host.folder, 'kept')]);
  await host.succeed(['truncate', '--size=1M', secret]);
  await host.succeed(['qemu-img', 'rebase', '-u', '-f', 'qcow2', '-F', 'raw', '-b', secret, disk]);
  await refused(/ai-server\.qcow2 has to lie over base\.qcow2, but names another one/);
  await host.succeed(['qemu-img', 'create', '-q', '-f', 'qcow2', '-o', `data_file=${secret}`, disk, '1M']);
  await host.succeed(['qemu-img', 'rebase', '-u', '-f', 'qcow2', '-F', 'qcow2', '-b', base, disk]);
  await refused(/ai-server\.qcow2 has to lie over base\.qcow2/);
  await host.succeed(['qemu-img', 'rebase', '-u', '-f', 'qcow2', '-F', 'qcow2', '-b', 'base.qcow2', disk]);
  await refused(/ai-server\.qcow2 keeps its data in another file/);
  await host.succeed(['dd', 'if=/dev/zero', `of=${disk}`, 'bs=4096', 'count=1', 'status=none']);
  await refused(/ai-server\.qcow2 is no qcow2 disk/);
  await host.succeed(['mv', join(host.folder, 'kept'), disk]);
});

test('a host where programs or libvirt are missing: the package', async () => {
  const { errors } = await prosa.prosaVm(['up'], {
    env: { LIBVIRT_DEFAULT_URI: 'qemu+unix:///system?socket=/nowhere' },
  });
  expect(errors).toEqual([expect.stringContaining('install the Debian package libvirt-daemon-system')]);
  const bare = join(host.folder, 'bare');
  await host.succeed([
    'bash',
    '-c',
    `mkdir ${bare} && ln -s /bin/{bash,dirname,readlink,sed,id,cat} /usr/bin/virsh ${bare}/`,
  ]);
  const { errors: without } = await prosa.prosaVm(['import', release], { env: { PATH: bare } });
  expect(without).toEqual(['prosa-vm: qemu-img is missing; install the Debian package qemu-utils']);
});

test('an import that is killed leaves nothing that the next one trips over', async () => {
  for (const moment of ['images of', 'certificates', 'database-server', 'ai-server']) {
    const killed = await prosa.prosaVm(['import', release], { killAt: (line) => line.startsWith(moment) });
    expect(killed.code).toBeNull();
    expect(await prosa.succeed('import', release)).toMatch(/imported (into|already)/);
    expect(await prosa.known()).toEqual(
      ['ai-server', 'database-server', 'lan1', 'lan2', 'web-server'].map((part) => `prosa-${part}`),
    );
    await prosa.succeed('destroy', '--yes');
    expect(await prosa.known()).toEqual([]);
    expect(existsSync(join(host.folder, 'lib/images/prosa'))).toBe(false);
  }
});
