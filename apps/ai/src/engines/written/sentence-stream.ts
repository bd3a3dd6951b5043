import { isAbbreviation } from '../../language/sentences.ts';

/** A number of a passage, or several, as models cite: `[3]`, `[2, 5]`, `【3】`. */
const marker = String.raw`[[【]\s*\d{1,4}(?:\s*[,;]\s*\d{1,4})*\s*[\]】]`;
const end = new RegExp(String.raw`[.!?…。！？]+["'”’)]*(?:\s*${marker})*[.]?(?=\s+[^\s[【])|\n+`, 'g');
/** A sentence that never ends is cut off here, in characters. */
const maxSentenceLength = 2_000;

/**
 * Whole sentences of a text that comes in pieces, each with the markers that follow it. What a model thinks aloud
 * (`<think>…</think>` at the beginning) is left out.
 */
export async function* sentencesIn(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let buffer = '';
  for await (const piece of withoutThinking(pieces)) {
    buffer += piece;
    const { sentences, rest } = cut(buffer);
    yield* sentences;
    buffer = rest.length > maxSentenceLength ? '' : rest;
  }
  if (buffer.trim() !== '') yield buffer.trim();
}

function cut(text: string): { sentences: string[]; rest: string } {
  const sentences: string[] = [];
  let start = 0;
  for (const found of text.matchAll(end)) {
    const after = found.index + found[0].length;
    if (found[0] === '.' && isAbbreviation(text.slice(start, found.index), text.slice(after))) continue;
    const sentence = text.slice(start, after).trim();
    if (sentence !== '') sentences.push(sentence);
    start = after;
  }
  return { sentences, rest: text.slice(start) };
}

async function* withoutThinking(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  const opening = '<think>';
  const closing = '</think>';
  let held: string | undefined = '';
  for await (const piece of pieces) {
    if (held === undefined) {
      yield piece;
      continue;
    }
    held += piece;
    const text: string = held.trimStart();
    if (text.startsWith(opening)) {
      const over = text.indexOf(closing);
      if (over < 0) {
        // Only the end matters, and it may come in two pieces.
        held = opening + text.slice(opening.length).slice(-closing.length);
        continue;
      }
      yield text.slice(over + closing.length);
    } else if (opening.startsWith(text)) {
      continue;
    } else {
      yield held;
    }
    held = undefined;
  }
  if (held !== undefined && !held.trimStart().startsWith(opening)) yield held;
}
