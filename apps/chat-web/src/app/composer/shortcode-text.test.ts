import { closedShortcode, shortcodeQuery } from './shortcode-text.ts';

describe('shortcodeQuery', () => {
  it('is what stands after a colon that begins a word', () => {
    expect(shortcodeQuery('good :cof', 9)).toEqual({ start: 5, query: 'cof' });
    expect(shortcodeQuery(':café', 5)).toEqual({ start: 0, query: 'café' });
    expect(shortcodeQuery('(:+1', 4)).toEqual({ start: 1, query: '+1' });
  });

  it.each(['10:30', 'https://a', 'note: x', ':', ':c', 'a:smile', ':)'])('leaves %j alone', (text) => {
    expect(shortcodeQuery(text, text.length)).toBeUndefined();
  });
});

test('closedShortcode is one with both colons', () => {
  expect(closedShortcode('so :+1:', 7)).toEqual({ start: 3, code: '+1' });
  expect(closedShortcode('10:30:', 6)).toBeUndefined();
});
