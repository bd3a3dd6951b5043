import { Injectable, inject, signal, type Signal, type WritableSignal } from '@angular/core';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart } from '../session/session-scope.ts';
import { LiveItems } from '../sync/live-items.ts';

/** When something was last said in a room, as heard since the start. */
@Injectable({ providedIn: 'root' })
export class RoomActivity implements SessionPart {
  private readonly rooms = new Map<string, WritableSignal<Date | undefined>>();

  constructor() {
    inject(SessionStore).join(this);
    inject(LiveItems).listen((item) => {
      if (item.case !== 'event' || item.value.change.case !== 'messageCreated') return;
      const { roomId, occurredAt, change } = item.value;
      if (occurredAt && !change.value.message?.threadRootMessageId) this.slot(roomId).set(timestampDate(occurredAt));
    });
  }

  /** The time; undefined: nothing was heard. The same signal for the same id. */
  last(roomId: string): Signal<Date | undefined> {
    return this.slot(roomId).asReadonly();
  }

  begin(): void {
    this.end();
  }

  end(): void {
    for (const room of this.rooms.values()) room.set(undefined);
  }

  private slot(roomId: string): WritableSignal<Date | undefined> {
    let room = this.rooms.get(roomId);
    if (!room) {
      room = signal<Date | undefined>(undefined);
      this.rooms.set(roomId, room);
    }
    return room;
  }
}
