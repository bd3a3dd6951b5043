import type { Passage } from '@prosa/proto/ai';
import { visibleText } from '@prosa/service';
import { Breath } from '../../language/breath.ts';
import { plainText } from '../../language/plain-text.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { termsOf } from '../../language/words.ts';
import { isChatter } from './chatter.ts';

/** Characters of one passage that are read. */
const maxPassageLength = 4_000;
/** Characters that are read of all passages together; beyond it each is read less far, but so far at least. */
const maxLength = 1_200_000;
const minPassageLength = 600;
/** Sentences of one passage that are read. */
const maxSentences = 60;

/** A passage that was read. */
export interface ReadPassage {
  readonly passage: Passage;
  /** Its place in the conversation, counts from 0. */
  readonly index: number;
  /** Who said it, in one line. */
  readonly author: string;
  readonly sentences: readonly ReadSentence[];
}

/** A sentence of a passage. */
export interface ReadSentence {
  /** Plain text; it stands so in the passage, but for markup and what cannot be seen. */
  readonly text: string;
  /** What it is about, each stem once. */
  readonly terms: ReadonlySet<string>;
  /** It tells nothing: a greeting, thanks, laughter. */
  readonly chatter: boolean;
}

/**
 * Reads passages: plain text, sentences, terms. Bounded in time whatever is in them, and others have the event loop
 * meanwhile. Throws the signal's reason when it is aborted.
 */
export async function readPassages(passages: readonly Passage[], signal: AbortSignal): Promise<ReadPassage[]> {
  const breath = new Breath();
  const all = passages.reduce((sum, { text }) => sum + Math.min(text.length, maxPassageLength), 0);
  const readLength = all <= maxLength ? maxPassageLength : Math.max(minPassageLength, maxLength / passages.length);
  const read: ReadPassage[] = [];
  for (const [index, passage] of passages.entries()) {
    await breath.take(signal);
    const sentences = sentencesOf(plainText(passage.text.slice(0, readLength)));
    read.push({
      passage,
      index,
      author: authorName(passage.author),
      sentences: sentences.slice(0, maxSentences).map((text) => ({
        text,
        terms: new Set(termsOf(text)),
        chatter: isChatter(text),
      })),
    });
  }
  return read;
}

/** A name as it may stand before a colon. */
export function authorName(author: string): string {
  return visibleText(author).replace(/\s+/g, ' ').trim() || '?';
}
