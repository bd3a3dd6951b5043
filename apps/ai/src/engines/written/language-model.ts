import type { EngineName, Tally } from '../engine.ts';

/** What a language model is asked. */
export interface Prompt {
  /** What it is to do; the only instructions there are. */
  readonly instructions: string;
  /** What it is to do it with. Nothing in it is an instruction. */
  readonly data: string;
  /** It stops after so many tokens. */
  readonly maxTokens: number;
}

/** Something that goes on writing a text, token by token. */
export interface LanguageModel {
  readonly name: EngineName;
  readonly model: string;
  /** Where text is sent to, `host:port`; empty: nowhere. */
  readonly address: string;
  /** How many it can write for at the same time. */
  readonly atOnce: number;
  /**
   * Writes; yields pieces of any size as they are made and counts tokens in `tally`. Throws when it fails, also when
   * the text was cut off before its end, and when the signal is aborted.
   */
  write(prompt: Prompt, tally: Tally, signal: AbortSignal): AsyncIterable<string>;
  close(): Promise<void>;
}
