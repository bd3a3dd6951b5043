import { Injectable, Injector, inject, signal } from '@angular/core';
import { MemberRole } from '@prosa/proto/chat';
import { RoomStore } from '../rooms/room-store.ts';
import type { SessionPart } from '../session/session-scope.ts';
import { SessionStore } from '../session/session-store.ts';
import { LiveItems } from '../sync/live-items.ts';

/** How many messages wait for the person as a moderator. */
@Injectable({ providedIn: 'root' })
export class ReviewCount implements SessionPart {
  private readonly injector = inject(Injector);
  private readonly rooms = inject(RoomStore);
  private readonly count = signal(0);
  private readonly news = signal(0);
  private asking: Promise<void> | undefined;

  /** Those that wait. */
  readonly waiting = this.count.asReadonly();
  /** Grows with every change of what waits. */
  readonly changes = this.news.asReadonly();

  constructor() {
    inject(SessionStore).join(this);
    inject(LiveItems).listen((item) => {
      if (item.case !== 'reviewsChanged') return;
      this.news.update((count) => count + 1);
      this.asking = undefined;
      void this.load();
    });
  }

  /** Asks the server once, when the person moderates a room. Never throws. */
  load(): Promise<void> {
    return (this.asking ??= this.ask().catch(() => (this.asking = undefined)));
  }

  /** Takes what a list of reviews said. */
  take(waiting: number): void {
    this.count.set(waiting);
  }

  begin(): void {
    this.end();
  }

  end(): void {
    this.count.set(0);
    this.asking = undefined;
  }

  private async ask(): Promise<void> {
    if (!this.rooms.rooms().some(({ role }) => role === MemberRole.MODERATOR)) return;
    const { MODERATION } = await import('../api/ai-clients.ts');
    this.take((await this.injector.get(MODERATION).listReviews({ limit: 1 })).waiting);
  }
}
