import { createPublicKey, randomBytes, randomUUID, verify } from 'node:crypto';
import { PersonalService, PushService } from '@prosa/proto/chat';
import { reasonOf } from '@prosa/service';
import { PushBrowser, PushEndpoint } from '@prosa/testing/push';
import { signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { EventStream } from '../testing/event-stream.ts';
import { failureOf } from '../testing/failure-of.ts';
import { makeRoom } from '../testing/room.ts';
import { TestStack } from '../testing/test-stack.ts';

let stack: TestStack;
let url: string;
let endpoint: PushEndpoint;
let ann: Program;

beforeAll(async () => {
  stack = await TestStack.start();
  const env = { PROSA_PUSH_ALLOW_PRIVATE: 'true', PROSA_PUSH_CONTACT: 'mailto:admin@example.org' };
  url = await stack.gateway(env);
  await stack.gateway(env); // it does its share
  ann = await signUp(url, { displayName: 'Ann' });
});
beforeEach(() => (endpoint = new PushEndpoint()));
afterEach(() => endpoint.close());
afterAll(() => stack[Symbol.asyncDispose]());

/** A call of a browser session. */
async function call(cookie: string, method: string, body: object) {
  const response = await fetch(`${url}/prosa.chat.v1.${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  return { response, answer: (await response.json()) as Record<string, unknown> };
}

/** Somebody with a browser that is subscribed. */
async function subscribed(language = 'en') {
  const email = `${randomUUID()}@example.org`;
  const bob = await signUp(url, { email, password: 'correct horse battery', displayName: 'Bob' });
  const { response } = await call('', 'AccountService/SignIn', { email, password: 'correct horse battery' });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const browser = new PushBrowser();
  const path = `/push/${randomUUID()}`;
  const saved = await call(cookie, 'PushService/SavePushSubscription', {
    endpoint: await endpoint.url(path),
    p256dh: browser.p256dh.toString('base64'),
    auth: browser.auth.toString('base64'),
    language,
  });
  expect(saved.answer).toEqual({});
  const room = await makeRoom(ann, bob);
  return { bob, cookie, browser, room, path };
}

/** Says it until the planner, which looks for subscriptions now and then, has heard of this one. */
async function sayUntilPushed(say: () => Promise<unknown>, count = 1): Promise<void> {
  for (const until = performance.now() + 60_000; endpoint.taken.length < count && performance.now() < until;) {
    await say();
    await Promise.race([endpoint.until(count), new Promise((resolve) => setTimeout(resolve, 1_500))]);
  }
}

test('a mention reaches who has no stream: encrypted for them, signed by the workspace', async () => {
  const { bob, browser, room, path } = await subscribed();
  await room.say(ann, 'just talk');
  await sayUntilPushed(() => room.say(ann, `high **tide** <@${bob.userId}>`));
  const [{ headers, body, path: at }] = endpoint.taken as [(typeof endpoint.taken)[0]];
  expect(at).toBe(path);
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', topic: room.id.replaceAll('-', ''), ttl: '3600' });
  const { notification } = browser.read(body);
  expect(notification).toMatchObject({ body: 'high tide @Bob', lang: 'en', tag: room.id });
  expect(notification['title']).toMatch(/^Ann in /);
  expect(JSON.stringify(notification['data'])).toContain(`/rooms/${room.id}?at=`);

  const [, token = '', key = ''] = /^vapid t=(\S+), ?k=(\S+)$/.exec(headers.authorization ?? '') ?? [];
  const { publicKey } = await bob.service(PushService).getPushKey({});
  expect(key).toBe(publicKey);
  const [head = '', claims = '', signature = ''] = token.split('.');
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    aud: new URL(await endpoint.url('/')).origin,
    sub: 'mailto:admin@example.org',
  });
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const verifier = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const };
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), verifier, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('no text where the person wants none, in their language; nothing of what was just talk', async () => {
  const { bob, browser, room } = await subscribed('pt-BR');
  await bob.service(PersonalService).updatePreferences({ preferences: { hideText: true } });
  await room.say(ann, 'just talk');
  await sayUntilPushed(() => room.say(ann, `secret <@${bob.userId}>`));
  for (const { body } of endpoint.taken) {
    const { notification } = browser.read(body);
    expect(notification['body']).toBe('Nova mensagem');
    expect(notification['title']).toMatch(/^Ann em /);
  }
});

test('a push service that is busy is asked again; a subscription that is gone is removed', async () => {
  const { bob, room } = await subscribed();
  endpoint.statuses.push(503);
  await sayUntilPushed(() => room.say(ann, `busy <@${bob.userId}>`));
  await endpoint.until(2);
  endpoint.statuses.push(410);
  const before = endpoint.taken.length;
  await room.say(ann, `gone <@${bob.userId}>`);
  await endpoint.until(before + 1);
  const other = await subscribed();
  await sayUntilPushed(async () => {
    await room.say(ann, `nobody <@${bob.userId}>`);
    await other.room.say(ann, `somebody <@${other.bob.userId}>`);
  }, before + 2);
  expect(endpoint.taken.slice(before + 1).map(({ path }) => path)).toEqual([other.path]);
});

test('nothing while a stream of theirs is open, and nothing after they signed out', async () => {
  const { bob, room } = await subscribed();
  const other = await subscribed();
  using stream = new EventStream(url, bob.token);
  await stream.find('ready');
  using watching = new EventStream(url, ann.token);
  await watching.find('presence', ({ userId }) => userId === bob.userId);
  await room.say(ann, `you are here <@${bob.userId}>`);
  await sayUntilPushed(() => other.room.say(ann, `but you are not <@${other.bob.userId}>`));
  await call(other.cookie, 'AccountService/SignOut', {});
  const third = await subscribed();
  await other.room.say(ann, `gone <@${other.bob.userId}>`);
  const before = endpoint.taken.length;
  await sayUntilPushed(() => third.room.say(ann, `hello <@${third.bob.userId}>`), before + 1);
  expect(new Set(endpoint.taken.map(({ path }) => path))).toEqual(new Set([other.path, third.path]));
});

test('programs have no subscriptions; addresses that are not https are refused', async () => {
  const keys = { p256dh: new PushBrowser().p256dh, auth: randomBytes(16) };
  const save = { endpoint: 'https://push.example.org/x', ...keys };
  expect(reasonOf(await failureOf(ann.service(PushService).savePushSubscription(save)))).toBe('PERMISSION_DENIED');
  const strict = await stack.gateway();
  const email = `${randomUUID()}@example.org`;
  await signUp(strict, { email, password: 'correct horse battery' });
  const { response } = await call('', 'AccountService/SignIn', { email, password: 'correct horse battery' });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  for (const bad of [
    'http://push.example.org/x',
    'https://me@push.example.org/x',
    'file:///etc/passwd',
    'not an address',
  ]) {
    const refused = await fetch(`${strict}/prosa.chat.v1.PushService/SavePushSubscription`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({
        endpoint: bad,
        p256dh: keys.p256dh.toString('base64'),
        auth: keys.auth.toString('base64'),
      }),
    });
    expect([bad, refused.status]).toEqual([bad, 400]);
  }
});
