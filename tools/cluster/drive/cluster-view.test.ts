import { crmMon } from './cluster-view.fixture.ts';
import { readView, standsOn } from './cluster-view.ts';

test('hosts, machines and the majority', () => {
  const view = readView(crmMon({ west: 'online="false" standby="false" unclean="true"', places: { 'ai-1': '' } }));
  expect(view.hasQuorum).toBe(true);
  expect(view.hosts[2]).toEqual({ name: 'west', isOnline: false, isDrained: false, isUnclean: true });
  expect(view.resources.find(({ name }) => name === 'fence-north')?.isMachine).toBe(false);
  expect(view.resources.filter(({ isMachine }) => isMachine).map(standsOn)).toEqual([
    'north',
    'south',
    undefined,
    'north',
  ]);
  expect(readView(crmMon({ quorum: false })).hasQuorum).toBe(false);
});

test('what is being moved or failed stands nowhere', () => {
  const [, , moved] = readView(crmMon({ places: { 'gateway-2': 'south west' } })).resources;
  expect(moved).toMatchObject({ name: 'gateway-2', hosts: ['south', 'west'] });
  expect(moved && standsOn(moved)).toBeUndefined();
  const pending = readView(crmMon().replace('id="ai-1"', 'id="ai-1" pending="Migrating"')).resources[3];
  expect(pending && standsOn(pending)).toBeUndefined();
  const failed = readView(crmMon().replace(/id="ai-1"(.*?)failed="false"/, 'id="ai-1"$1failed="true"')).resources[3];
  expect(failed && standsOn(failed)).toBeUndefined();
});

test('failures in words', () => {
  const failure =
    '<failures><failure op_key="ai-1_start_0" node="west" exitstatus="error" exitreason="no disk"/></failures>';
  expect(readView(crmMon().replace('</cluster_status>', `${failure}</cluster_status>`)).failures).toEqual([
    'ai-1_start_0 on west: no disk',
  ]);
});
