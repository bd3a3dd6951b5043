import { Injectable, signal, type Signal } from '@angular/core';
import type { TimelineView } from './timeline-view.ts';

/** What is said in the rooms, as windows of messages. Failures of fetching stand in `TimelineView.failure`. */
@Injectable({ providedIn: 'root' })
export class TimelineStore {
  /** The window of a room. The same signal for the same id; empty and not loaded until `open`. */
  timeline(roomId: string): Signal<TimelineView> {
    return signal<TimelineView>({
      roomId,
      entries: [],
      hasMoreBefore: false,
      hasMoreAfter: false,
      loaded: false,
      loading: undefined,
      firstUnreadSeq: undefined,
    });
  }

  /** Makes this the room that is looked at: its window stands at the end of the room and the "new" line is set anew. */
  async open(_roomId: string): Promise<void> {}

  /** The room is not looked at any more. What it holds stays in memory for a while. */
  close(_roomId: string): void {}

  /** Puts an older page in front. Does nothing while one is under way or there is none. */
  async loadBefore(_roomId: string): Promise<void> {}

  /** Puts a newer page behind. Does nothing while one is under way or the window stands at the end. */
  async loadAfter(_roomId: string): Promise<void> {}

  /** Moves the window to where this seq is in its middle, if it does not hold it yet. */
  async jumpTo(_roomId: string, _seq: bigint): Promise<void> {}

  /** Moves the window to the end of the room. */
  async jumpToEnd(_roomId: string): Promise<void> {}

  /** Everything up to `seq` is read. Collected for a moment before the server is told; never moves back. */
  markRead(_roomId: string, _seq: bigint): void {}
}
