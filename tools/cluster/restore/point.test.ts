import { expect, test } from '@jest/globals';
import { checkPoint, pointTold, readTime, readTimeline, readTo } from './point.ts';

const backup = {
  label: '20261120-000000F',
  type: 'full',
  startedAt: new Date('2026-11-20T00:00:00Z'),
  endedAt: new Date('2026-11-20T00:10:00Z'),
  databaseBytes: 1,
  storedBytes: 1,
};
const now = new Date('2026-11-27T12:00:00Z');

test.each([
  ['2026-11-27 12:00:00 UTC', '2026-11-27T12:00:00.000Z'],
  ['2026-11-27T12:00:00Z', '2026-11-27T12:00:00.000Z'],
  ['2026-11-27 12:00:00+02:00', '2026-11-27T10:00:00.000Z'],
  ['2026-11-27 12:00 -0330', '2026-11-27T15:30:00.000Z'],
  ['2026-11-27 12:00:00', new Date(2026, 10, 27, 12).toISOString()],
])('a time: %s', (text, instant) => {
  expect(readTime(text).toISOString()).toBe(instant);
});

test.each(['', 'yesterday', '2026-11-27', '2026-13-27 12:00:00', '12:00', '2026-11-27 12:00:00; rm -rf /'])(
  'no time: %s',
  (text) => {
    expect(() => readTime(text)).toThrow(/is no time/);
  },
);

test('the number of a history', () => {
  expect([readTimeline(undefined), readTimeline('3')]).toEqual([undefined, 3]);
  for (const text of ['', '0', 'latest', '-1']) expect(() => readTimeline(text)).toThrow(/no whole number/);
});

test('the latest of all, and how points are told', () => {
  expect(readTo('latest')).toBe('latest');
  expect(readTo('2026-11-27T12:00:00Z')).toEqual(now);
  expect(pointTold({ to: 'latest', timeline: undefined })).toBe('the latest that the repository has');
  expect(pointTold({ to: now, timeline: 3 })).toBe('2026-11-27 12:00:00 UTC of history 3');
});

test('only what a backup reaches can be restored', () => {
  const at = (text: string): (() => void) => {
    return () => checkPoint({ to: new Date(text), timeline: undefined }, [backup], now);
  };
  expect(at('2026-11-20T00:10:01Z')).not.toThrow();
  expect(at('2026-11-20T00:10:00Z')).toThrow('before the end of the oldest backup: 2026-11-20 00:10:00 UTC');
  expect(at('2026-11-27T12:00:00Z')).toThrow('has not been yet');
  expect(() => checkPoint({ to: 'latest', timeline: undefined }, [backup], now)).not.toThrow();
  for (const to of [now, 'latest'] as const)
    expect(() => checkPoint({ to, timeline: undefined }, [], now)).toThrow('there is no backup');
});
