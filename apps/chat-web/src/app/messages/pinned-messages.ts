import { Injectable, inject, type Signal } from '@angular/core';
import { mergePins, openPins, type Pins, type RoomState } from '@prosa/room-state';
import { PINS } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { ClientStateStore } from '../sync/client-state-store.ts';

/** The pinned messages of rooms. They stand in the client state, so that events keep them right. */
@Injectable({ providedIn: 'root' })
export class PinnedMessages {
  private readonly client = inject(PINS);
  private readonly store = inject(ClientStateStore);

  /** The room with its pins; without them until `load`, and again after the room was taken anew. */
  room(roomId: string): Signal<RoomState | undefined> {
    return this.store.room(roomId);
  }

  /** Fetches the pins of a room. Throws `RequestFailed`; then they count as not asked for. */
  async load(roomId: string): Promise<void> {
    this.store.updateRoom(roomId, openPins);
    const opened = this.store.room(roomId)()?.pins;
    try {
      const listed = await request(this.client.listPins({ roomId }));
      this.store.updateRoom(roomId, (room) => mergePins(room, listed));
    } catch (error) {
      this.store.updateRoom(roomId, (room) => (room.pins === opened ? { ...room, pins: undefined } : room));
      throw error;
    }
  }

  /** The pins are not looked at any more. */
  forget(roomId: string): void {
    this.store.updateRoom(roomId, (room) => (room.pins ? { ...room, pins: undefined } : room));
  }
}

/** What is pinned, once the list is there. */
export const loadedPins = (pins: Pins | undefined): Pins['messages'] | undefined =>
  pins?.loaded ? pins.messages : undefined;
