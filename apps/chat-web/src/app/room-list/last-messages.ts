import { Injectable, effect, inject, signal, untracked } from '@angular/core';
import type { Message } from '@prosa/proto/chat';
import { MESSAGES } from '../api/clients.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { SessionStore } from '../session/session-store.ts';

/** How many rooms a list asks about, and how many answers it waits for at once. */
const limits = { rooms: 60, atOnce: 4 };

const mainTimeline = { part: { case: 'mainTimeline' as const, value: {} } };

interface Known {
  /** The room's newest event when it was asked. */
  readonly lastSeq: bigint;
  readonly message: Message | undefined;
}

/** What was said last in rooms, for lists that show a line of it. Rooms without an answer yet show none. */
@Injectable({ providedIn: 'root' })
export class LastMessages {
  private readonly client = inject(MESSAGES);
  private readonly session = inject(SessionStore);
  private readonly known = signal<ReadonlyMap<string, Known>>(new Map());
  private readonly waiting = new Map<string, bigint>();
  private running = 0;

  constructor() {
    // What one person saw is not for the next one on this device.
    effect(() => {
      this.session.myId();
      untracked(() => {
        this.waiting.clear();
        this.known.set(new Map());
      });
    });
  }

  /** The newest message of a room, as far as it is known. */
  of(roomId: string): Message | undefined {
    return this.known().get(roomId)?.message;
  }

  /** Asks for what is not known of these rooms, or has changed; those with something unread first. */
  want(rooms: readonly RoomView[]): void {
    const known = this.known();
    const changed = rooms
      .filter(({ id, lastSeq }) => (known.get(id)?.lastSeq ?? -1n) < lastSeq && (this.waiting.get(id) ?? -1n) < lastSeq)
      .toSorted((a, b) => Number(b.unreadCount > 0) - Number(a.unreadCount > 0))
      .slice(0, limits.rooms);
    for (const { id, lastSeq } of changed) this.waiting.set(id, lastSeq);
    while (this.running < limits.atOnce && this.waiting.size) void this.work();
  }

  private async work(): Promise<void> {
    this.running += 1;
    for (let next = this.take(); next; next = this.take()) {
      const [roomId, lastSeq] = next;
      try {
        const { messages } = await this.client.listMessages({ roomId, limit: 1, filter: mainTimeline });
        this.known.update((known) => new Map(known).set(roomId, { lastSeq, message: messages.at(-1) }));
      } catch {
        // A line of a list is not worth an error: it is asked for again when the room changes or the list is opened.
      }
    }
    this.running -= 1;
  }

  private take(): [string, bigint] | undefined {
    const [next] = this.waiting;
    if (next) this.waiting.delete(next[0]);
    return next;
  }
}
