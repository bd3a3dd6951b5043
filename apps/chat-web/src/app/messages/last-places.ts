import { Injectable, inject } from '@angular/core';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart } from '../session/session-scope.ts';

/** Where a person stood in a room when they left it, further up than its end. */
export interface LastPlace {
  /** The topmost message that was seen. */
  readonly seq: bigint;
  /** Its distance to the top of the log, in pixels. */
  readonly top: number;
  /** Keys of the messages that had a name only because they were once the first of the window, see `toRows`. */
  readonly starts?: ReadonlySet<string>;
}

/** Where one was reading in the rooms one has left, until the page is closed. */
@Injectable({ providedIn: 'root' })
export class LastPlaces implements SessionPart {
  private readonly places = new Map<string, LastPlace>();

  constructor() {
    inject(SessionStore).join(this);
  }

  /** The place; undefined: one stood at the end. */
  get(roomId: string): LastPlace | undefined {
    return this.places.get(roomId);
  }

  /** Remembers a place; undefined: the end. */
  set(roomId: string, place: LastPlace | undefined): void {
    if (place) this.places.set(roomId, place);
    else this.places.delete(roomId);
  }

  begin(): void {
    this.places.clear();
  }

  end(): void {
    this.places.clear();
  }
}
