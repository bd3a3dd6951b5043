import type { Passage } from '@prosa/proto/ai';
import { fold } from '../../language/fold.ts';
import { tellingPassages } from '../builtin/summarize.ts';
import { readPassages } from '../builtin/read-passages.ts';
import {
  EngineBusyError,
  type Conversation,
  type Engine,
  type Question,
  type Sentence,
  type Tally,
} from '../engine.ts';
import { inTime, type Deadlines } from './deadlines.ts';
import type { LanguageModel } from './language-model.ts';
import {
  answerPrompt,
  noAnswer,
  repliesPrompt,
  summaryPrompt,
  type CheckablePrompt,
  type PromptLimits,
} from './prompts.ts';
import { checkSentence } from './sentence-check.ts';
import { sentencesIn } from './sentence-stream.ts';

/** No text has more sentences. */
const maxSentences = 24;
/** Characters that a token has at most, on average; a model that does not stop by itself is stopped by it. */
const maxCharactersPerToken = 8;

/** How an engine uses its model. */
export interface WrittenEngineOptions {
  readonly deadlines: Deadlines;
  readonly limits: PromptLimits;
}

/** A model wrote, and nothing of it could be shown. */
export class NothingUsableError extends Error {
  override readonly name = 'NothingUsableError';
}

/**
 * An engine that has a language model write. What the model writes is held back until a sentence is whole, and shown
 * only when the sentence passes {@link checkSentence}; nothing of a model's words goes down unchecked.
 */
export class WrittenEngine implements Engine {
  readonly name;
  readonly model;
  readonly address;
  readonly #model: LanguageModel;
  readonly #options: WrittenEngineOptions;
  #running = 0;

  constructor(model: LanguageModel, options: WrittenEngineOptions) {
    this.name = model.name;
    this.model = model.model;
    this.address = model.address;
    this.#model = model;
    this.#options = options;
  }

  async *answer(question: Question, tally: Tally, signal: AbortSignal): AsyncGenerator<Sentence> {
    if (question.passages.length === 0) return;
    yield* this.#checked(answerPrompt(question, this.#options.limits), tally, signal);
  }

  async *summarize(passages: readonly Passage[], tally: Tally, signal: AbortSignal): AsyncGenerator<Sentence> {
    const { limits } = this.#options;
    const telling = await tellingPassages(await readPassages(passages, signal), limits.maxInputCharacters, signal);
    if (telling.length === 0) return;
    yield* this.#checked(summaryPrompt(telling, passages.length, limits), tally, signal);
  }

  async suggestReplies(conversation: Conversation, tally: Tally, signal: AbortSignal): Promise<readonly string[]> {
    let text = '';
    for await (const piece of this.#write(repliesPrompt(conversation, this.#options.limits), tally, signal))
      text += piece;
    const lines = text.replace(/^\s*<think>[\s\S]*?<\/think>/, '').split('\n');
    return lines.map((line) => line.replace(/^\s*(?:\d[.)]|[-*•])\s+/, '').replace(/^["“](.*)["”]$/, '$1'));
  }

  async close(): Promise<void> {
    await this.#model.close();
  }

  /** The sentences that may be shown. Throws {@link NothingUsableError} when there is none and the model wrote some. */
  async *#checked(prompt: CheckablePrompt, tally: Tally, signal: AbortSignal): AsyncGenerator<Sentence> {
    let shown = 0;
    const seen = new Set<string>();
    for await (const raw of sentencesIn(this.#write(prompt, tally, signal))) {
      if (shown === 0 && raw.replace(/\W+/g, '') === noAnswer) return;
      const sentence = checkSentence(raw, prompt);
      if (!sentence || seen.has(fold(sentence.text))) {
        tally.sentencesDropped++;
        continue;
      }
      seen.add(fold(sentence.text));
      yield sentence;
      if (++shown >= maxSentences) return;
    }
    if (shown === 0) throw new NothingUsableError('the model wrote no sentence with a valid source');
  }

  async *#write(prompt: CheckablePrompt, tally: Tally, signal: AbortSignal): AsyncGenerator<string> {
    if (this.#running >= this.#model.atOnce) throw new EngineBusyError('the model writes for others');
    this.#running++;
    try {
      let left = prompt.maxTokens * maxCharactersPerToken;
      const write = (inner: AbortSignal) => this.#model.write(prompt, tally, inner);
      for await (const piece of inTime(write, this.#options.deadlines, signal)) {
        yield piece.slice(0, left);
        left -= piece.length;
        if (left <= 0) return;
      }
    } finally {
      this.#running--;
    }
  }
}
