import { englishStopWords, portugueseStopWords } from './stop-words.ts';
import { wordsOf } from './words.ts';

/** A language that the service reads. */
export type Language = 'en' | 'pt';

/** So many words are enough to tell. */
const maxWords = 200;

/**
 * The language of a text by its small words and its accents; nothing when neither tells, as in `ok 👍` or `deploy`.
 * It is asked for each passage by itself, since groups mix.
 */
export function languageOf(text: string): Language | undefined {
  const sample = text.slice(0, 2_000);
  let english = 0;
  let portuguese = 0;
  for (const word of wordsOf(sample).slice(0, maxWords)) {
    const en = englishStopWords.has(word);
    const pt = portugueseStopWords.has(word);
    if (en && !pt) english++;
    if (pt && !en) portuguese++;
  }
  // These letters hardly occur in English words.
  portuguese += 0.7 * (sample.match(/[ãõçáâêíóôú]/giu)?.length ?? 0);
  english +=
    0.5 * (sample.match(/\b(?:th|wh)[a-z]+|[a-z]+(?:ing|tion|ght)\b|\b\w+'(?:s|t|re|ll|ve|m|d)\b/gi)?.length ?? 0);
  portuguese +=
    0.5 * (sample.match(/\b[a-z]+(?:cao|coes|mente|inho|inha|ando|endo)\b|\b(?:obrigad|bom|boa)\w*/gi)?.length ?? 0);
  if (english === portuguese) return undefined;
  return english > portuguese ? 'en' : 'pt';
}
