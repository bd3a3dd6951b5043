import { emojis, findEmoji } from './emoji-data.ts';

describe('the emoji', () => {
  it('are there once each, with a name in both languages', () => {
    expect(new Set(emojis.map(({ char }) => char)).size).toBe(emojis.length);
    for (const { char, names } of emojis) expect([char, names.length >= 2]).toEqual([char, true]);
  });

  it('are found in English and Portuguese, the exact name first', () => {
    expect(findEmoji('battery')[0]?.char).toBe('🔋');
    expect(findEmoji('coracao').map(({ char }) => char)).toContain('❤️');
    expect(findEmoji('fish')[0]?.char).toBe('🐟');
    expect(findEmoji('xyzzy')).toEqual([]);
  });
});
