import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { machinesOf } from '../config/machines.ts';
import { clusters } from '../config/random-cluster.fixture.ts';
import { initSteps, missingSteps } from './steps.ts';
import { told } from './told.ts';

test('every host and machine has its files before the cluster starts, and what runs is said last', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      const steps = initSteps(cluster);
      const places = (path: string): string[] =>
        steps.filter(({ files }) => files.some((file) => file.path === path)).map(({ where }) => where);
      const names = (kind: string): string[] =>
        machinesOf(cluster).flatMap((machine) => (machine.kind === kind ? machine.name : []));
      const hosts = cluster.hosts.map(({ name }) => name);
      expect(places('/etc/corosync/corosync.conf')).toEqual(hosts);
      expect(places('/etc/patroni/prosa.yaml')).toEqual(names('database'));
      const backups = cluster.backup === undefined ? [] : [...names('database'), 'backup'];
      expect(places('/etc/pgbackrest.conf')).toEqual(backups);
      expect(places('/etc/keepalived/keepalived.conf')).toEqual([...names('ai'), ...names('gateway')]);
      expect(places('/etc/prosa/settings').sort()).toEqual(
        machinesOf(cluster)
          .map(({ name }) => name)
          .sort(),
      );
      expect(places('/etc/prosa/cluster/cib.xml')).toEqual(hosts.slice(0, 1));
      const starts = steps.flatMap(({ commands }, index) =>
        commands.some((command) => command.startsWith('systemctl enable --now corosync ')) ? [index] : [],
      );
      const configured = steps.findLastIndex(({ files }) => files.some(({ path }) => path.includes('corosync')));
      expect(starts.length).toBe(cluster.vote === undefined ? hosts.length : starts.length);
      expect(Math.min(...starts, Infinity)).toBeGreaterThan(configured);
      expect(steps.at(-1)?.commands.at(-1)).toBe('crm_verify --live-check');
      expect(steps.some(({ where }) => where === 'vote')).toBe(cluster.vote !== undefined);
    }),
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
