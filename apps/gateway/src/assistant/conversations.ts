import type { Conversation } from './conversation.ts';

/** A person's, and everybody's; beyond that the ones that were quiet longest are ended. */
const MAX_OF_ONE = 5;
const MAX_ALL = 500;
const IDLE_MS = 10 * 60_000;
/** More messages than this are not kept in mind: the conversation begins anew. */
const MAX_USED = 1_000;

interface Kept {
  readonly userId: string;
  readonly conversation: Conversation;
  readonly timer: NodeJS.Timeout;
}

/**
 * Conversations that are open between two questions, each for its owner only. One that is not here (any more) begins anew; the
 * person notices nothing but that the assistant forgot.
 */
export class Conversations {
  /** In the order in which they were last used. */
  readonly #kept = new Map<string, Kept>();

  /** Takes out the conversation of this person with this id, for one question. */
  take(userId: string, conversationId: string): Conversation | undefined {
    const key = keyOf(userId, conversationId);
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    this.#forget(key, kept);
    return kept.conversation.closed ? undefined : kept.conversation;
  }

  /** Keeps it for the next question, or ends it: without an id, and when there is too much of it. */
  keep(userId: string, conversationId: string, conversation: Conversation): void {
    if (conversationId === '' || conversation.closed || conversation.sources.used.length > MAX_USED) {
      conversation.close();
      return;
    }
    this.take(userId, conversationId)?.close();
    const key = keyOf(userId, conversationId);
    const timer = setTimeout(() => this.take(userId, conversationId)?.close(), IDLE_MS);
    timer.unref();
    this.#kept.set(key, { userId, conversation, timer });
    this.#endOldest(MAX_OF_ONE, (kept) => kept.userId === userId);
    this.#endOldest(MAX_ALL, () => true);
  }

  close(): void {
    this.#endOldest(0, () => true);
  }

  #endOldest(max: number, counts: (kept: Kept) => boolean): void {
    const those = [...this.#kept].filter(([, kept]) => counts(kept));
    for (const [key, kept] of those.slice(0, Math.max(0, those.length - max))) {
      this.#forget(key, kept);
      kept.conversation.close();
    }
  }

  #forget(key: string, { timer }: Kept): void {
    clearTimeout(timer);
    this.#kept.delete(key);
  }
}

function keyOf(userId: string, conversationId: string): string {
  return `${userId} ${conversationId.toLowerCase()}`;
}
