import { idOfToken, timeOfToken, tokenOfId, tokenOfTime } from './page-token.ts';

const id = '01890000-0000-7000-8000-0123456789ab';

test('a token of an id', () => {
  expect(idOfToken('')).toBeUndefined();
  expect(idOfToken(tokenOfId(id))).toBe(id);
});

test.each(['2026-11-21T10:00:00.123Z', '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])(
  'a token of an id and %s',
  (time) => {
    expect(timeOfToken('')).toBeUndefined();
    expect(timeOfToken(tokenOfTime(new Date(time), id))).toEqual({ time: new Date(time), id });
  },
);

test.each(['x', 'A'.repeat(200), `${tokenOfId(id)}==`, tokenOfTime(new Date(), id)])(
  '%s is no token of an id',
  (token) => {
    expect(() => idOfToken(token)).toThrow('pageToken: is not a token of a page before');
  },
);

test.each([
  'x',
  'A'.repeat(200),
  tokenOfId(id),
  ...[-8.64e15, 8.64e15, -63_000_000_000_000].map((ms) => tokenOfTime(new Date(ms), id)),
])('%s is no token of a time', (token) => {
  expect(() => timeOfToken(token)).toThrow('pageToken: is not a token of a page before');
});
