import type { Passage } from '@prosa/proto/ai';
import type { Conversation, Engine, Question, Sentence, Tally } from '../engine.ts';
import { answerSentences } from './answer.ts';
import { readPassages } from './read-passages.ts';
import { similarReplies } from './similar-replies.ts';
import { summarySentences } from './summarize.ts';

/**
 * The engine that is always there. It picks sentences as people said them and makes up none, so nothing in a message
 * can make it say what nobody said. English and Portuguese; no model, no network.
 */
export class BuiltinEngine implements Engine {
  readonly name = 'builtin';
  readonly model = '';
  readonly address = '';

  async *answer(question: Question, _tally: Tally, signal: AbortSignal): AsyncGenerator<Sentence> {
    yield* answerSentences(question, await readPassages(question.passages, signal));
  }

  async *summarize(passages: readonly Passage[], _tally: Tally, signal: AbortSignal): AsyncGenerator<Sentence> {
    yield* summarySentences(await readPassages(passages, signal), signal);
  }

  async suggestReplies(conversation: Conversation): Promise<readonly string[]> {
    return similarReplies(conversation);
  }

  async close(): Promise<void> {
    // It holds nothing.
  }
}
