import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { machinesOf } from '../config/machines.ts';
import { clusters } from '../config/random-cluster.fixture.ts';
import { readCluster } from '../config/read-cluster.ts';
import { smallCluster } from '../config/small-cluster.fixture.ts';
import type { Cluster } from '../config/schema.ts';
import { cibText } from './cib.ts';
import { hasPacemaker, simulate, type Simulated } from './pacemaker.fixture.ts';

const three = readCluster(smallCluster());
const all = (cluster: Cluster): string[] => machinesOf(cluster).map(({ name }) => name);

/** The cluster with all its hosts, as Pacemaker starts it. */
function started(cluster: Cluster): Simulated {
  return simulate(cibText(cluster), ['--quorum=1', ...cluster.hosts.map(({ name }) => `--node-up=${name}`)]);
}

/** Every machine that runs is where it may be, and none is with its like. */
function expectLegal(cluster: Cluster, places: Simulated['places']): void {
  const taken = machinesOf(cluster).flatMap(({ name, kind, hosts }) => {
    const place = places.get(name);
    if (place === undefined) return [];
    expect(hosts).toContain(place);
    return [`${kind} ${place}`];
  });
  expect(new Set(taken).size).toBe(taken.length);
}

function startsAll(cluster: Cluster): void {
  const { places } = started(cluster);
  for (const name of all(cluster)) expect([name, places.get(name)]).toEqual([name, expect.any(String)]);
  expectLegal(cluster, places);
}

function outlives(cluster: Cluster): void {
  const before = started(cluster);
  for (const { name: dead } of cluster.hosts) {
    const { actions, places } = simulate(before.cib, [`--node-fail=${dead}`]);
    const fenced = actions.indexOf(`Fencing ${dead} (reboot)`);
    const starts = actions.flatMap((action, index) => (/ start on /.test(action) ? [index] : []));
    expect(fenced).toBeGreaterThanOrEqual(0);
    expect(Math.min(Infinity, ...starts)).toBeGreaterThan(fenced);
    expect([...places.values()]).not.toContain(dead);
    expectLegal(cluster, places);
    for (const { name, kind, number, hosts } of machinesOf(cluster)) {
      const left = hosts.filter((host) => host !== dead).length;
      const was = before.places.get(name);
      // What ran elsewhere goes on there; of what ran here, as many as have a host of their own run again.
      if (was !== dead) expect(places.get(name)).toBe(was);
      else if (kind !== 'database' && cluster.machines[kind].count <= left)
        expect([name, number, places.get(name)]).toEqual([name, number, expect.any(String)]);
    }
  }
}

const withPacemaker: [what: string, run: () => void][] = [
  [
    'takes it as it is',
    () => {
      const cib = started(three).cib;
      expect(
        execFileSync('/usr/sbin/crm_verify', ['--xml-pipe'], { input: cib, encoding: 'utf8', stdio: 'pipe' }),
      ).toBe('');
    },
  ],
  [
    'starts every machine of any cluster where it may be',
    () => {
      const unattended = clusters.filter((cluster) => cluster.unattendedFailover);
      fc.assert(fc.property(unattended, startsAll), { numRuns: 8 });
    },
  ],
  [
    'outlives any host: it is fenced before its machines start elsewhere',
    () => {
      outlives(three);
      const unattended = clusters.filter((cluster) => cluster.unattendedFailover && cluster.hosts.length <= 4);
      fc.assert(fc.property(unattended, outlives), { numRuns: 5 });
    },
  ],
  [
    'starts and moves nothing without a majority, and stops nothing',
    () => {
      const before = started(three);
      const { actions, places } = simulate(before.cib, ['--quorum=0', '--node-fail=north', '--node-fail=south']);
      expect(actions.filter((action) => / (start|stop|migrate_to) on |Fencing/.test(action))).toEqual([]);
      const stayed = [...before.places].filter(([, place]) => place === 'west');
      expect([...places]).toEqual(expect.arrayContaining(stayed));
    },
  ],
  [
    'drains a host by moving its machines live; its database stays behind',
    () => {
      const before = started(three);
      const standby =
        '<instance_attributes id="drained"><nvpair id="drained-1" name="standby" value="on"/></instance_attributes>';
      const drained = before.cib.replace(/(<node id="1"[^>]*>)/, `$1${standby}`);
      const { actions, places } = simulate(drained, []);
      const moved = [...before.places].filter(([name, place]) => place === 'north' && /^(gateway|ai)/.test(name));
      expect(moved.length).toBeGreaterThan(0);
      for (const [name] of moved) {
        expect(actions).toContain(`Resource action: ${name} migrate_to on north`);
        expect(['south', 'west']).toContain(places.get(name));
      }
      expect(actions).toContain('Resource action: database-1 stop on north');
      expectLegal(three, places);
    },
  ],
];

if (hasPacemaker) test.each(withPacemaker)("Pacemaker's scheduler %s", (_what, run) => run());
else console.log("Pacemaker's scheduler is not asked: it is not here (Debian: pacemaker-cli-utils)");

test('CI has what is asked here', () => {
  expect(readFileSync(join(import.meta.dirname, '../../../.ci/run'), 'utf8')).toMatch(
    /ganeti-htools[^)]*pacemaker-cli-utils/,
  );
});
