import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { toDate } from './times.ts';

test.each(['0001-01-01T00:00:00.000Z', '1850-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])(
  '%s is a time',
  (text) => {
    expect(toDate(timestampFromMs(Date.parse(text)), 'before').toISOString()).toBe(text);
  },
);

test.each([-62_135_596_800_001, 253_402_300_800_000, 1e17])('%d ms since 1970 is none', (ms) => {
  expect(() => toDate(timestampFromMs(ms), 'before')).toThrow('before: must lie in the years 1 to 9999');
});
