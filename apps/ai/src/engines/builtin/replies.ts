import type { ReadPassage } from './read-passages.ts';

/** Which passages answer which. */
export class Replies {
  readonly #byMessage = new Map<string, ReadPassage[]>();
  readonly #passages = new Map<string, ReadPassage>();

  constructor(passages: readonly ReadPassage[]) {
    for (const read of passages) this.#passages.set(read.passage.messageId, read);
    for (const read of passages) {
      const parent = read.passage.replyToMessageId;
      if (!parent) continue;
      const others = this.#byMessage.get(parent);
      if (others) others.push(read);
      else this.#byMessage.set(parent, [read]);
    }
  }

  /** Those that answer it, in order. */
  to({ passage }: ReadPassage): readonly ReadPassage[] {
    return this.#byMessage.get(passage.messageId) ?? [];
  }

  /** The one that it answers, when it is there. */
  parentOf({ passage }: ReadPassage): ReadPassage | undefined {
    return this.#passages.get(passage.replyToMessageId);
  }
}
