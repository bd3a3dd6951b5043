import { smallCluster } from '../config/small-cluster.fixture.ts';
import { readCluster } from '../config/read-cluster.ts';
import { crmMon } from '../drive/cluster-view.fixture.ts';
import { readView } from '../drive/cluster-view.ts';
import { isAsPromised, told } from './told.ts';

const cluster = readCluster(smallCluster());
const databases = { 'database-1': 'north', 'database-2': 'south', 'database-3': 'west' };

test('a whole cluster is as promised', () => {
  const view = readView(crmMon({ places: databases }));
  expect(isAsPromised(cluster, view)).toBe(true);
  expect(told(cluster, view).slice(0, 4)).toEqual([
    'prosa: all as promised',
    '  north        there      gateway-1, ai-2, database-1',
    '  south        there      fence-north, gateway-2, database-2',
    '  west         there      ai-1, database-3',
  ]);
});

test('what is missing is named, and what the next failure would do', () => {
  const west = 'online="false" standby="false" unclean="true"';
  const view = readView(crmMon({ west, places: { ...databases, 'database-3': '', 'ai-1': 'north south' } }));
  const text = told(cluster, view).join('\n');
  expect(isAsPromised(cluster, view)).toBe(false);
  expect(text).toContain('prosa: less than promised');
  expect(text).toMatch(/west {9}to fence/);
  for (const line of ['west takes no machines', 'database-3 does not run', 'ai-1 does not run'])
    expect(text).toContain(`- ${line}`);
  expect(text).toContain('one more host that dies takes the majority: 2 of 3 are there');
});

test('without a majority nothing is as promised', () => {
  const view = readView(crmMon({ quorum: false, places: databases }));
  expect(isAsPromised(cluster, view)).toBe(false);
  expect(told(cluster, view).join('\n')).toContain('no majority of hosts: nothing is started or moved');
});
