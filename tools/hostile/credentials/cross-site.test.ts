/** What a page of another site can make a visitor's browser send, with the visitor's cookie: it does nothing. */
import { MethodOptions_IdempotencyLevel } from '@bufbuild/protobuf/wkt';
import { tally } from '@prosa/testing/hostile';
import { startStack, type Stack } from '@prosa/testing/stack';
import { answerOf, callJson, nameOf, pathOf, publicMethods } from '../calls.ts';
import { Fingerprint } from '../authorisation/fingerprint.ts';
import { dismiss, gather, type People, signInBrowser } from '../authorisation/people.ts';
import { Scene } from '../authorisation/scene.ts';

let stack: Stack;
let url: string;
let people: People;
let scene: Scene;
let cookie: string;
let fingerprint: Fingerprint;

beforeAll(async () => {
  stack = await startStack({ ai: false });
  url = stack.gatewayUrls[0] ?? '';
  people = await gather(url);
  scene = new Scene(url, people);
  cookie = await signInBrowser(url, 'author');
  fingerprint = await Fingerprint.of(stack.databaseUrl);
}, 120_000);

afterAll(async () => {
  await fingerprint?.[Symbol.asyncDispose]();
  dismiss(people);
  await stack?.close();
}, 60_000);

/** What browsers say of a request of another site; old ones say less. */
const foreign: readonly Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'same-site', origin: 'https://evil.prosa.example' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://127.0.0.1:1' },
];
/** Bodies that a form can send without being asked first. */
const forms = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];

test.each(publicMethods.map((method) => ({ name: nameOf(method), method })))('$name', async ({ method }) => {
  for (const headers of foreign) {
    const { reason } = await callJson(url, method, { cookie, ...headers }, '{}');
    expect([headers, reason]).toEqual([headers, 'CROSS_SITE']);
  }
  for (const type of forms) {
    const headers = { cookie, 'content-type': type };
    const { status } = await fetch(url + pathOf(method), { method: 'POST', headers, body: '{}' });
    expect([type, status]).toEqual([type, 415]);
  }
  tally('calls from a page of another site', foreign.length + forms.length);
  if (method.idempotency !== MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS) return;
  const query = '?connect=v1&encoding=json&message=%7B%7D';
  const headers = { cookie, 'sec-fetch-site': 'cross-site' };
  expect((await answerOf(await fetch(url + pathOf(method) + query, { headers }))).reason).toBe('CROSS_SITE');
});

test('addresses beside the calls', async () => {
  const [{ roomId, attachmentId }, uploadId, { modelId }] = [
    await scene.file(),
    await scene.announcedUpload(),
    await scene.model(),
  ];
  const requests = [
    ['GET', `/files/${attachmentId}/x`],
    ['GET', `/files/${attachmentId}/thumbnail`],
    ['PUT', `/files/uploads/${uploadId}`],
    ['POST', `/import/rooms/${roomId}/messages`],
    ['POST', `/import/examples/${modelId}`],
  ] as const;
  const before = await fingerprint.take([]);
  for (const [method, path] of requests) {
    for (const headers of foreign) {
      const body = method === 'GET' ? undefined : 'nothing';
      const response = await fetch(url + path, { method, headers: { cookie, 'upload-offset': '0', ...headers }, body });
      expect([path, headers, (await answerOf(response)).reason]).toEqual([path, headers, 'CROSS_SITE']);
    }
  }
  tally('calls from a page of another site', requests.length * foreign.length);
  expect(await fingerprint.take([])).toEqual(before);
});
