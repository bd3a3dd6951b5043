import { DOCUMENT, Injectable, computed, effect, inject, signal } from '@angular/core';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { RoomStore } from '../rooms/room-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { ThreadStore } from '../threads/thread-store.ts';

/** The title of the page: what calls for attention first, then where one is. */
@Injectable({ providedIn: 'root' })
export class UnreadTitle extends TitleStrategy {
  private readonly document = inject(DOCUMENT);
  private readonly rooms = inject(RoomStore);
  private readonly threads = inject(ThreadStore);
  private readonly session = inject(SessionStore);
  private readonly roomId = signal('');
  private readonly title = computed(() => {
    const mentions = this.rooms.totalMentions() + this.threads.mentions();
    const unread = this.rooms.totalUnread() + this.threads.unreadThreads();
    const mark = mentions ? `(${mentions}) ` : unread ? '– ' : '';
    const room = this.roomId() ? this.rooms.room(this.roomId())()?.title : undefined;
    return mark + [room, this.session.workspace()?.name, 'Prosa'].filter(Boolean).join(' · ');
  });

  constructor() {
    super();
    effect(() => {
      this.document.title = this.title();
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.roomId.set(/^\/rooms\/([^/?#]+)/.exec(snapshot.url)?.[1] ?? '');
  }
}
