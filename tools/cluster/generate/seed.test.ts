import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { databaseVote, machinesOf } from '../config/machines.ts';
import { clusters } from '../config/random-cluster.fixture.ts';
import { certificateList } from './certificates.ts';
import { filterAddresses } from './filter-addresses.ts';
import { machineUuid, macAddress } from './identities.ts';
import { machineSeed } from './seed.ts';

test('what a machine is told has its own addresses and cards, and what its kind needs', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      for (const machine of machinesOf(cluster)) {
        const files = new Map(
          machineSeed(cluster, machine).map(({ path, mode, text }) => {
            expect(mode).toBe('0600');
            return [path.slice(path.lastIndexOf('/') + 1), text];
          }),
        );
        const network = files.get('prosa.network')?.trim().split('\n') ?? [];
        const cards = files.get('machine')?.match(/^card=.*$/gm) ?? [];
        expect(network.map((line) => line.split(' ')[1])).toEqual(cards.map((line) => /^card=(\S+)/.exec(line)?.[1]));
        expect(network.at(-1)).toContain(` ${machine.address}/`);
        expect(network).toHaveLength(machine.kind === 'gateway' ? 2 : 1);
        expect(files.has('prosa.patroni.yaml')).toBe(machine.kind === 'database');
        expect(files.has('prosa.keepalived.conf')).toBe(machine.kind !== 'database');
      }
    }),
  );
});

test('machines differ in all that they are known by, and are the same each time', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      const machines = machinesOf(cluster);
      const uuids = machines.map((machine) => machineUuid(cluster, machine));
      const macs = machines.flatMap((machine) => [
        macAddress(cluster, machine, 'lan1'),
        macAddress(cluster, machine, 'lan2'),
      ]);
      for (const uuid of uuids)
        expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
      for (const mac of macs) expect(mac).toMatch(/^52:54:00(:[0-9a-f]{2}){3}$/);
      expect(new Set(uuids).size).toBe(machines.length);
      expect(new Set(macs).size).toBe(macs.length);
      const other = { ...cluster, name: `${cluster.name}x` };
      const [first] = machines;
      if (first) expect(machineUuid(other, first)).not.toBe(uuids[0]);
    }),
    { seed: 1 }, // three bytes can be the same by chance
  );
});

test('the packet filter knows every machine by its address, and a certificate has every address by which it is asked for', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      const filter = filterAddresses(cluster);
      const list = certificateList(cluster);
      for (const machine of machinesOf(cluster)) {
        const own = [machine.address, machine.publicAddress].filter((address) => address !== undefined);
        const line = list.split('\n').find((text) => text.startsWith(`machines ${machine.name} `));
        for (const address of own) {
          expect(filter).toContain(address);
          expect(line).toContain(`IP:${address}`);
        }
        if (machine.kind === 'gateway') expect(line).toContain(`IP:${cluster.public.address}`);
      }
      for (const { name, address } of cluster.hosts)
        expect(list).toContain(`hosts ${name} DNS:${name},IP:${address}\n`);
    }),
  );
});

test('a database knows the third vote and the repository, the ways there, and the packet filter who may come; nobody else does', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      const { backup } = cluster;
      const vote = databaseVote(cluster);
      expect(/^redefine votes = (.*)$/m.exec(filterAddresses(cluster))?.[1]).toBe(vote?.address);
      expect(/^machines vote (.*)$/m.exec(certificateList(cluster))?.[1]).toBe(vote && `DNS:vote,IP:${vote.address}`);
      expect(/^redefine backups = (.*)$/m.exec(filterAddresses(cluster))?.[1]).toBe(backup?.address);
      expect(/^machines backup (.*)$/m.exec(certificateList(cluster))?.[1]).toBe(
        backup && `DNS:backup,IP:${backup.address}`,
      );
      for (const machine of machinesOf(cluster)) {
        const files = new Map(machineSeed(cluster, machine).map(({ path, text }) => [path.split('/').at(-1), text]));
        const isBackedUp = backup !== undefined && machine.kind === 'database';
        expect(files.has('prosa.pgbackrest.conf')).toBe(isBackedUp);
        const words = files.get('prosa.network')?.trim().split('\n').at(-1)?.split(' ').slice(3);
        const asked = machine.kind === 'database' ? [backup, vote] : [];
        const ways = asked.flatMap((place) => (place?.router ? [`${place.router} ${place.address}`] : []));
        expect(words?.join(' ')).toBe([...new Set(ways)].join(' '));
      }
    }),
  );
});
