import type { Passage } from '@prosa/proto/ai';
import { addressesIn, visibleText } from '@prosa/service';
import { plainText } from '../../language/plain-text.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { termsOf, wordsOf } from '../../language/words.ts';
import type { Quote, Sentence } from '../engine.ts';
import { shorten } from '../quote.ts';
import { maxPassageLength } from './numbered-passages.ts';
import type { CheckablePrompt } from './prompts.ts';

const marker = /[[【]\s*(\d{1,4}(?:\s*[,;]\s*\d{1,4})*)\s*[\]】]/g;
/** A sentence is never longer, in characters. */
const maxSentenceLength = 600;
/** So many words in a row that stand in the instructions come from them. */
const leakLength = 6;
/** Sources of one sentence. */
const maxQuotes = 4;

/**
 * What of a model's sentence may be shown: plain text with its sources, or nothing when it cites no passage that is
 * there, speaks of something else than what it cites, has an address or a number that does not stand there, or repeats
 * the instructions. A model that obeys a message can therefore say no more than what messages say, with the source.
 */
export function checkSentence(raw: string, prompt: CheckablePrompt): Sentence | undefined {
  const visible = visibleText(raw);
  const cited = citedPassages(visible, prompt);
  if (cited.length === 0) return undefined;
  const source = cited
    .map(({ author, text }) => `${author}: ${visibleText(text.slice(0, maxPassageLength))}`)
    .join('\n');
  const text = tidy(visible);
  const allowed =
    text !== '' &&
    !/<\||\|>|^[[{]/.test(text) &&
    addressesStand(visible.replace(marker, ' '), source) &&
    addressesStand(text, source) &&
    numbersStand(text, source, cited) &&
    speaksOf(text, source) &&
    !leaks(text, prompt, source);
  if (!allowed) return undefined;
  return {
    text: shorten(text, maxSentenceLength),
    quotes: cited.map((passage) => quoteOf(passage, text)),
    ownLine: false,
  };
}

function citedPassages(text: string, { numbered }: CheckablePrompt): Passage[] {
  const numbers = [...text.matchAll(marker)].flatMap(([, list = '']) => list.split(/[,;]/).map(Number));
  const passages = [...new Set(numbers)].map((number) => numbered.at(number));
  return passages.filter((passage) => passage !== undefined).slice(0, maxQuotes);
}

function tidy(text: string): string {
  return plainText(text.replace(marker, ''))
    .replace(/\s+/g, ' ')
    .replace(/ +(?=[.,;:!?…])/g, '')
    .replace(/(?<!\.)\.\.(?!\.)/g, '.')
    .trim();
}

/** Every address stands in the source as it is: a host that is known must not carry something else away in its path. */
function addressesStand(text: string, source: string): boolean {
  const known = new Set(addressesIn(source));
  return addressesIn(text).every((address) => known.has(address));
}

/** Every number of two digits and more stands in the source or is part of when it was said. */
function numbersStand(text: string, source: string, cited: readonly Passage[]): boolean {
  const times = cited.map(({ sentAt }) => (sentAt ? new Date(Number(sentAt.seconds) * 1_000).toISOString() : ''));
  const digits = (part: string) => part.replace(/(?<=\d)[.,:\s](?=\d)/g, '');
  const known = digits(source) + times.join(' ');
  return (digits(text).match(/\d{2,}/g) ?? []).every((number) => known.includes(number));
}

/** It shares a telling word with what it cites, or with the name of who said it. */
function speaksOf(text: string, source: string): boolean {
  const known = new Set(termsOf(source));
  return termsOf(text).some((term) => known.has(term));
}

/** It has the fence, or words of the instructions in a row that nobody said. */
function leaks(text: string, { instructions, fence }: CheckablePrompt, source: string): boolean {
  if (text.includes(fence)) return true;
  const runs = runsOf(instructions);
  const said = runsOf(source);
  return [...runsOf(text)].some((run) => runs.has(run) && !said.has(run));
}

function runsOf(text: string): Set<string> {
  const words = wordsOf(text);
  const runs = new Set<string>();
  for (let from = 0; from + leakLength <= words.length; from++)
    runs.add(words.slice(from, from + leakLength).join(' '));
  return runs;
}

/** The sentence of the passage that shares most with what was written. */
function quoteOf({ messageId, text }: Passage, written: string): Quote {
  const terms = new Set(termsOf(written));
  const shared = (sentence: string) => new Set(termsOf(sentence).filter((term) => terms.has(term))).size;
  const [first = shorten(visibleText(text)), ...others] = sentencesOf(plainText(text.slice(0, maxPassageLength)));
  const best = others.reduce((best, sentence) => (shared(sentence) > shared(best) ? sentence : best), first);
  return { messageId, quote: shorten(best) };
}
