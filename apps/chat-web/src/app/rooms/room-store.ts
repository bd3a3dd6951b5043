import { Injectable, computed, signal, type Signal } from '@angular/core';
import type { Member, Room, RoomKind } from '@prosa/proto/chat';
import type { Page, RoomView } from './room-view.ts';

/** The caller's rooms. Every method throws `RequestFailed`. */
@Injectable({ providedIn: 'root' })
export class RoomStore {
  /** The caller's rooms, by title; archived ones are among them. */
  readonly rooms: Signal<readonly RoomView[]> = signal([]);
  /** False until the rooms are known, from this browser's memory or from the server. */
  readonly loaded: Signal<boolean> = signal(false);
  /** Sums over all rooms. */
  readonly totalUnread: Signal<number> = computed(() => 0);
  /** Sums over all rooms. */
  readonly totalMentions: Signal<number> = computed(() => 0);

  /** A room of the caller's; undefined: not theirs, or not known yet. The same signal for the same id. */
  room(_roomId: string): Signal<RoomView | undefined> {
    return signal(undefined);
  }

  /** Makes a public or private room and returns its id. Reasons: ROOM_NAME_TAKEN, USER_NOT_FOUND. */
  create(_room: {
    readonly name: string;
    readonly kind: RoomKind;
    readonly topic?: string;
    readonly memberIds?: readonly string[];
  }): Promise<string> {
    return Promise.reject(new Error('not there yet'));
  }

  /** The public rooms of the workspace whose names contain `query`, the caller's own among them. */
  browse(_query: string, _pageToken?: string): Promise<Page<Room>> {
    return Promise.reject(new Error('not there yet'));
  }

  /** Enters a public room. */
  join(_roomId: string): Promise<void> {
    return Promise.reject(new Error('not there yet'));
  }

  /** Leaves a room. Reasons: ROOM_IS_DIRECT. */
  leave(_roomId: string): Promise<void> {
    return Promise.reject(new Error('not there yet'));
  }

  /** Opens the direct conversation with these one to eight people and returns its id. */
  openDirect(_userIds: readonly string[]): Promise<string> {
    return Promise.reject(new Error('not there yet'));
  }

  /** Brings people in. */
  addMembers(_roomId: string, _userIds: readonly string[]): Promise<void> {
    return Promise.reject(new Error('not there yet'));
  }

  /** Puts a person out. Reasons: ROOM_ROLE_REQUIRED. */
  removeMember(_roomId: string, _userId: string): Promise<void> {
    return Promise.reject(new Error('not there yet'));
  }

  /** The people of a room by name, those whose names contain `query`. */
  members(_roomId: string, _query?: string, _pageToken?: string): Promise<Page<Member>> {
    return Promise.reject(new Error('not there yet'));
  }

  /** Changes name and topic; what is not given stays. Reasons: ROOM_ROLE_REQUIRED, ROOM_NAME_TAKEN. */
  update(_roomId: string, _change: { readonly name?: string; readonly topic?: string }): Promise<void> {
    return Promise.reject(new Error('not there yet'));
  }

  /** Closes a room for writing, or opens it again. Reasons: ROOM_ROLE_REQUIRED. */
  archive(_roomId: string, _archived: boolean): Promise<void> {
    return Promise.reject(new Error('not there yet'));
  }
}
