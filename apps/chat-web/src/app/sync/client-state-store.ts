import { Injectable, computed, inject, signal, type Signal } from '@angular/core';
import { clientState, withRoom, type ClientState, type RoomState } from '@prosa/room-state';
import { SessionStore } from '../session/session-store.ts';
import type { SessionPart, SessionScope } from '../session/session-scope.ts';

/** What this tab knows of the rooms: the one place where the reducer's state stands. */
@Injectable({ providedIn: 'root' })
export class ClientStateStore implements SessionPart {
  private readonly current = signal<ClientState>(clientState(''));
  private readonly isLoaded = signal(false);
  private readonly roomSignals = new Map<string, Signal<RoomState | undefined>>();
  private readonly changeListeners = new Set<() => void>();
  private readonly watchedRooms = new Set<string>();

  readonly state: Signal<ClientState> = this.current.asReadonly();
  /** False until the rooms are known, from this browser's memory or from the server. */
  readonly loaded: Signal<boolean> = this.isLoaded.asReadonly();

  constructor() {
    inject(SessionStore).join(this);
  }

  /** A room; the same signal for the same id. It changes only when this room does. */
  room(roomId: string): Signal<RoomState | undefined> {
    let room = this.roomSignals.get(roomId);
    if (!room) {
      room = computed(() => this.current().rooms.get(roomId));
      this.roomSignals.set(roomId, room);
    }
    return room;
  }

  /** Changes the state. */
  update(change: (state: ClientState) => ClientState): void {
    const before = this.current();
    const after = change(before);
    if (after === before) return;
    this.current.set(after);
    for (const listener of [...this.changeListeners]) listener();
  }

  /** Changes a room; does nothing when it is not known. */
  updateRoom(roomId: string, change: (room: RoomState) => RoomState): void {
    this.update((state) => {
      const room = state.rooms.get(roomId);
      if (!room) return state;
      const changed = change(room);
      return changed === room ? state : withRoom(state, changed);
    });
  }

  /** The rooms are known from now on. */
  markLoaded(): void {
    this.isLoaded.set(true);
  }

  /** Calls back after every change, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }

  /** Resolves when the condition holds, or quietly when `signal` is aborted. */
  until(holds: (state: ClientState) => boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        stop();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const stop = this.onChange(() => holds(this.current()) && done());
      signal.addEventListener('abort', done);
      if (holds(this.current()) || signal.aborted) done();
    });
  }

  /** Rooms that are looked at: a fresh snapshot of them comes with messages. */
  get watched(): ReadonlySet<string> {
    return this.watchedRooms;
  }

  watch(roomId: string): void {
    this.watchedRooms.add(roomId);
  }

  unwatch(roomId: string): void {
    this.watchedRooms.delete(roomId);
  }

  begin({ userId }: SessionScope): void {
    this.update(() => clientState(userId));
  }

  end(): void {
    this.watchedRooms.clear();
    this.isLoaded.set(false);
    this.update(() => clientState(''));
  }
}
