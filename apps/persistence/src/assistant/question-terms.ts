import { fold } from '../search/fold.ts';
import { stopWords } from './stop-words.ts';

/** More words do not make a question clearer, and each is a search. */
const maxTerms = 12;
/** Trigrams find no shorter ones. */
const leastAscii = 3;
const beyondAscii = /[^\0-\x7f]/u;
/** Scripts that are written without spaces. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+$/u;

/**
 * What a question is about: its words, folded, without those that every question has; plurals as their singular, which
 * is a part of them. Of scripts without spaces, the pairs of characters. At most twelve, in the order of the text.
 */
export function questionTerms(question: string): string[] {
  const terms = new Set<string>();
  for (const [word] of fold(question).matchAll(/[\p{L}\p{N}]+/gu)) {
    for (const term of termsOf(word)) {
      if (terms.size >= maxTerms) return [...terms];
      terms.add(term);
    }
  }
  return [...terms];
}

function termsOf(word: string): string[] {
  if (unspaced.test(word)) {
    const characters = [...word];
    if (characters.length <= 2) return [word];
    return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  }
  if (stopWords.has(word)) return [];
  if (!beyondAscii.test(word) && word.length < leastAscii) return [];
  return [word.length > 4 ? word.replace(/(?<=[^s])s$/u, '') : word];
}
