import type { Message } from '@prosa/proto/chat';
import type { Failure } from '../api/failure.ts';

/**
 * How far an own message has come: `waiting` for its turn or for the network, `sending`, `failed` for good
 * (see `failure`), `sent` = committed by the server. Messages of others are always `sent`.
 */
export type DeliveryState = 'sent' | 'sending' | 'waiting' | 'failed';

/** A row of the timeline. */
export interface TimelineEntry {
  /** Stays the same when a pending message becomes a committed one: track rows by it. */
  readonly key: string;
  /** As it is now, the caller's own unconfirmed edits and reactions applied. Pending: `seq` is 0 and `id` empty. */
  readonly message: Message;
  readonly state: DeliveryState;
  /** Why it failed, or what the last try said while it waits. */
  readonly failure?: Failure;
}

/** What is shown of a room: a window of its messages, the caller's pending ones at the end. */
export interface TimelineView {
  readonly roomId: string;
  /** Oldest first, deleted ones included. */
  readonly entries: readonly TimelineEntry[];
  /** There are older messages than the window has. */
  readonly hasMoreBefore: boolean;
  /** There are newer ones: the window does not stand at the end. Pending messages are then left out. */
  readonly hasMoreAfter: boolean;
  /** It is not known yet where in the room the window will stand: what it holds is not where one stopped reading. */
  readonly opening: boolean;
  /** False until the messages are there, from this browser's memory or from the server. */
  readonly loaded: boolean;
  /** What is being fetched now; undefined: nothing. */
  readonly loading: 'window' | 'before' | 'after' | undefined;
  /** Why the last fetch failed; undefined when it worked. */
  readonly failure?: Failure;
  /**
   * The "new" line stands before this message; as it was when the room was opened. Undefined: nothing was unread
   * then, or it lies before the window (then `readSeqAtOpen` is set).
   */
  readonly firstUnreadSeq: bigint | undefined;
  /** The caller's marker when the room was opened with something unread; `jumpTo` it to see the "new" line. */
  readonly readSeqAtOpen: bigint | undefined;
}
