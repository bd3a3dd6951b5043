import type { Passage } from '@prosa/proto/ai';
import { visibleText } from '@prosa/service';
import { smallTalk } from '../engines/builtin/chatter.ts';
import type { Example } from '../engines/engine.ts';
import { fold } from '../language/fold.ts';
import { isStopWord, wordsOf } from '../language/words.ts';

/** Suggestions that are given, and how long each may be. */
const maxSuggestions = 3;
const maxLength = 200;

/**
 * The first three that may be offered as replies to the newest passage. One that tells what the message does not is
 * left out: links, addresses, mentions, numbers, names, and words that only one reply ever had (a password, somebody's
 * illness). So is one that says the same as a better one.
 */
export function fitToSuggest(
  replies: readonly string[],
  passages: readonly Passage[],
  examples: readonly Example[],
): string[] {
  const message = passages.at(-1)?.text ?? '';
  const known = new KnownWords(message, passages, examples);
  const chosen = new Map<string, string>();
  for (const reply of replies) {
    const text = visibleText(reply).replace(/\s+/g, ' ').trim();
    if (text === '' || text.length > maxLength || !isHarmless(text, message) || !known.coverAll(text)) continue;
    const same = wordsOf(text).join(' ') || text;
    if (!chosen.has(same)) chosen.set(same, text);
    if (chosen.size === maxSuggestions) break;
  }
  return [...chosen.values()];
}

/** No links, addresses, mentions, markup or numbers but those of the message. */
function isHarmless(reply: string, message: string): boolean {
  if (/[<>[\]{}|\\`]|:\/\/|\bwww\.|[\p{L}\p{N}]\.\p{L}{2,}(?:\/|\b)|@/iu.test(reply)) return false;
  return (reply.match(/\p{N}+/gu) ?? []).every((number) => message.includes(number));
}

/** Words that give nothing away. */
class KnownWords {
  readonly #message: ReadonlySet<string>;
  /** What an engine was given besides the message: it may carry none of it over. */
  readonly #given: ReadonlySet<string>;
  readonly #names = new Set<string>();
  /** In how many different replies a word stands. */
  readonly #replies = new Map<string, number>();

  constructor(message: string, passages: readonly Passage[], examples: readonly Example[]) {
    this.#message = new Set(wordsOf(message));
    this.#given = new Set([
      ...passages.flatMap(({ text }) => wordsOf(text)),
      ...examples.flatMap(({ text, reply }) => wordsOf(`${text} ${reply}`)),
    ]);
    for (const { author } of passages) for (const word of wordsOf(author)) this.#names.add(word);
    for (const text of examples.flatMap(({ text, reply }) => [text, reply])) {
      for (const name of namesIn(text)) this.#names.add(name);
    }
    for (const reply of new Set(examples.map((example) => wordsOf(example.reply).join(' ')))) {
      for (const word of new Set(reply.split(' '))) this.#replies.set(word, (this.#replies.get(word) ?? 0) + 1);
    }
  }

  coverAll(reply: string): boolean {
    const names = new Set(namesIn(reply));
    return wordsOf(reply).every((word) => {
      if (this.#message.has(word)) return true;
      if (isStopWord(word) || smallTalk.has(word)) return true;
      if (names.has(word) || this.#names.has(word)) return false;
      return !this.#given.has(word) || (this.#replies.get(word) ?? 0) >= 2;
    });
  }
}

/** Folded words that look like names: a capital within a sentence, after an @, or at the beginning before a comma. */
function namesIn(text: string): string[] {
  const found = text.matchAll(
    /(?<=[\p{L}\p{N},;:)] )\p{Lu}[\p{L}'’-]+|(?<=@)[\p{L}\p{N}_.-]+|(?<=^|[.!?] )\p{Lu}\p{L}+(?=,)|(?<=, )\p{Lu}\p{L}+/gu,
  );
  return [...found].map(([name]) => fold(name)).filter((name) => !isStopWord(name) && !smallTalk.has(name));
}
