import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import type { PassageSchema, Source } from '@prosa/proto/ai';
import type { CitationSchema } from '@prosa/proto/chat';
import type { ReadablePassage } from '@prosa/proto/persistence';

/** A source as the reader gets it. */
export type CitationInit = MessageInitShape<typeof CitationSchema>;

const MAX_QUOTE = 300;
const MAX_NAME = 80;

/** A message that may be used, as the ai service takes it: without the room it stands in. */
export function toAiPassage(passage: ReadablePassage): MessageInitShape<typeof PassageSchema> {
  const { messageId, author, text, sentAt, namesReader, byReader, replyToMessageId, reactions } = passage;
  return {
    messageId,
    author: [...author].slice(0, MAX_NAME).join('') || '?',
    text,
    sentAt,
    namesReader,
    byReader,
    replyToMessageId,
    reactions,
  };
}

/** The sources that were given for an answer, by message. What an engine names beside them is no source. */
export class Sources {
  readonly #passages = new Map<string, ReadablePassage>();

  add(passages: readonly ReadablePassage[]): void {
    for (const passage of passages) this.#passages.set(passage.messageId, passage);
  }

  /** Their messages, each as it was when it was given. */
  get used(): { messageId: string; editedAt: Timestamp | undefined }[] {
    return Array.from(this.#passages.values(), ({ messageId, editedAt }) => ({ messageId, editedAt }));
  }

  /** What they say and, apart from it, who wrote them. */
  get texts(): string[] {
    return Array.from(this.#passages.values(), ({ author, text }) => [author, text]).flat();
  }

  /** Where it comes from; undefined: from nothing that was given. A quote that does not stand there is not passed on. */
  citation({ messageId, quote, start, end }: Omit<Source, '$typeName' | '$unknown'>): CitationInit | undefined {
    const passage = this.#passages.get(messageId);
    if (passage === undefined) return undefined;
    const { roomId, seq, senderId, sentAt, text } = passage;
    const quoted = quote !== '' && squeezed(text).includes(squeezed(quote)) ? quote : text;
    return { messageId, roomId, seq, senderId, sentAt, quote: cut(quoted), start, end: Math.max(start, end) };
  }
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= MAX_QUOTE ? text : characters.slice(0, MAX_QUOTE).join('');
}
