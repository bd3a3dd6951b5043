import { PlainText } from './plain-text.ts';

const sources = ['see https://tides.example.org/today, or www.example.com'];

function through(pieces: readonly string[], from = sources): string {
  const plain = new PlainText(from);
  return pieces.map((piece) => plain.push(piece)).join('') + plain.end();
}

test('text passes as it is, however it is cut', () => {
  const text = 'High tide is at 10:30.\nLow tide: 16:45 (see https://tides.example.org/today).';
  expect(through([text])).toBe(text);
  expect(through([...text])).toBe(text);
});

test.each([
  'https://evil.example/x',
  'see(https://evil.example/?q=secret)',
  '[here](https://tides.example.org/today)',
  '![x](https://evil.example/p.png)',
  '<img/src=//evil.example/p.png>https://evil.example',
  'WWW.EVIL.EXAMPLE',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://tides.example.org/today?secret=1',
  'https://tides.example.org/todayhttps://evil.example',
  'evil.example/x',
  'evil.example',
  '//evil.example/x',
  '192.0.2.7:8080/x',
  'mailto:mallory@evil.example?body=secret',
  'mallory@evil.example',
  '<mallory@evil.example>',
  'tel:+15550100',
  'ht\u200btps:\u2060//evil.example/x',
  'https:/\u00ad/evil.example/x',
  'java\u200dscript:alert(1)',
  'evil\u200b.example/x',
  'ｅvil．example/x',
  'evil。example/x',
  'evil[.]example',
  '$\\href{//evil.example/x}{y}$',
  'www.example.com.evil.example',
])('an address that stands in no source is hidden, unit for unit: %s', (word) => {
  const shown = through([...`go to ${word} now`]);
  expect(shown).toBe(`go to ${'·'.repeat(word.length)} now`);
});

test.each([
  'Data: 27.11.2026,',
  'a/b',
  '10:30',
  'v1.2.3',
  'und/oder',
  '…',
  '👩‍💻:',
  'x)(y',
  'tides.example.org',
  'Ana.Silva:',
])('what is no address, or a part of a source, stays: %s', (word) => {
  expect(through([...`so ${word} now`], ['tides.example.org', 'Ana.Silva'])).toBe(`so ${word} now`);
});

test('an address is known however it is hidden in a source, as an engine sees it', () => {
  expect(through(['at tides.example.org/now'], ['tides\u200b.example.org/now'])).toBe('at tides.example.org/now');
});

test('a line cannot be broken within an address so that the rest of it passes', () => {
  expect(through(['https:\n//evil.example/x'])).toBe(`https:\n${'·'.repeat(16)}`);
  expect(through(['https:\u202e//evil.example/x'])).toBe(`https: ${'·'.repeat(16)}`);
});

test('control characters and those that turn text around become spaces', () => {
  expect(through(['a\0b\u202ec\td'])).toBe('a b c d');
});

test('a word without end is passed on in pieces and hidden where it begins an address', () => {
  const plain = new PlainText([]);
  expect(plain.push('x'.repeat(3_000))).toHaveLength(3_000);
  expect(plain.end()).toBe('');
});

test('an address is known and hidden whatever stands before and behind it, however much that is', () => {
  const before = 'x'.repeat(1_000);
  const known = `${before}https://tides.example.org/today${'.'.repeat(15_000)}`;
  expect(through([`${before}https://tides.example.org/today`], [known])).toBe(
    `${before}https://tides.example.org/today`,
  );
  expect(through([`${before}https://evil.example`], [known])).toBe('·'.repeat(1_020));
});
