import { crmMon } from './cluster-view.fixture.ts';
import { readForecast } from './what-if.ts';

test('what the scheduler would do, and how it would stand', () => {
  const said = `<pacemaker-result>
${crmMon()}
  <actions>
    <rsc_action action="migrate" resource="gateway-1" source="north" dest="west"/>
    <rsc_action action="move" resource="public-address" source="north" dest="west"/>
    <rsc_action action="stop" resource="ai-2" node="north"/>
    <rsc_action action="start" resource="ai-1" node="south"/>
    <rsc_action action="leave" resource="ai-3" node="south"/>
  </actions>
${crmMon({ status: 'revised_cluster_status', places: { 'gateway-1': 'west', 'ai-2': '' } })}
</pacemaker-result>`;
  const { intents, after } = readForecast(said);
  expect(intents).toEqual([
    { resource: 'gateway-1', kind: 'live', from: 'north', to: 'west' },
    { resource: 'public-address', kind: 'restart', from: 'north', to: 'west' },
    { resource: 'ai-2', kind: 'stop', from: 'north' },
    { resource: 'ai-1', kind: 'start', to: 'south' },
  ]);
  expect(after.resources.find(({ name }) => name === 'gateway-1')?.hosts).toEqual(['west']);
});

test('a scheduler that does not answer is no forecast', () => {
  expect(() => readForecast('<pacemaker-result><status code="1"/></pacemaker-result>')).toThrow('did not say');
});
