import { create } from '@bufbuild/protobuf';
import { PassageSchema, type Passage } from '@prosa/proto/ai';

/** The id of a test's n-th message. */
export function messageId(n: number): string {
  return `0197a3a0-0000-7000-8000-${n.toString().padStart(12, '0')}`;
}

/** What may be said of a line besides who said what. */
export interface Extras {
  namesReader?: boolean;
  byReader?: boolean;
  reactions?: number;
  /** The line that it answers, counts from 1. */
  replyTo?: number;
}

/** A conversation of lines `[author, text, extras]`; the first has `messageId(1)`. */
export function conversation(...lines: [author: string, text: string, extras?: Extras][]): Passage[] {
  return lines.map(([author, text, { replyTo, ...extras } = {}], place) =>
    create(PassageSchema, {
      ...extras,
      messageId: messageId(place + 1),
      author,
      text,
      replyToMessageId: replyTo === undefined ? '' : messageId(replyTo),
    }),
  );
}
