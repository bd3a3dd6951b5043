import { Injectable, effect, inject } from '@angular/core';
import { RoomStore } from '../rooms/room-store.ts';
import { ThreadStore } from '../threads/thread-store.ts';

/** What the icon of the installed app shows: how often one is called by name; a dot when there is only something unread. */
@Injectable({ providedIn: 'root' })
export class AppBadge {
  private readonly rooms = inject(RoomStore);
  private readonly threads = inject(ThreadStore);

  constructor() {
    if (!('setAppBadge' in navigator)) return;
    effect(() => {
      const mentions = this.rooms.totalMentions() + this.threads.mentions();
      const unread = this.rooms.totalUnread() + this.threads.unreadThreads();
      // Refused where the app is not installed: then there is nothing to show it on.
      const set = mentions
        ? navigator.setAppBadge(mentions)
        : unread
          ? navigator.setAppBadge()
          : navigator.clearAppBadge();
      set.catch(() => undefined);
    });
  }
}
