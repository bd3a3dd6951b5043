import { Injectable, inject, signal } from '@angular/core';
import type { Message } from '@prosa/proto/chat';
import { ASSISTANT } from '../api/ai-clients.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { SessionStore } from '../session/session-store.ts';

/** Messages whose suggestions are remembered; the oldest are forgotten. */
const maxRemembered = 100;

/** Short answers to a message. */
export interface Suggested {
  /** Best first, at most three; none: none came yet, none would fit, or the person put them away. */
  readonly replies: readonly string[];
  /** Which engine made them. */
  readonly engine: string;
  /** The message as it was when they were made: they are of no use for another text. */
  readonly text: string;
}

/** What the assistant suggests to answer, asked once for each message. */
@Injectable({ providedIn: 'root' })
export class ReplySuggestions implements SessionPart {
  private readonly client = inject(ASSISTANT);
  private readonly known = signal<ReadonlyMap<string, Suggested>>(new Map());
  private signal: AbortSignal | undefined;

  constructor() {
    inject(SessionStore).join(this);
  }

  /** What was suggested for a message; undefined: nothing that one could choose from. */
  of({ id, text }: Message): Suggested | undefined {
    const suggested = this.known().get(id);
    return suggested?.replies.length && suggested.text === text ? suggested : undefined;
  }

  /** Asks for suggestions, unless that was done before. What fails suggests nothing. Never throws. */
  async ask({ id, roomId, text }: Message): Promise<void> {
    const { signal } = this;
    if (!signal || this.known().has(id)) return;
    this.keep(id, { replies: [], engine: '', text });
    try {
      const { suggestions, engine } = await this.client.suggestReplies({ roomId, messageId: id }, { signal });
      if (!signal.aborted) this.keep(id, { replies: suggestions, engine, text });
    } catch {
      // Nobody asked for them: that there are none is all there is to say.
    }
  }

  /** Suggests nothing for this message any more. */
  putAway({ id, text }: Message): void {
    this.keep(id, { replies: [], engine: '', text });
  }

  begin({ signal }: SessionScope): void {
    this.signal = signal;
  }

  end(): void {
    this.signal = undefined;
    this.known.set(new Map());
  }

  private keep(messageId: string, suggested: Suggested): void {
    this.known.update((known) => new Map([...new Map(known).set(messageId, suggested)].slice(-maxRemembered)));
  }
}
