import { linksInText } from './links-in-text.ts';

test.each([
  ['Read https://kartverket.no/a?b=c#d first.', ['https://kartverket.no/a?b=c#d']],
  ['[notes](https://example.org/x), <https://example.org/y>!', ['https://example.org/x', 'https://example.org/y']],
  ['(see https://en.wikipedia.org/wiki/Tide_(physics))', ['https://en.wikipedia.org/wiki/Tide_(physics)']],
  ['**https://example.org/bold**', ['https://example.org/bold']],
  [
    '`https://example.org/code` and ```\nhttps://example.org/block\n``` and https://example.org/',
    ['https://example.org/'],
  ],
  [
    'https://a.org https://a.org https://b.org https://c.org https://d.org',
    ['https://a.org', 'https://b.org', 'https://c.org'],
  ],
  ['ftp://example.org javascript://x http://', []],
  ['https://example.org:99999/', []],
])('%s', (text, links) => {
  expect(linksInText(text)).toEqual(links);
});

test('a long text with many brackets takes no time', () => {
  const text = `https://example.org/${'('.repeat(8_000)}${')'.repeat(8_000)}`;
  const started = performance.now();
  linksInText(text);
  linksInText('`'.repeat(16_000));
  expect(linksInText(`https://example.org/${'.'.repeat(8_000)}a${')'.repeat(7_000)}`)).toEqual([]);
  expect(linksInText(`https://example.org/a${'.)'.repeat(7_000)}`)).toEqual(['https://example.org/a']);
  expect(performance.now() - started).toBeLessThan(1_000);
});
