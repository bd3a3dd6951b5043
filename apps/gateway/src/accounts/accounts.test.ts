import { Code } from '@connectrpc/connect';
import { reasonOf } from '@prosa/service';
import { connectProgram, signUp } from '@prosa/testing/stack';
import { randomUUID } from 'node:crypto';
import { EventStream, reasonOfEnd } from '../testing/event-stream.ts';
import { failureOf } from '../testing/failure-of.ts';
import { TestStack } from '../testing/test-stack.ts';

let stack: TestStack;
let url: string;

beforeAll(async () => {
  stack = await TestStack.start();
  url = await stack.gateway({ PROSA_TRUST_PROXY: 'true' });
});
afterAll(() => stack[Symbol.asyncDispose]());

interface Answer {
  status: number;
  cookie: string;
  body: {
    code?: string;
    message?: string;
    user?: { id: string; email: string };
    details?: { debug?: { reason?: string } }[];
  };
}

async function call(method: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${url}/prosa.chat.v1.AccountService/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const cookie = response.headers.getSetCookie().join('\n');
  return { status: response.status, cookie, body: (await response.json()) as Answer['body'] };
}

const reason = ({ body }: Answer) => body.details?.[0]?.debug?.reason;
const person = () => ({ email: `${randomUUID()}@example.org`, password: 'correct horse', displayName: 'Ann' });
const cookieOf = ({ cookie }: Answer) => cookie.split(';')[0] ?? '';

test('a browser signs up, is known by its cookie, and signs out', async () => {
  const ann = person();
  const signedUp = await call('SignUp', ann);
  expect(signedUp.cookie).toMatch(/^prosa_session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/);
  const cookie = cookieOf(signedUp);
  expect((await call('GetMe', {}, { cookie })).body.user?.email).toBe(ann.email);
  const out = await call('SignOut', {}, { cookie });
  expect(out.cookie).toMatch(/^prosa_session=; Path=\/; Max-Age=0;/);
  const after = await call('GetMe', {}, { cookie });
  expect([after.status, reason(after)]).toEqual([401, 'UNAUTHENTICATED']);
});

test('behind a proxy with TLS the cookie is for TLS only, and one from elsewhere does not count', async () => {
  const tls = { 'x-forwarded-proto': 'https' };
  const [ann, plain] = [await call('SignUp', person(), tls), await call('SignUp', person())];
  expect(ann.cookie).toMatch(/^__Host-prosa_session=[\w-]{43}; Path=\/; .*; Secure$/);
  expect((await call('GetMe', {}, { ...tls, cookie: cookieOf(ann) })).status).toBe(200);
  for (const headers of [{ cookie: cookieOf(ann) }, { ...tls, cookie: cookieOf(plain) }]) {
    expect(reason(await call('GetMe', {}, headers))).toBe('UNAUTHENTICATED');
  }
});

test('who gets in, or does not, stands in the log with where they came from, and no secret does', async () => {
  const ann = person();
  const from = { 'x-forwarded-for': '203.0.113.77' };
  const { body } = await call('SignUp', ann, from);
  await call('SignIn', { ...ann, password: 'another horse' }, from);
  await call('SignIn', ann, from);
  const { log } = stack.processOf(url);
  const lines = () => log.filter(({ address }) => address === '203.0.113.77');
  while (lines().length < 3) await fetch(`${url}/healthz`);
  const userId = body.user?.id;
  expect(lines()).toMatchObject([
    { method: 'SignUp', userId, msg: 'done' },
    { method: 'SignIn', reason: 'WRONG_CREDENTIALS' },
    { method: 'SignIn', userId, msg: 'done' },
  ]);
  expect(JSON.stringify(lines())).not.toMatch(/horse|@example/);
});

test('a wrong password and a wrong e-mail answer alike', async () => {
  const ann = person();
  await call('SignUp', ann);
  const wrong = { 'x-forwarded-for': '203.0.113.1' };
  const answers = [
    await call('SignIn', { email: ann.email, password: 'another horse' }, wrong),
    await call('SignIn', { email: person().email, password: ann.password }, wrong),
  ];
  expect(answers.map((answer) => [answer.status, reason(answer), answer.body.message, answer.cookie])).toEqual([
    [answers[0]?.status, 'WRONG_CREDENTIALS', answers[0]?.body.message, ''],
    [answers[0]?.status, 'WRONG_CREDENTIALS', answers[0]?.body.message, ''],
  ]);
  expect((await call('SignIn', ann)).status).toBe(200);
});

