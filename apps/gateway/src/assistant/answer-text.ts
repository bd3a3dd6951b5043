import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Made, Source } from '@prosa/proto/ai';
import type { AnswerDoneSchema } from '@prosa/proto/chat';
import { PlainText } from './plain-text.ts';
import type { CitationInit, Sources } from './sources.ts';

/** No answer is longer, in UTF-16 units; more is not passed on. */
export const MAX_ANSWER_LENGTH = 16_000;

/** What an engine sends at a time. */
export interface EngineOutput {
  readonly textDelta: string;
  readonly sources: readonly Source[];
}

/** An answer as it may be shown: plain text of bounded length, with sources that were given. */
export class AnswerText {
  readonly #plain: PlainText;
  readonly #sources: Sources;
  #length = 0;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#plain = new PlainText(sources.texts);
  }

  /** Takes what came; gives what may be shown of it now. */
  take({ textDelta, sources }: EngineOutput): { textDelta: string; citations: CitationInit[] } {
    return {
      textDelta: this.#fitting(this.#plain.push(textDelta)),
      citations: sources.flatMap((source) => this.#sources.citation(source) ?? []),
    };
  }

  /** The rest. */
  end(): string {
    return this.#fitting(this.#plain.end());
  }

  /** Whether all that may be shown is. */
  get full(): boolean {
    return this.#length >= MAX_ANSWER_LENGTH;
  }

  #fitting(text: string): string {
    const fitting = text.slice(0, MAX_ANSWER_LENGTH - this.#length);
    this.#length += fitting.length;
    return fitting;
  }
}

/** How an answer was made, as its reader is told. */
export function toDone(
  made: Made | undefined,
  more: { messagesRead: number; startedAt: number },
): MessageInitShape<typeof AnswerDoneSchema> {
  return {
    engine: made?.engine ?? '',
    fallback: made?.fallback ?? false,
    stopped: made?.stopped ?? false,
    sentencesDropped: made?.sentencesDropped ?? 0,
    messagesRead: more.messagesRead,
    elapsedMs: Math.round(performance.now() - more.startedAt),
  };
}
