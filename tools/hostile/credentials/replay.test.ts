/** Credentials that have ended are worth nothing: at no gateway, for no call, however lately it had known them. */
import { AccountService, EventService, SessionService } from '@prosa/proto/chat';
import { tally } from '@prosa/testing/hostile';
import { startStack, type Stack } from '@prosa/testing/stack';
import { callJson, publicMethods } from '../calls.ts';
import { dismiss, gather, password, type People, sessionIdOf, signInBrowser } from '../authorisation/people.ts';

const account = AccountService.method;
const open = new Set<unknown>([account.getWorkspace, account.signUp, account.signIn]);
const guarded = publicMethods.filter((method) => !open.has(method));

let stack: Stack;
let first: string;
let second: string;
let people: People;

beforeAll(async () => {
  stack = await startStack({ gateways: 2, ai: false });
  [first = '', second = ''] = stack.gatewayUrls;
  people = await gather(first);
}, 120_000);

afterAll(async () => {
  dismiss(people);
  await stack?.close();
}, 60_000);

type Headers = Record<string, string>;

/** A credential of the author's, and how it is ended. */
interface Way {
  readonly title: string;
  readonly make: () => Promise<{ stolen: Headers; end: () => Promise<unknown> }>;
}

const call = (method: Parameters<typeof callJson>[1], headers: Headers, body: object = {}) =>
  callJson(first, method, headers, JSON.stringify(body));
const token = (): Headers => ({ authorization: `Bearer ${people.author.token}` });

const ways: Way[] = [
  {
    title: 'signing out',
    make: async () => {
      const stolen = { cookie: await signInBrowser(first, 'author') };
      return { stolen, end: () => call(account.signOut, stolen) };
    },
  },
  {
    title: 'ending the session from elsewhere',
    make: async () => {
      const cookie = await signInBrowser(first, 'author');
      const sessionId = await sessionIdOf(first, cookie);
      return { stolen: { cookie }, end: () => call(SessionService.method.endSession, token(), { sessionId }) };
    },
  },
  {
    title: 'ending all other sessions',
    make: async () => {
      const stolen = { cookie: await signInBrowser(first, 'author') };
      return { stolen, end: () => call(SessionService.method.endOtherSessions, token()) };
    },
  },
  {
    title: 'a new password',
    make: async () => {
      const stolen = { cookie: await signInBrowser(first, 'author') };
      const change = { currentPassword: password, newPassword: password };
      return { stolen, end: () => call(account.changePassword, token(), change) };
    },
  },
  {
    title: 'taking the token back',
    make: async () => {
      const made = await people.author.accounts.createAccessToken({ name: 'to be stolen' });
      const accessTokenId = made.accessToken?.id ?? '';
      const end = () => call(account.revokeAccessToken, token(), { accessTokenId });
      return { stolen: { authorization: `Bearer ${made.token}` }, end };
    },
  },
];

test.each(ways)('after $title', async ({ make }) => {
  const { stolen, end } = await make();
  for (const url of [first, second]) {
    expect((await callJson(url, account.getMe, stolen, '{}')).reason).toBeUndefined();
    await callJson(url, EventService.method.subscribe, stolen, '{}', '"ready"');
  }
  const elsewhere = callJson(second, EventService.method.subscribe, stolen, '{}');
  await end();
  expect((await elsewhere).reason).toBe('UNAUTHENTICATED'); // the other gateway knows now
  for (const url of [first, second]) {
    const answers = await Promise.all(guarded.map((method) => callJson(url, method, stolen, '{}')));
    tally('calls with a credential that has ended', answers.length);
    expect(answers.filter(({ reason }) => reason !== 'UNAUTHENTICATED')).toEqual([]);
  }
});

test('a credential that nobody ever had', async () => {
  const made: Headers[] = [
    { cookie: `prosa_session=${'A'.repeat(43)}` },
    { cookie: 'prosa_session=' + "' or '1'='1".padEnd(43, '-') },
    { authorization: `Bearer prosa_pat_${'A'.repeat(43)}` },
    { authorization: `Bearer ${people.author.token.slice(0, -1)}` },
    { authorization: `Bearer ${people.author.token}A` },
    { authorization: 'Basic YXV0aG9yOnBhc3N3b3Jk' },
    { authorization: 'Bearer null', cookie: await signInBrowser(first, 'author') },
  ];
  for (const headers of made) {
    const answers = await Promise.all(guarded.map((method) => callJson(first, method, headers, '{}')));
    tally('calls with a credential that is made up', answers.length);
    expect(answers.filter(({ reason }) => reason !== 'UNAUTHENTICATED')).toEqual([]);
  }
});
