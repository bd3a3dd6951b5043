import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { machinesOf } from '../../cluster/config/machines.ts';
import { readClusterFile } from '../../cluster/config/read-cluster.ts';
import { certificateList } from '../../cluster/generate/certificates.ts';
import { machineSeed } from '../../cluster/generate/seed.ts';
import { LibvirtHost } from '../lab/libvirt-host.ts';
import { Installation } from './installation.ts';

const cluster = readClusterFile(join(import.meta.dirname, '../../cluster/lab/prosa.yaml'));
const names = ['database-1', 'gateway-2'];
const machines = machinesOf(cluster).filter(({ name }) => names.includes(name));

let host: LibvirtHost;
let prosa: Installation;
let folder: string;

beforeAll(async () => {
  host = await LibvirtHost.start();
  folder = join(host.folder, 'cluster');
  mkdirSync(folder);
  prosa = new Installation(host, 'prosa-cluster', { PROSA_CLUSTER_DIR: folder });
});

afterAll(() => host[Symbol.asyncDispose]());

/** Where a file of /etc/prosa/cluster is on this host. */
function place(path: string): string {
  return join(folder, path.replace('/etc/prosa/cluster/', ''));
}

test('certificates are made once, each in its own name, and machines have another authority than hosts', async () => {
  writeFileSync(join(folder, 'certificates'), certificateList(cluster));
  const said = await prosa.succeed('cluster-certificates');
  expect(said.match(/has a certificate/g)).toHaveLength(machinesOf(cluster).length + cluster.hosts.length);
  expect(await prosa.succeed('cluster-certificates')).toBe('');
  const secrets = join(folder, 'secrets');
  const verify = (authority: string, certificate: string) =>
    host.run([
      'openssl',
      'verify',
      '-CAfile',
      `${secrets}/${authority}/ca.crt`,
      '-verify_ip',
      '10.79.0.10',
      certificate,
    ]);
  expect((await verify('machines', `${secrets}/machines/gateway-2.crt`)).code).toBe(0);
  expect((await verify('machines', `${secrets}/machines/database-1.crt`)).text).toMatch(/IP address mismatch/i);
  expect((await verify('hosts', `${secrets}/machines/gateway-2.crt`)).code).not.toBe(0);
});

test('a certificate for other addresses takes the place of one whose machine got them', async () => {
  writeFileSync(join(folder, 'certificates'), certificateList(cluster).replace('IP:10.77.0.3', 'IP:10.77.0.9'));
  expect(await prosa.succeed('cluster-certificates')).toMatch(/^west +has a certificate for \d+ days$/);
});

test('machines get a root, a disk for their data and a definition that libvirt takes; again nothing is done', async () => {
  await prosa.succeed('cluster-import', prosa.release('1.0.0'));
  for (const machine of machines) {
    for (const { path, text } of machineSeed(cluster, machine)) {
      mkdirSync(dirname(place(path)), { recursive: true });
      writeFileSync(place(path), text);
    }
    for (const [name, source] of Object.entries({
      ca: 'ca.crt',
      cert: `${machine.name}.crt`,
      key: `${machine.name}.key`,
    }))
      writeFileSync(
        join(folder, 'seeds', machine.name, `prosa.${name}`),
        readFileSync(join(folder, 'secrets/machines', source)),
      );
  }
  const { code, text } = await prosa.prosaVm(['cluster-define']);
  expect({ code, text }).toMatchObject({ code: 0 });
  expect(text).toMatch(/database-1 +is defined: database-server of 1\.0\.0-\w+, 768 MiB, 1 CPU/);
  const definition = readFileSync(join(folder, 'machines/gateway-2.xml'), 'utf8');
  expect(definition.match(/<source bridge='br0'\/>/g)).toHaveLength(2);
  expect(definition).toMatch(/<name>gateway-2<\/name>\n/);
  expect(definition).not.toContain(readFileSync(join(folder, 'seeds/gateway-2/prosa.key')).toString('base64'));
  for (const name of names) await host.succeed(['virsh', 'define', join(folder, `machines/${name}.xml`)]);

  const again = await prosa.prosaVm(['cluster-define']);
  expect(again.code).toBe(0);
  expect(again.text).not.toMatch(/is defined|has a disk/);
});

test("the owner's own settings come with those of the cluster", async () => {
  mkdirSync(join(folder, 'settings'));
  writeFileSync(join(folder, 'settings/web-server'), 'PROSA_LOG_LEVEL=debug\n');
  const { text } = await prosa.prosaVm(['cluster-define']);
  expect(text).toMatch(/gateway-2 +is defined/);
  expect(text).not.toMatch(/database-1 +is defined/);
  const definition = readFileSync(join(folder, 'machines/gateway-2.xml'), 'utf8');
  const settings = /prosa\.settings=([\w+/=]+)</.exec(definition)?.[1] ?? '';
  expect(Buffer.from(settings, 'base64').toString()).toMatch(
    /^PERSISTENCE_ADDRESSES=.*\nAI_ADDRESS=.*\nPROSA_LOG_LEVEL=debug\n$/,
  );
});

test('what is not there is named', async () => {
  rmSync(join(folder, 'seeds/gateway-2/machine'));
  const { code, errors } = await prosa.prosaVm(['cluster-define']);
  expect(code).toBe(1);
  expect(errors.join('\n')).toMatch(/seeds\/gateway-2\/ has no file 'machine'; cluster-init writes it/);
});
