import type { MessageInitShape } from '@bufbuild/protobuf';
import type { SourceSchema } from '@prosa/proto/ai';
import type { Sentence } from '../engines/engine.ts';

/** The longest quote that goes down, in UTF-16 code units. */
const maxQuoteLength = 300;

/** A piece of a text, as it goes down. */
export interface LaidOut {
  readonly textDelta: string;
  /** Their places count from the beginning of the whole text. */
  readonly sources: MessageInitShape<typeof SourceSchema>[];
}

/** Puts sentences one after the other into one text and says where each stands. */
export class TextLayout {
  #text = '';

  /** All that was added. */
  get text(): string {
    return this.#text;
  }

  /** Adds a sentence; `ownLine` and the first need no space before them. */
  add({ text, quotes, ownLine }: Sentence): LaidOut {
    const between = this.#text === '' ? '' : ownLine ? '\n' : ' ';
    const start = this.#text.length + between.length;
    const textDelta = between + text;
    this.#text += textDelta;
    const end = this.#text.length;
    return {
      textDelta,
      sources: quotes.map(({ messageId, quote }) => ({ messageId, quote: quote.slice(0, maxQuoteLength), start, end })),
    };
  }
}
