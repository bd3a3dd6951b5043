import { emojiOf, emojiOfShortcode, emojis, findEmoji } from './emoji-data.ts';
import { withTone } from './skin-tone.ts';

const chars = (query: string) => findEmoji(query).map(({ char }) => char);

describe('the emoji', () => {
  it('are all of Unicode, there once each, with a name in both languages', () => {
    expect(emojis.length).toBeGreaterThan(1_850);
    expect(new Set(emojis.map(({ char }) => char)).size).toBe(emojis.length);
    for (const { char, names } of emojis) expect([char, names.every(Boolean)]).toEqual([char, true]);
  });

  it('are written as Unicode writes them in full, so that a reaction is one reaction', () => {
    for (const char of ['👍', '❤️', '☕', '✅', '🏳️‍🌈', '🇧🇷', '#️⃣']) expect(emojiOf(char)?.char).toBe(char);
  });

  it('are found in English and Portuguese, without regard to accents and case, the exact name first', () => {
    expect(chars('battery')[0]).toBe('🔋');
    expect(chars('coracao')).toContain('❤️');
    expect(chars('CORAÇÃO vermelho')[0]).toBe('❤️');
    expect(chars('fish')[0]).toBe('🐟');
    expect(chars('cafe')).toContain('☕');
    expect(chars('brasil')[0]).toBe('🇧🇷');
    expect(chars(':thumbsup')[0]).toBe('👍');
    expect(chars('xyzzy')).toEqual([]);
  });

  it('are known by their shortcode', () => {
    expect(emojiOfShortcode('+1')?.char).toBe('👍');
    expect(emojiOfShortcode('heart')?.char).toBe('❤️');
    expect(emojiOfShortcode('nope')).toBeUndefined();
  });
});

describe('a skin tone', () => {
  it('goes on every person, and stays away where there is none', () => {
    expect(withTone('👍', 3)).toBe('👍🏽');
    expect(withTone('👩‍💻', 5)).toBe('👩🏿‍💻');
    expect(withTone('☝️', 1)).toBe('☝🏻');
    expect(withTone('👍', 0)).toBe('👍');
    expect(emojiOf('👩🏿‍💻')?.char).toBe('👩‍💻');
    expect([emojiOf('👍')?.takesTone, emojiOf('🔋')?.takesTone]).toEqual([true, false]);
  });
});
