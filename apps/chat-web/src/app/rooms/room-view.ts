import type { MemberRole, RoomKind } from '@prosa/proto/chat';

/** A room of the caller's, as lists and headers show it. */
export interface RoomView {
  readonly id: string;
  /** The room's name; of a direct conversation the names of the others (`Ana, Bo`), or the caller's own when alone. */
  readonly title: string;
  readonly kind: RoomKind;
  readonly topic: string;
  /** Messages of others after the caller's marker. */
  readonly unreadCount: number;
  /** Those of them that name the caller or have one of their keywords in them. */
  readonly mentionCount: number;
  /** The caller's marker: everything up to this seq is read. */
  readonly lastReadSeq: bigint;
  /** The newest event's seq. */
  readonly lastSeq: bigint;
  /** All people of a direct conversation; empty for other kinds (see `RoomStore.members`). */
  readonly memberIds: readonly string[];
  readonly memberCount: number;
  readonly pinCount: number;
  /** Closed for writing. */
  readonly archived: boolean;
  /** The assistant reads nothing there. */
  readonly assistantOff: boolean;
  /** What the caller may do there. */
  readonly role: MemberRole;
  /** Nothing of it notifies, and what is unread there counts in no total. */
  readonly muted: boolean;
  /** When something was last said there, as far as this browser has seen. */
  readonly lastActivityAt?: Date;
}

/** A page of something, and what to ask the next one with (empty: the last page). */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextPageToken: string;
}
