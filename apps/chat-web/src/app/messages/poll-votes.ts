import { Injectable, inject, signal } from '@angular/core';
import type { Message, Poll } from '@prosa/proto/chat';
import { POLLS } from '../api/clients.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';

const maxPollsARequest = 100;

/** What the caller has chosen in polls. Where a poll tells who voted it is read there; else the server is asked, once. */
@Injectable({ providedIn: 'root' })
export class PollVotes implements SessionPart {
  private readonly client = inject(POLLS);
  private readonly session = inject(SessionStore);
  private readonly known = signal<ReadonlyMap<string, readonly number[]>>(new Map());
  private readonly asked = new Set<string>();
  private queue: string[] = [];
  private signal: AbortSignal | undefined;

  constructor() {
    this.session.join(this);
  }

  /** Places of the chosen answers. Call it in a reactive context: of some polls it comes later. */
  choice({ id, poll }: Message): readonly number[] {
    if (!poll) return [];
    if (tellsWho(poll)) {
      const me = this.session.myId();
      return poll.options.flatMap(({ voterIds }, index) => (voterIds.includes(me) ? [index] : []));
    }
    const choice = this.known().get(id);
    if (choice === undefined && id) this.ask(id);
    return choice ?? [];
  }

  /** Takes note of a choice of the caller's; the returned function takes it back. */
  keep(messageId: string, choice: readonly number[]): () => void {
    const before = this.known().get(messageId);
    this.known.update((known) => new Map(known).set(messageId, choice));
    return () => this.known.update((known) => new Map(known).set(messageId, before ?? []));
  }

  begin({ signal }: SessionScope): void {
    this.signal = signal;
  }

  end(): void {
    this.signal = undefined;
    this.asked.clear();
    this.queue = [];
    this.known.set(new Map());
  }

  private ask(messageId: string): void {
    if (this.asked.has(messageId)) return;
    this.asked.add(messageId);
    if (this.queue.push(messageId) === 1) queueMicrotask(() => void this.fetch());
  }

  private async fetch(): Promise<void> {
    const signal = this.signal;
    const messageIds = this.queue.splice(0, maxPollsARequest);
    if (!signal || messageIds.length === 0) return;
    try {
      const { votes } = await this.client.listMyVotes({ messageIds }, { signal });
      if (signal.aborted) return;
      // A choice that was made meanwhile is newer.
      this.known.update(
        (known) => new Map([...votes.map((vote) => [vote.messageId, vote.optionIndexes] as const), ...known]),
      );
    } catch {
      for (const id of messageIds) this.asked.delete(id); // asked again when it is shown again
    }
    if (this.queue.length > 0) await this.fetch();
  }
}

/** Whether the poll names everybody who voted. */
function tellsWho({ anonymous, options }: Poll): boolean {
  return !anonymous && options.every(({ voterIds, voteCount }) => voterIds.length >= voteCount);
}
