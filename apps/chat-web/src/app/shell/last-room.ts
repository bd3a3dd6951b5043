import { DOCUMENT, Injectable, inject } from '@angular/core';

const storageKey = 'prosa.lastRoom';
const listKey = 'prosa.recentRooms';
const most = 20;

/** The rooms one was in last, in this browser. */
@Injectable({ providedIn: 'root' })
export class LastRoom {
  private readonly document = inject(DOCUMENT);

  /** Id of the last one; empty: none. */
  id(): string {
    return this.read(storageKey) ?? '';
  }

  /** Ids of the last twenty, the last one first. */
  ids(): readonly string[] {
    return (this.read(listKey) ?? '').split(' ').filter(Boolean);
  }

  /** Remembers it. */
  remember(roomId: string): void {
    try {
      const storage = this.document.defaultView?.localStorage;
      storage?.setItem(listKey, [roomId, ...this.ids().filter((id) => id !== roomId)].slice(0, most).join(' '));
      storage?.setItem(storageKey, roomId);
    } catch {
      // Storage is closed to us: the next visit begins with the first room.
    }
  }

  private read(key: string): string | null {
    try {
      return this.document.defaultView?.localStorage.getItem(key) ?? null;
    } catch {
      return null;
    }
  }
}
