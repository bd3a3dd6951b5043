import { fromLocalInput, timePresets, toLocalInput } from './time-presets.ts';

const offered = (now: Date) =>
  Object.fromEntries(timePresets(now).map(({ preset, date }) => [preset, toLocalInput(date)]));

test('a Thursday evening', () => {
  expect(offered(new Date(2026, 10, 19, 22, 50))).toEqual({
    soon: '2026-11-19T23:10',
    hours: '2026-11-20T01:50',
    tomorrow: '2026-11-20T09:00',
    monday: '2026-11-23T09:00',
  });
});

test('on a Sunday tomorrow is next Monday; on a Monday the next one is a week ahead', () => {
  expect(offered(new Date(2026, 10, 22, 12))).not.toHaveProperty('monday');
  expect(offered(new Date(2026, 10, 23, 7))).toMatchObject({
    monday: '2026-11-30T09:00',
    tomorrow: '2026-11-24T09:00',
  });
});

test('over the end of a year', () => {
  expect(offered(new Date(2026, 11, 31, 23, 59))).toMatchObject({
    soon: '2027-01-01T00:19',
    monday: '2027-01-04T09:00',
  });
});

test('what is typed is a local time', () => {
  expect(fromLocalInput('2026-11-19T09:30')).toEqual(new Date(2026, 10, 19, 9, 30));
  expect(fromLocalInput('')).toBeUndefined();
  expect(fromLocalInput('soon')).toBeUndefined();
});
