import { emojiSet } from './emoji-set.ts';

/** A group of the picker. */
export type EmojiGroup = keyof typeof emojiSet;

/** The groups of the picker, in their order. */
export const emojiGroups = Object.keys(emojiSet) as readonly EmojiGroup[];

/** An emoji as it is shown and found. */
export interface Emoji {
  readonly char: string;
  readonly group: EmojiGroup;
  /** Its English name, then its Portuguese one. */
  readonly names: readonly [string, string];
  /** What it is called between colons, the usual one first. */
  readonly shortcodes: readonly string[];
  /** Whether it may have the colour of a skin. */
  readonly takesTone: boolean;
  /** The version of Unicode's emoji when it is newer than 15; else 0. */
  readonly version: number;
  /** All words that find it, bare of case and accents; names first. */
  readonly keys: readonly string[];
}

/** All emoji of Unicode, in their order. */
export const emojis: readonly Emoji[] = emojiGroups.flatMap((group) =>
  emojiSet[group]
    .trim()
    .split('\n')
    .map((line) => toEmoji(group, line)),
);

const byChar = new Map(emojis.map((emoji) => [emoji.char, emoji]));
const byShortcode = new Map(emojis.flatMap((emoji) => emoji.shortcodes.map((code) => [code, emoji] as const)));

/** What is known of an emoji, whatever the colour of its skin; undefined: nothing. */
export function emojiOf(char: string): Emoji | undefined {
  return byChar.get(char) ?? byChar.get(char.replaceAll(/\p{Emoji_Modifier}/gu, ''));
}

/** The emoji with this shortcode, without colons. */
export function emojiOfShortcode(shortcode: string): Emoji | undefined {
  return byShortcode.get(shortcode.toLowerCase());
}

/**
 * Those that every word of the query fits, in either language, without regard to case and accents; best first: the
 * shortcode or name itself, then what begins with it, then what has a word that does.
 */
export function findEmoji(query: string): readonly Emoji[] {
  const wanted = bare(query).replaceAll(/[_:]+/g, ' ').trim();
  if (!wanted) return emojis;
  const words = wanted.split(/\s+/);
  return emojis
    .map((emoji) => ({ emoji, rank: rankOf(emoji, wanted, words) }))
    .filter((found) => found.rank < nothing)
    .sort((a, b) => a.rank - b.rank)
    .map(({ emoji }) => emoji);
}

const nothing = 9;

function rankOf({ keys, shortcodes }: Emoji, wanted: string, words: readonly string[]): number {
  const main = keys.slice(0, shortcodes.length + 2);
  if (main.includes(wanted)) return 0;
  if (keys.includes(wanted)) return 1;
  if (main.some((key) => key.startsWith(wanted))) return 2;
  if (words.every((word) => keys.some((key) => key.startsWith(word)))) return 3;
  if (words.every((word) => keys.some((key) => key.includes(` ${word}`)))) return 4;
  return words.every((word) => word.length > 2 && keys.some((key) => key.includes(word))) ? 5 : nothing;
}

function toEmoji(group: EmojiGroup, line: string): Emoji {
  const [char = '', version = '', tones = '', codes = '', english = '', portuguese = ''] = line.split(';');
  const shortcodes = codes.split(',').filter(Boolean);
  const [en = '', ...enWords] = english.split(',');
  const [pt = '', ...ptWords] = portuguese.split(',');
  const found = [...shortcodes.map((code) => code.replaceAll('_', ' ')), en, pt, ...enWords, ...ptWords];
  return {
    char,
    group,
    names: [en, pt],
    shortcodes,
    takesTone: tones === 's',
    version: Number(version),
    keys: found.map(bare),
  };
}

function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
