/**
 * Who may do what, for every method of the contract: the list of methods comes from the descriptors, so a new one without
 * a case fails here. Whoever has no right to something gets the refusal that the contract names, or an answer without anything of
 * anybody else's, and nothing that is kept changes; who has the right is answered, so that the refusal was about something real.
 */
import * as ai from '@prosa/proto/ai';
import * as grpc from '@prosa/proto/grpc';
import * as persistence from '@prosa/proto/persistence';
import { startStack, type Stack } from '@prosa/testing/stack';
import { answerOf, callJson, nameOf, pathOf, publicMethods, servicesOf } from '../calls.ts';
import { tally } from '@prosa/testing/hostile';
import type { Outcome } from './case.ts';
import { addressCases } from './cases/addresses.ts';
import { authorisationCases } from './cases/all.ts';
import { Fingerprint } from './fingerprint.ts';
import { credentialOf, dismiss, gather, type People, type Role } from './people.ts';
import { Scene } from './scene.ts';

let stack: Stack;
let url: string;
let people: People;
let scene: Scene;
let fingerprint: Fingerprint;

beforeAll(async () => {
  stack = await startStack();
  url = stack.gatewayUrls[0] ?? '';
  people = await gather(url);
  scene = new Scene(url, people);
  fingerprint = await Fingerprint.of(stack.databaseUrl);
}, 120_000);

afterAll(async () => {
  await fingerprint?.[Symbol.asyncDispose]();
  dismiss(people);
  await stack?.close();
}, 60_000);

test('every method of the contract has a case', () => {
  const covered = new Set(authorisationCases.map(({ method }) => nameOf(method)));
  expect(publicMethods.map(nameOf).filter((name) => !covered.has(name))).toEqual([]);
});

test.each(authorisationCases)('$title', async ({ method, asks, others, rightful, open, until }) => {
  const ask = await asks(scene);
  const callers = Object.entries(others) as [Role, Outcome][];
  const calls = [];
  for (const [role, outcome] of callers) {
    const [headers, json] = [await credentialOf(url, people, role), await ask(role)];
    calls.push({ role, outcome, headers, json });
  }
  const own = callers.filter(([, outcome]) => outcome === 'own').map(([role]) => idOf(role));
  const before = await fingerprint.take(own);

  const nobody = await callJson(url, method, {}, calls[0]?.json ?? '{}', until);
  tally('calls without a right', 1);
  expect(['nobody', nobody.reason]).toEqual(['nobody', open ? reasonOf(calls[0]?.outcome) : 'UNAUTHENTICATED']);
  for (const { role, outcome, headers, json } of calls) {
    const answer = await callJson(url, method, headers, json, until);
    tally('calls without a right', 1);
    expect([role, answer.reason]).toEqual([role, reasonOf(outcome)]);
    expect([role, scene.found(answer.text, json)]).toEqual([role, []]);
  }
  expect(await fingerprint.take(own)).toEqual(before);

  if (rightful === undefined) return;
  const headers = await credentialOf(url, people, rightful);
  const answer = await callJson(url, method, headers, await ask(rightful), until);
  expect([rightful, answer.reason]).toEqual([rightful, undefined]);
});

test.each(addressCases)('$title', async ({ ask, others, rightful }) => {
  const request = await ask(scene);
  const send = async (headers: Record<string, string>) => {
    const { method, path, body } = request;
    return answerOf(await fetch(url + path, { method, body, headers: { 'upload-offset': '0', ...headers } }));
  };
  const before = await fingerprint.take([]);
  expect((await send({})).reason).toBe('UNAUTHENTICATED');
  for (const [role, outcome] of Object.entries(others) as [Role, Outcome][]) {
    const answer = await send(await credentialOf(url, people, role));
    expect([role, answer.reason]).toEqual([role, reasonOf(outcome)]);
    expect([role, scene.found(answer.text, JSON.stringify(request))]).toEqual([role, []]);
  }
  tally('calls without a right', 1 + Object.keys(others).length);
  expect(await fingerprint.take([])).toEqual(before);
  if (rightful === undefined) return;
  expect((await send(await credentialOf(url, people, rightful))).reason).toBeUndefined();
});

test.each([...servicesOf(persistence), ...servicesOf(ai), ...servicesOf(grpc)].flatMap(({ methods }) => methods))(
  'inside only: $parent.typeName $name',
  async (method) => {
    for (const role of ['stranger', 'owner'] as const) {
      const headers = { 'content-type': 'application/json', ...(await credentialOf(url, people, role)) };
      const response = await fetch(url + pathOf(method), { method: 'POST', headers, body: '{}' });
      tally('calls of services inside', 1);
      expect([404, 405]).toContain(response.status);
    }
  },
);

function reasonOf(outcome: Outcome | undefined): string | undefined {
  return outcome === 'nothing' || outcome === 'own' ? undefined : outcome;
}

function idOf(role: Role): string {
  return people[role === 'browser' ? 'author' : role].userId;
}
