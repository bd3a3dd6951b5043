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
      const onHosts = steps.filter(({ where }) => hosts.includes(where));
      expect(onHosts.at(-1)?.commands.at(-1)?.run).toContain('crm_verify --live-check');
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
      const hosts = cluster.hosts.map(({ name }) => name);
      expect(steps.slice(0, first).map(({ where }) => where)).toEqual([
        ...hosts,
        ...(cluster.backup ? ['backup'] : []),
        ...(cluster.vote ? ['vote'] : []),
      ]);
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

test('the machine with the backups has its certificate and lets databases in before they start, and prepares itself when one leads', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      const steps = initSteps(cluster);
      const backup = steps.flatMap((step, index) => (step.where === 'backup' ? [{ ...step, index }] : []));
      expect(backup).toHaveLength(cluster.backup ? 4 : 0);
      const [, software, place, begin] = backup;
      if (software === undefined || place === undefined || begin === undefined) return;
      const runs = (text: string) => steps.findIndex(({ commands }) => commands.some(({ run }) => run.includes(text)));
      expect(place.copies.map(({ from, source }) => [from, source])).toContainEqual([
        cluster.hosts[0]?.name,
        '/etc/prosa/cluster/secrets/machines/backup.key',
      ]);
      for (const { group, path, mode } of place.copies)
        expect([group, mode]).toEqual(['postgres', path.endsWith('key.pem') ? '0640' : '0644']);
      // The package brings PostgreSQL's user, whom the key belongs to.
      expect(software.index).toBeLessThan(place.index);
      expect(runs('cluster-certificates')).toBeLessThan(place.index);
      expect(place.index).toBeLessThan(runs('systemctl enable --now corosync '));
      expect(begin.index).toBe(steps.length - 1);
      expect(begin.commands.map(({ run }) => /stanza-create|\.timer|--no-block/.exec(run)?.[0])).toEqual([
        'stanza-create',
        '.timer',
        '--no-block',
      ]);
      for (const { run, unless } of backup.flatMap(({ commands }) => commands))
        expect([run, unless]).not.toContain(undefined);
    }),
    { numRuns: 20 },
  );
});

test('hosts and the third vote know each other before the cluster starts, by one key that the first host has made', () => {
  fc.assert(
    fc.property(clusters, (cluster) => {
      const steps = initSteps(cluster);
      const index = (where: string, text: string): number =>
        steps.findIndex((step) => step.where === where && step.commands.some(({ run }) => run.includes(text)));
      const [first = '', ...others] = cluster.hosts.map(({ name }) => name);
      if (cluster.vote === undefined) return expect(steps.map(({ where }) => where)).not.toContain('vote');
      // corosync-qdevice-net-certutil(8): the authority, a request, its signature, the certificate, and with its key on every other host.
      const order = [
        index('vote', 'corosync-qnetd-certutil -i'),
        index(first, 'corosync-qdevice-net-certutil -r'),
        index('vote', 'corosync-qnetd-certutil -s'),
        index(first, 'corosync-qdevice-net-certutil -M'),
        ...others.map((host) => index(host, 'corosync-qdevice-net-certutil -m')),
        index(first, 'systemctl enable --now corosync corosync-qdevice '),
      ];
      expect(order).not.toContain(-1);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      for (const { run, unless } of steps.filter(({ where }) => where === 'vote').flatMap(({ commands }) => commands))
        expect([run, unless]).not.toContain(undefined);
      // What lets a machine vote for one cluster only.
      const kept = steps.flatMap(({ copies }) => copies).filter(({ isKept, path }) => isKept && path.includes('vote'));
      const isMember = cluster.machines.database.count % 2 === 0;
      expect(kept.map(({ path }) => path)).toEqual([
        '/etc/prosa/vote/hosts.crq',
        ...(isMember ? ['/etc/prosa/vote/ca.pem'] : []),
      ]);
      const etcd = index('vote', '--no-block prosa-etcd');
      expect(etcd >= 0).toBe(isMember);
      if (!isMember) return;
      expect(index(first, 'cluster-certificates')).toBeLessThan(etcd);
      expect(steps[etcd]?.copies.find(({ path }) => path.endsWith('key.pem'))).toMatchObject({
        group: 'etcd',
        mode: '0640',
      });
    }),
  );
});
