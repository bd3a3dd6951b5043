import { hashSecret, presentedCredential } from './credential.ts';
import { endedSessionCookie, sessionCookie } from './session-cookie.ts';

const secret = 'A'.repeat(42) + '_';
const session = { kind: 'session', secret };

test.each([
  ['nothing', {}, undefined],
  ['a foreign cookie', { cookie: 'theme=dark' }, undefined],
  ['the session cookie', { cookie: `theme=dark; prosa_session=${secret}; x=y` }, session],
  ['an emptied cookie', { cookie: 'prosa_session=' }, undefined],
  ['a cookie that is none of ours', { cookie: 'prosa_session=short' }, 'malformed'],
  ['a cookie with a similar name', { cookie: `xprosa_session=${secret}` }, undefined],
  ['a token', { authorization: `Bearer prosa_pat_${secret}` }, { kind: 'accessToken', secret: `prosa_pat_${secret}` }],
  ['a bad token beside a good cookie', { authorization: 'Bearer x', cookie: `prosa_session=${secret}` }, 'malformed'],
  ['a session secret as token', { authorization: `Bearer ${secret}` }, 'malformed'],
  ['another scheme', { authorization: `Basic prosa_pat_${secret}` }, 'malformed'],
])('%s', (_, headers, expected) => {
  expect(presentedCredential(headers, false)).toEqual(expected);
});

test('over TLS only the cookie counts that nobody else can set', () => {
  const other = 'B'.repeat(43);
  const cookie = `prosa_session=${other}; __Host-prosa_session=${secret}`;
  expect(presentedCredential({ cookie }, true)).toEqual(session);
  expect(presentedCredential({ cookie: `prosa_session=${other}` }, true)).toBeUndefined();
  expect(presentedCredential({ cookie: `__Host-prosa_session=${secret}` }, false)).toBeUndefined();
});

test('a secret leaves the process as its SHA-256 only', () => {
  expect(hashSecret('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('the cookie is for this site, for its server only, and for thirty days', () => {
  expect(sessionCookie('x', true)).toBe(
    '__Host-prosa_session=x; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure',
  );
  expect(endedSessionCookie(false)).toBe('prosa_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax');
});
