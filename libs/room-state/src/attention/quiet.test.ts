import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { AvailabilitySchema, UserSchema } from '@prosa/proto/chat';
import { currentStatus, isQuiet } from './quiet.ts';

/** Weekdays 18:30 to 8:00, and the whole weekend, in São Paulo (UTC−3). */
const evenings = create(AvailabilitySchema, {
  quietHours: [
    { weekdays: [1, 2, 3, 4, 5], fromMinute: 18 * 60 + 30, untilMinute: 8 * 60 },
    { weekdays: [6, 7], fromMinute: 0, untilMinute: 0 },
  ],
  timeZone: 'America/Sao_Paulo',
});
const at = (iso: string) => isQuiet(evenings, new Date(iso));

test.each([
  ['Thursday, a minute before', '2026-11-19T21:29:00Z', false],
  ['Thursday evening', '2026-11-19T21:30:00Z', true],
  ['Friday before it ends', '2026-11-20T10:59:00Z', true],
  ['Friday morning', '2026-11-20T11:00:00Z', false],
  ['Saturday noon', '2026-11-21T15:00:00Z', true],
  ['Sunday night', '2026-11-23T02:59:00Z', true],
  ['Monday just after midnight: only the weekend was quiet', '2026-11-23T03:00:00Z', false],
])('%s', (_, iso, quiet) => expect(at(iso)).toBe(quiet));

test('until a given time, whatever the hours', () => {
  const until = new Date('2026-11-20T12:00:00Z');
  const availability = create(AvailabilitySchema, { quietUntil: timestampFromDate(until) });
  expect(isQuiet(availability, new Date(until.getTime() - 1))).toBe(true);
  expect(isQuiet(availability, until)).toBe(false);
  expect(isQuiet(undefined, until)).toBe(false);
});

test('a time zone that nobody knows counts as UTC', () => {
  const quietHours = [{ weekdays: [5], fromMinute: 720, untilMinute: 780 }];
  const availability = create(AvailabilitySchema, { quietHours, timeZone: 'Mars/Base' });
  expect(isQuiet(availability, new Date('2026-11-20T12:30:00Z'))).toBe(true);
});

test('a status goes by itself', () => {
  const expiresAt = new Date('2026-11-20T12:00:00Z');
  const user = create(UserSchema, { status: { emoji: '🌴', expiresAt: timestampFromDate(expiresAt) } });
  expect(currentStatus(user, new Date(expiresAt.getTime() - 1))?.emoji).toBe('🌴');
  expect(currentStatus(user, expiresAt)).toBeUndefined();
  expect(currentStatus(create(UserSchema, { status: {} }), expiresAt)).toBeUndefined();
});
