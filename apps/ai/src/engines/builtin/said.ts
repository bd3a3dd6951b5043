import { shorten } from '../quote.ts';
import type { Sentence } from '../engine.ts';
import type { ReadPassage } from './read-passages.ts';

/** A sentence as somebody said it, with who did: `Ana: The launch moves to Friday.` */
export function said({ passage, author }: ReadPassage, text: string): Sentence {
  const words = shorten(text);
  return { text: `${author}: ${words}`, quotes: [{ messageId: passage.messageId, quote: words }], ownLine: true };
}
