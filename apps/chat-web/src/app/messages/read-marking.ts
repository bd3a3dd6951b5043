import { Injectable, inject } from '@angular/core';
import { mergeReadState, readToEnd, readUpTo, type RoomState } from '@prosa/room-state';
import { Backoff } from '../api/backoff.ts';
import { MESSAGES } from '../api/clients.ts';
import { failureOf } from '../api/failure.ts';
import { TIMING } from '../api/timing.ts';
import { ConnectionStore } from '../connection/connection-store.ts';
import { Wake } from '../connection/wake.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';
import { ClientStateStore } from '../sync/client-state-store.ts';

/**
 * Tells the server how far the caller has read: collected for a moment, forward only, and not before this tab
 * has caught up, so that what was read on another device is known first.
 */
@Injectable({ providedIn: 'root' })
export class ReadMarking implements SessionPart {
  private readonly messages = inject(MESSAGES);
  private readonly timing = inject(TIMING);
  private readonly wake = inject(Wake);
  private readonly connection = inject(ConnectionStore);
  private readonly store = inject(ClientStateStore);
  private readonly wanted = new Map<string, bigint>();
  private signal: AbortSignal | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private telling = false;

  constructor() {
    inject(SessionStore).join(this);
    this.connection.onOnline(() => this.schedule());
    window.addEventListener('pagehide', () => void this.tell());
  }

  /** Everything up to `seq` is read. */
  mark(roomId: string, seq: bigint): void {
    const room = this.store.room(roomId)();
    const known = room ? readUpTo(room.marker) : 0n;
    const wanted = this.wanted.get(roomId) ?? 0n;
    if (seq <= known || seq <= wanted) return;
    this.wanted.set(roomId, seq);
    this.schedule();
  }

  begin({ signal }: SessionScope): void {
    this.signal = signal;
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = this.signal = undefined;
    this.wanted.clear();
  }

  private schedule(): void {
    if (this.wanted.size === 0 || this.connection.state() !== 'online') return;
    this.timer ??= setTimeout(() => void this.tell(), this.timing.markReadMs);
  }

  private async tell(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const signal = this.signal;
    if (!signal || this.telling) return;
    this.telling = true;
    const backoff = new Backoff(this.timing.retryFirstMs, this.timing.retryMaxMs);
    for (const [roomId, seq] of this.next()) {
      this.store.updateRoom(roomId, (room) =>
        reachesEnd(room, seq) ? readToEnd(room, room.seq < seq ? room.seq : seq) : room,
      );
      try {
        const { readState } = await this.messages.markRead({ roomId, seq }, { signal });
        if (readState && !signal.aborted) this.store.updateRoom(roomId, (room) => mergeReadState(room, readState));
        backoff.reset();
      } catch (error) {
        const failure = failureOf(error);
        if (signal.aborted) break;
        if (!failure.temporary) continue;
        if (!this.wanted.has(roomId)) this.wanted.set(roomId, seq);
        await this.wake.sleep(backoff.nextMs(failure.retryAfterMs), signal);
        if (this.connection.state() !== 'online') break; // coming online starts it again
      }
    }
    this.telling = false;
  }

  /** One room after another, also those that come meanwhile. */
  private *next(): Generator<[roomId: string, seq: bigint]> {
    for (;;) {
      const first = this.wanted.entries().next();
      if (first.done) return;
      this.wanted.delete(first.value[0]);
      yield first.value;
    }
  }
}

/** Whether everything that there is is read with `seq`; otherwise the server must count. */
function reachesEnd({ timeline, seq: top }: RoomState, seq: bigint): boolean {
  const last = timeline?.messages.at(-1);
  return last !== undefined && !timeline?.hasMoreAfter && seq >= last.seq && last.seq <= top;
}
