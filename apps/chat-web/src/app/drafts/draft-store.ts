import { Injectable, signal, type Signal } from '@angular/core';

/** What is being written but not sent. */
export interface Draft {
  readonly text: string;
  readonly replyToMessageId?: string;
}

/** What the caller is writing, by room. Kept in this browser until sent or signed out. */
@Injectable({ providedIn: 'root' })
export class DraftStore {
  /** The draft of a room; undefined: none. The same signal for the same id. */
  draft(_roomId: string): Signal<Draft | undefined> {
    return signal(undefined);
  }

  /** Keeps a draft; an empty text without a reply removes it. */
  save(_roomId: string, _draft: Draft | undefined): void {}
}
