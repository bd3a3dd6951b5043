import { DOCUMENT, Injectable, inject } from '@angular/core';

const storageKey = 'prosa.lastRoom';

/** The room one was in last, in this browser. */
@Injectable({ providedIn: 'root' })
export class LastRoom {
  private readonly document = inject(DOCUMENT);

  /** Its id; empty: none. */
  id(): string {
    try {
      return this.document.defaultView?.localStorage.getItem(storageKey) ?? '';
    } catch {
      return '';
    }
  }

  /** Remembers it. */
  remember(roomId: string): void {
    try {
      this.document.defaultView?.localStorage.setItem(storageKey, roomId);
    } catch {
      // Storage is closed to us: the next visit begins with the first room.
    }
  }
}
