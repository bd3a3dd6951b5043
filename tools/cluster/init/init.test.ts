import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { machinesOf } from '../config/machines.ts';
import { clusters } from '../config/random-cluster.fixture.ts';
import { initSteps, missingSteps } from './steps.ts';
import { told } from './told.ts';

test('every host has what its machines are told before the cluster starts, and what runs is said last', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      const steps = initSteps(cluster);
      const places = (path: string): string[] =>
        steps.filter(({ files }) => files.some((file) => file.path === path)).map(({ where }) => where);
      const hosts = cluster.hosts.map(({ name }) => name);
      expect(places('/etc/corosync/corosync.conf')).toEqual(hosts);
      expect(places('/etc/pgbackrest.conf')).toEqual(cluster.backup === undefined ? [] : ['backup']);
      expect(places('/etc/prosa/cluster/configuration.xml')).toEqual(hosts.slice(0, 1));
      for (const machine of machinesOf(cluster)) {
        const seed = `/etc/prosa/cluster/seeds/${machine.name}`;
        const order = (names: readonly string[]) => hosts.filter((name) => names.includes(name));
        expect(places(`${seed}/prosa.settings`)).toEqual(order(machine.hosts));
        expect(places(`${seed}/prosa.patroni.yaml`)).toEqual(machine.kind === 'database' ? machine.hosts : []);
        expect(places(`${seed}/prosa.keepalived.conf`)).toEqual(
          machine.kind === 'database' ? [] : order(machine.hosts),
        );
        const keys = steps.flatMap(({ where, copies }) =>
          copies.some(({ path }) => path === `${seed}/prosa.key`) ? [where] : [],
        );
        expect(keys).toEqual(order(machine.hosts));
      }
      const starts = steps.flatMap(({ commands }, index) =>
        commands.some(({ run }) => run.startsWith('systemctl enable --now corosync ')) ? [index] : [],
      );
      const seeded = steps.findLastIndex(({ copies }) => copies.length > 0);
      expect(starts).toHaveLength(hosts.length);
      expect(Math.min(...starts)).toBeGreaterThan(seeded);
      expect(steps.at(-1)?.commands.at(-1)?.run).toContain('crm_verify --live-check');
      expect(steps.some(({ where }) => where === 'vote')).toBe(cluster.vote !== undefined);
    }),
  );
});

test('what hosts must have is asked of all of them before anything is changed', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      const steps = initSteps(cluster);
      const first = steps.findIndex(
        ({ commands, files, copies }) => commands.length + files.length + copies.length > 0,
      );
      expect(steps.slice(0, first).map(({ where }) => where)).toEqual(cluster.hosts.map(({ name }) => name));
      expect(steps.slice(first).flatMap(({ requirements }) => requirements)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('no key and no password is in a file that is written', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      for (const { path, text } of initSteps(cluster).flatMap(({ files }) => files)) {
        expect(path).not.toMatch(/key$/);
        expect(text).not.toContain('PRIVATE KEY');
      }
    }),
    { numRuns: 20 },
  );
});

test('a plan tells each file with its size, what is not protected, and what it does not do', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      const steps = initSteps(cluster);
      const text = told(cluster, steps).join('\n');
      for (const { path, text: content } of steps.flatMap(({ files }) => files)) {
        expect(text).toContain(`write ${path}`);
        expect(text).toContain(`${Buffer.byteLength(content)} bytes`);
      }
      for (const missing of missingSteps) expect(text).toContain(missing);
      expect(text.includes('nothing starts by itself')).toBe(!cluster.unattendedFailover);
    }),
    { numRuns: 20 },
  );
});