test('guessing a password ends after ten tries, from wherever, also when they come at once', async () => {
  const ann = person();
  await call('SignUp', ann);
  const guess = (i: number) =>
    call('SignIn', { email: ann.email.toUpperCase(), password: `guess ${i}` }, { 'x-forwarded-for': `203.0.113.${i}` });
  const answers = await Promise.all(Array.from({ length: 15 }, (_, i) => guess(i)));
  const counts = Map.groupBy(answers.map(reason), (found) => found);
  expect([counts.get('WRONG_CREDENTIALS')?.length, counts.get('RATE_LIMITED')?.length]).toEqual([10, 5]);
  expect(reason(await call('SignIn', ann))).toBe('RATE_LIMITED');
});

test('right passwords cost nothing', async () => {
  const ann = person();
  await call('SignUp', ann);
  for (let i = 0; i < 12; i++) expect((await call('SignIn', ann)).status).toBe(200);
});

test('a page of another site may not use the cookie, nor sign its visitors in', async () => {
  const ann = person();
  const cookie = cookieOf(await call('SignUp', ann));
  const foreign = { 'sec-fetch-site': 'cross-site' };
  for (const [method, headers] of [
    ['GetMe', { cookie, ...foreign }],
    ['GetMe', { cookie, origin: 'https://evil.example' }],
    ['SignIn', foreign],
  ] as const) {
    const answer = await call(method, method === 'SignIn' ? ann : {}, headers);
    expect([answer.status, reason(answer)]).toEqual([403, 'CROSS_SITE']);
  }
  expect((await call('GetMe', {}, { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
});

test('a bad token is not made good by a cookie', async () => {
  const cookie = cookieOf(await call('SignUp', person()));
  const unknown = `Bearer prosa_pat_${'A'.repeat(43)}`;
  for (const authorization of ['Bearer x', unknown, 'Basic abc', '']) {
    const answer = await call('GetMe', {}, { cookie, authorization });
    expect([answer.status, reason(answer)]).toEqual([401, 'UNAUTHENTICATED']);
  }
});

test('a token stops working the moment it is revoked, and its stream ends', async () => {
  const ann = await signUp(url);
  const { token, accessToken } = await ann.accounts.createAccessToken({ name: 'bot' });
  const bot = connectProgram(url, { token, userId: ann.userId });
  expect((await bot.accounts.getMe({})).user?.id).toBe(ann.userId);
  using stream = new EventStream(url, token);
  using other = new EventStream(url, ann.token);
  await Promise.all([stream.find('ready'), other.find('ready')]);
  await ann.accounts.revokeAccessToken({ accessTokenId: accessToken?.id });
  expect(reasonOfEnd(await stream.end)).toBe('UNAUTHENTICATED');
  const error = await failureOf(bot.accounts.getMe({}));
  expect(error.code).toBe(Code.Unauthenticated);
  expect((await ann.accounts.listAccessTokens({})).accessTokens.map(({ name }) => name)).toEqual(['test']);
});

test("one cannot revoke another's token", async () => {
  const [ann, bob] = await Promise.all([signUp(url), signUp(url)]);
  const [mine] = (await ann.accounts.listAccessTokens({})).accessTokens;
  const error = await failureOf(bob.accounts.revokeAccessToken({ accessTokenId: mine?.id }));
  expect(reasonOf(error)).toBe('ACCESS_TOKEN_NOT_FOUND');
  expect((await ann.accounts.getMe({})).user?.id).toBe(ann.userId);
});

test('a token must end in the future', async () => {
  const ann = await signUp(url);
  const error = await failureOf(ann.accounts.createAccessToken({ name: 'x', expiresAt: { seconds: 1n } }));
  expect(error.code).toBe(Code.InvalidArgument);
});

test('where only invited people may come, an invitation lets them in', async () => {
  const closed = await stack.gateway({ PROSA_SIGN_UP: 'invite' });
  const { owner } = stack;
  const refused = await failureOf(signUp(closed));
  expect(reasonOf(refused)).toBe('INVITE_INVALID');
  const { inviteToken } = await owner.accounts.createInvite({});
  const response = await fetch(`${closed}/prosa.chat.v1.AccountService/SignUp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...person(), inviteToken }),
  });
  expect(response.status).toBe(200);
});

test('before anybody has signed in: what the first page needs', async () => {
  const { status, body } = await call('GetWorkspace', {});
  expect([status, body]).toEqual([200, expect.objectContaining({ signUp: 'SIGN_UP_POLICY_OPEN' })]);
});
