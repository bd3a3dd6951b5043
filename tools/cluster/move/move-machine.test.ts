import { crmMon } from '../drive/cluster-view.fixture.ts';
import { readView } from '../drive/cluster-view.ts';
import type { Forecast, Intent } from '../drive/what-if.ts';
import { moveRefusals } from './move-machine.ts';

const view = readView(crmMon());

function forecast(intents: Intent[], places: Record<string, string>): Forecast {
  return { intents, after: readView(crmMon({ places })) };
}

const live = forecast([{ resource: 'gateway-1', kind: 'live', from: 'north', to: 'west' }], { 'gateway-1': 'west' });

test('a live move to where there is room is done', () => {
  expect(moveRefusals(view, [{ machine: 'gateway-1', to: 'west' }], live)).toEqual([]);
});

test.each([
  ['no machine of that name', view, 'gateway-9', 'west', 'there is no machine gateway-9'],
  ['no machine at all', view, 'fence-north', 'west', 'there is no machine fence-north'],
  ['no host of that name', view, 'gateway-1', 'east', 'there is no host east'],
  ['a drained host', readView(crmMon({ west: 'online="true" standby="true"' })), 'gateway-1', 'west', 'it is drained'],
  ['a host that is away', readView(crmMon({ west: 'online="false"' })), 'gateway-1', 'west', 'it is not there'],
  ['a machine that is off', readView(crmMon({ places: { 'gateway-1': '' } })), 'gateway-1', 'west', 'does not run'],
  ['no majority', readView(crmMon({ quorum: false })), 'gateway-1', 'west', 'no majority'],
])('refused: %s', (_why, seen, machine, to, reason) => {
  expect(moveRefusals(seen, [{ machine, to }], live).join()).toContain(reason);
});

test('refused: a host that the scheduler would not take, and a machine that would have to stop for it', () => {
  expect(moveRefusals(view, [{ machine: 'gateway-1', to: 'south' }], forecast([], {}))).toEqual([
    'south cannot have gateway-1: no room there, or one of its kind is there',
  ]);
  const pushed: Intent[] = [...live.intents, { resource: 'ai-1', kind: 'stop', from: 'west' }];
  expect(
    moveRefusals(view, [{ machine: 'gateway-1', to: 'west' }], forecast(pushed, { 'gateway-1': 'west', 'ai-1': '' })),
  ).toEqual(['ai-1 would be stopped']);
});
