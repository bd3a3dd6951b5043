import { endOf } from './spans.ts';

const at = (iso: string) => new Date(iso);

test.each([
  ['half', '2026-11-20T23:50:00', '2026-11-21T00:20:00'],
  ['hour', '2026-11-20T10:00:00', '2026-11-20T11:00:00'],
  ['today', '2026-11-20T23:50:00', '2026-11-21T00:00:00'],
  ['morning', '2026-11-20T10:00:00', '2026-11-21T08:00:00'],
  ['week', '2026-11-20T10:00:00', '2026-11-23T00:00:00'], // Friday to Monday
  ['week', '2026-11-22T10:00:00', '2026-11-23T00:00:00'], // Sunday
  ['week', '2026-11-23T10:00:00', '2026-11-30T00:00:00'], // Monday
] as const)('%s after %s', (span, now, end) => expect(endOf(span, at(now))).toEqual(at(end)));
