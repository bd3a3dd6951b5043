import { redfishReply } from './redfish-reply.ts';

const power = (host: string) => (host === 'north' ? ('On' as const) : undefined);
const system = '/redfish/v1/Systems/north';
const reset = `${system}/Actions/ComputerSystem.Reset`;

test('a system tells its power and where it is reset', () => {
  expect(redfishReply('GET', system, '', power)).toMatchObject({
    status: 200,
    body: { PowerState: 'On', Actions: { '#ComputerSystem.Reset': { target: reset } } },
  });
});

test.each(['On', 'ForceOff', 'ForceRestart'])('a reset of type %s is to be done', (type) => {
  const reply = redfishReply('POST', reset, JSON.stringify({ ResetType: type }), power);
  expect(reply).toMatchObject({ status: 200, reset: { host: 'north', type } });
});

test.each([
  ['another host', 'GET', '/redfish/v1/Systems/east', '', 404],
  ['a path above', 'GET', '/redfish/v1/Systems/../north', '', 404],
  ['a system that is written', 'POST', system, '{}', 405],
  ['an action that is read', 'GET', reset, '', 405],
  ['no JSON', 'POST', reset, 'ForceOff', 400],
  ['nothing', 'POST', reset, 'null', 400],
  ['a kind that is not offered', 'POST', reset, '{"ResetType":"Nmi"}', 400],
])('refused and nothing done: %s', (_why, method, path, body, status) => {
  const reply = redfishReply(method, path, body, power);
  expect(reply.status).toBe(status);
  expect(reply.reset).toBeUndefined();
});
