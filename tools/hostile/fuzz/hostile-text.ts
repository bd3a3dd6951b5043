import fc from 'fast-check';

/** Texts that have broken programs: controls, direction marks, joiners, markup, quotes of SQL, patterns, numbers that are none. */
const nasty = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ufeff',
  '\u202egnp.exe',
  '\u200d\u200b\u2060',
  '\ud800',
  'x\udfff',
  '👩‍👩‍👧‍👧',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘',
  "'; drop table account; --",
  '" or 1=1 --',
  '%_\\%',
  '\\',
  '$1',
  '${7*7}{{7*7}}',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '\r\nset-cookie: a=b',
  'null',
  'NaN',
  '-0',
  '1e400',
  '__proto__',
  'constructor',
  '@room',
  '<@00000000-0000-0000-0000-000000000000>',
  'A'.repeat(43),
];

/** Repeated up to and over the lengths that limits and buffers have. */
const repeated = fc
  .tuple(
    fc.constantFrom('x', '🙂', '\u0301', '\u202e', '[', '(', '`', '*', '@', '%', '\\', '"', '\n', 'ﷺ', '||', '<@'),
    fc.constantFrom(2, 81, 129, 255, 501, 1_001, 2_001, 16_000, 16_001, 40_000),
  )
  .map(([text, times]) => text.repeat(times));

/** Any text, also such that is no Unicode (single surrogates). */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)) },
  { weight: 4, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: repeated },
);

/** Text such as people write. */
export const plainText: fc.Arbitrary<string> = fc.constantFrom(
  'The buoy is *back*.',
  'olá',
  '🌊',
  'yes',
  'https://example.org/a_(b)',
  '```ts\nconst a = 1;\n```',
);
