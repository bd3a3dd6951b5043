import type { Passage, ReplyExample } from '@prosa/proto/ai';

/** The names of the engines, as they go over the wire. */
export type EngineName = 'builtin' | 'openai' | 'gguf';

/** Words of a message on which a sentence rests. */
export interface Quote {
  /** UUID of a passage's message. */
  readonly messageId: string;
  /** Words that stand in the passage, at most 300 characters. */
  readonly quote: string;
}

/** A whole sentence of an answer or a summary: plain text, and where it comes from. */
export interface Sentence {
  readonly text: string;
  /** At least one. */
  readonly quotes: readonly Quote[];
  /** It begins a line of its own. */
  readonly ownLine: boolean;
}

/** A question with what was asked before it in the same conversation. */
export interface Question {
  readonly text: string;
  /** Earlier questions and answers, oldest first. */
  readonly earlier: readonly EarlierTurn[];
  readonly passages: readonly Passage[];
}

/** A turn that is over. */
export interface EarlierTurn {
  readonly question: string;
  readonly answer: string;
}

/** A message and how it was answered. */
export type Example = Pick<ReplyExample, 'text' | 'reply'>;

/** The end of a conversation, and how this group answers. */
export interface Conversation {
  readonly passages: readonly Passage[];
  readonly examples: readonly Example[];
}

/** What an engine counts while it works; the caller gives it and reads it afterwards, also after a failure. */
export interface Tally {
  /** Sentences without a valid source that were left out. */
  sentencesDropped: number;
  /** Tokens that went to and came from a language model. */
  tokens: number;
}

/**
 * Makes text of messages. What an engine yields is whole, checked sentences: each rests on passages it was given, so
 * what was yielded stays true when the engine fails afterwards. Every method throws when the engine fails, and the
 * signal's reason when it is aborted.
 */
export interface Engine {
  readonly name: EngineName;
  /** The model's name; empty for `builtin`. */
  readonly model: string;
  /** Where text is sent to, `host:port`; empty: nowhere. */
  readonly address: string;
  /** Answers from the passages only; nothing when none of them tells. */
  answer(question: Question, tally: Tally, signal: AbortSignal): AsyncIterable<Sentence>;
  /** The passages, shorter, in the order in which things were said. */
  summarize(passages: readonly Passage[], tally: Tally, signal: AbortSignal): AsyncIterable<Sentence>;
  /** Short replies to the newest passage, best first, unchecked and of any number. */
  suggestReplies(conversation: Conversation, tally: Tally, signal: AbortSignal): Promise<readonly string[]>;
  /** Gives back what it holds. */
  close(): Promise<void>;
}

/** An engine works for as many as it can: this one is to be served otherwise. It is no failure. */
export class EngineBusyError extends Error {
  override readonly name = 'EngineBusyError';
}
