import { readCluster } from '../config/read-cluster.ts';
import { smallCluster, twoHosts } from '../config/small-cluster.fixture.ts';
import { crmMon } from '../drive/cluster-view.fixture.ts';
import { readView } from '../drive/cluster-view.ts';
import type { Forecast, Intent } from '../drive/what-if.ts';
import { mayBeAlone } from './alone.ts';
import { drainRefusals } from './drain-host.ts';

const databases = { 'database-1': 'north', 'database-2': 'south', 'database-3': 'west' };

function forecast(...intents: Intent[]): Forecast {
  return { intents, after: readView(crmMon()) };
}

const live: Intent = { resource: 'gateway-1', kind: 'live', from: 'north', to: 'west' };
const stop: Intent = { resource: 'database-1', kind: 'stop', from: 'north' };

test('machines that move live leave; a member that can only be there stops when all others run', () => {
  expect(drainRefusals(readView(crmMon()), 'north', forecast(live))).toEqual([]);
  expect(drainRefusals(readView(crmMon({ places: databases })), 'north', forecast(live, stop))).toEqual([]);
});

test('refused: a member whose like does not run, the only one of its kind, and a machine that would restart', () => {
  const without = readView(crmMon({ places: { ...databases, 'database-3': '' } }));
  expect(drainRefusals(without, 'north', forecast(stop))).toEqual(['database-1 would be stopped']);
  const alone = readView(crmMon({ places: { 'database-1': 'north' } }));
  expect(drainRefusals(alone, 'north', forecast(stop))).toEqual(['database-1 would be stopped']);
  const restart: Intent = { ...live, kind: 'restart' };
  expect(drainRefusals(readView(crmMon()), 'north', forecast(restart))).toEqual(['gateway-1 would be restarted']);
});

test.each([
  [
    'another host is drained',
    crmMon({ west: 'online="true" standby="true"' }),
    'west is away or drained already: north is needed',
  ],
  ['another host is away', crmMon({ west: 'online="false"' }), 'west is away or drained already: north is needed'],
  ['no majority', crmMon({ quorum: false }), 'there is no majority of hosts: nothing is moved'],
])('refused: %s', (_why, xml, reason) => {
  expect(drainRefusals(readView(xml), 'north', forecast())).toEqual([reason]);
});

describe('of two hosts', () => {
  const { hosts, ...view } = readView(
    crmMon({ places: { 'ai-1': 'south', 'database-1': 'north', 'database-2': 'south' } }),
  );
  const pair = { ...view, hosts: hosts.slice(0, 2) };
  const stops: Intent[] = ['gateway-1', 'ai-2', 'database-1'].map((resource) => ({ ...stop, resource }));

  test('neither is drained by itself, as what is there twice has no place on the other', () => {
    expect(drainRefusals(pair, 'north', forecast(...stops))).toEqual([
      'north is one of two hosts: what is there twice has no place on south; --alone stops it meanwhile',
    ]);
  });

  test('one is, when the other one may be alone and has everything', () => {
    expect(drainRefusals(pair, 'north', forecast(...stops), true)).toEqual([]);
    const resources = pair.resources.map((one) => (one.name === 'gateway-2' ? { ...one, hosts: [] } : one));
    expect(drainRefusals({ ...pair, resources }, 'north', forecast(...stops), true)).toEqual([
      'gateway-1 would be stopped',
    ]);
    const away = pair.hosts.map((one) => (one.name === 'south' ? { ...one, isOnline: false } : one));
    expect(drainRefusals({ ...pair, hosts: away }, 'north', forecast(...stops), true)).toEqual([
      'south is away or drained already: north is needed',
    ]);
  });

  test('it is said only of two hosts, and without a third vote etcd has no majority then', () => {
    const cluster = (edit: (text: string) => string) => readCluster(twoHosts(edit));
    const alone = cluster((text) => `${text}unattendedFailover: false\n`);
    expect(() => mayBeAlone(true, alone)).toThrow(/^--alone: needs a third vote/);
    expect(mayBeAlone(false, alone)).toBe(false);
    expect(() => mayBeAlone(true, readCluster(smallCluster()))).toThrow('--alone: is for two hosts, and there are 3');
    expect(
      mayBeAlone(
        true,
        cluster((text) => `${text}vote: { address: 10.0.0.9 }\n`),
      ),
    ).toBe(true);
  });
});

test('refused: no such host', () => {
  expect(drainRefusals(readView(crmMon()), 'east', forecast())).toEqual(['there is no host east']);
});
