import { Injectable, inject, signal, type Signal, type WritableSignal } from '@angular/core';
import { EVENTS } from '../api/clients.ts';
import { TIMING } from '../api/timing.ts';
import { PreferencesStore } from '../personal/preferences-store.ts';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart } from '../session/session-scope.ts';
import { LiveItems } from '../sync/live-items.ts';

/** Who writes where. */
@Injectable({ providedIn: 'root' })
export class TypingStore implements SessionPart {
  private readonly events = inject(EVENTS);
  private readonly timing = inject(TIMING);
  private readonly session = inject(SessionStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly rooms = new Map<string, WritableSignal<readonly string[]>>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly noticedAt = new Map<string, number>();

  constructor() {
    this.session.join(this);
    inject(LiveItems).listen((item) => {
      if (item.case === 'typing') this.seen(item.value.roomId, item.value.userId);
      // Who has said it does not write it any more.
      else if (item.case === 'event' && item.value.change.case === 'messageCreated') {
        this.lapse(item.value.roomId, item.value.actorId);
      }
    });
  }

  /** The others who write in a room, first to start first. Each lapses 6 s after the last sign. */
  typing(roomId: string): Signal<readonly string[]> {
    return this.slot(roomId).asReadonly();
  }

  /** The caller writes: call it on every key. The server is told at most every 3 s a room. */
  notifyTyping(roomId: string): void {
    if (this.preferences.current().hideTyping) return;
    const now = Date.now();
    if (now - (this.noticedAt.get(roomId) ?? -Infinity) < this.timing.typingNoticeMs) return;
    this.noticedAt.set(roomId, now);
    this.events.setTyping({ roomId }).catch(() => undefined); // the next key tells again
  }

  begin(): void {
    this.end();
  }

  end(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.noticedAt.clear();
    for (const room of this.rooms.values()) room.set([]);
  }

  private seen(roomId: string, userId: string): void {
    if (userId === this.session.myId()) return;
    const key = `${roomId} ${userId}`;
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => this.lapse(roomId, userId), this.timing.typingShownMs),
    );
    const room = this.slot(roomId);
    if (!room().includes(userId)) room.update((userIds) => [...userIds, userId]);
  }

  private lapse(roomId: string, userId: string): void {
    const key = `${roomId} ${userId}`;
    clearTimeout(this.timers.get(key));
    if (this.timers.delete(key)) this.slot(roomId).update((userIds) => userIds.filter((id) => id !== userId));
  }

  private slot(roomId: string): WritableSignal<readonly string[]> {
    let room = this.rooms.get(roomId);
    if (!room) {
      room = signal<readonly string[]>([]);
      this.rooms.set(roomId, room);
    }
    return room;
  }
}
