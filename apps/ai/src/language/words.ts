import { fold } from './fold.ts';
import { stem } from './stem.ts';
import { englishStopWords, portugueseStopWords } from './stop-words.ts';

const word = /[\p{L}\p{N}]+(?:[.,:]\p{N}+)*/gu;

/** All words of a text, folded, in order. Numbers keep their points: `18.5`, `14:30`. */
export function wordsOf(text: string): string[] {
  return fold(text).match(word) ?? [];
}

/** Whether a folded word is one of those that say nothing of the subject. */
export function isStopWord(folded: string): boolean {
  return englishStopWords.has(folded) || portugueseStopWords.has(folded);
}

/** What a text is about: the stems of its telling words, in order. */
export function termsOf(text: string): string[] {
  return wordsOf(text)
    .filter((found) => !isStopWord(found) && (found.length > 1 || /\p{N}|[^\p{ASCII}]/u.test(found)))
    .map(stem);
}
