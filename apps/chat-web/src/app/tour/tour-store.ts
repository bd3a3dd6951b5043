import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { SessionStore } from '../session/session-store.ts';

const storageKey = 'prosa.tourSeen';

/** Whether somebody was shown around. Remembered on this device for each person. */
@Injectable({ providedIn: 'root' })
export class TourStore {
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage;
  private readonly session = inject(SessionStore);
  private readonly seenBy = signal<readonly string[]>(this.read());

  /** The tour is wanted: somebody is here who has not seen or skipped it. */
  readonly isDue = computed(() => {
    const me = this.session.myId();
    return me !== '' && !this.seenBy().includes(me);
  });

  /** It was seen to its end, or skipped: it does not come by itself again. */
  finish(): void {
    this.remember([...this.seenBy().filter((id) => id !== this.session.myId()), this.session.myId()]);
  }

  /** Shows it once more. */
  again(): void {
    this.remember(this.seenBy().filter((id) => id !== this.session.myId()));
  }

  private remember(ids: readonly string[]): void {
    this.seenBy.set(ids);
    try {
      this.storage?.setItem(storageKey, JSON.stringify(ids));
    } catch {
      // Storage is closed to us: the tour comes again at the next visit.
    }
  }

  private read(): readonly string[] {
    try {
      const ids: unknown = JSON.parse(this.storage?.getItem(storageKey) ?? '[]');
      return Array.isArray(ids) ? ids.map(String) : [];
    } catch {
      return [];
    }
  }
}
