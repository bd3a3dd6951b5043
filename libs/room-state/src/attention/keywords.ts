/** Words and phrases that a person wants to hear of, found in a text. */

/** A part of a text, from `start` up to and without `end`, in UTF-16 units as strings count. */
export interface TextPart {
  readonly start: number;
  readonly end: number;
}

/** Scripts that do not put spaces between words: there a keyword may stand inside of what looks like one. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u;
const wordCharacter = /[\p{L}\p{M}\p{N}_]/u;
const patterns = new Map<string, RegExp | undefined>();

/**
 * Where the keywords stand in a text, in order and without overlaps: whole words or phrases, whatever their case; any
 * white space between the words of a phrase. Takes about a microsecond a keyword for a text of usual length.
 */
export function findKeywords(text: string, keywords: readonly string[]): TextPart[] {
  const pattern = keywords.length > 0 ? patternOf(keywords) : undefined;
  if (!pattern) return [];
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Whether one of the keywords stands in a text. */
export function hasKeyword(text: string, keywords: readonly string[]): boolean {
  return findKeywords(text, keywords).length > 0;
}

function patternOf(keywords: readonly string[]): RegExp | undefined {
  const key = keywords.join('\n');
  if (!patterns.has(key)) {
    if (patterns.size >= 1_000) patterns.clear();
    // The longest first: of two at one place it is the one that was meant.
    const parts = [...keywords].sort((a, b) => b.length - a.length).flatMap(partOf);
    patterns.set(key, parts.length > 0 ? new RegExp(parts.join('|'), 'giu') : undefined);
  }
  return patterns.get(key);
}

function partOf(keyword: string): string[] {
  const words = keyword.normalize('NFC').trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0];
  const last = [...(words.at(-1) ?? '')].at(-1);
  if (first === undefined || last === undefined) return [];
  const body = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s+');
  const before = endsWords(first) ? '(?<![\\p{L}\\p{M}\\p{N}_])' : '';
  const after = endsWords(last) ? '(?![\\p{L}\\p{M}\\p{N}_])' : '';
  return [before + body + after];
}

function endsWords(character: string): boolean {
  return wordCharacter.test(character) && !unspaced.test(character);
}
