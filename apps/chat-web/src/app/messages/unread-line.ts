import { readUpTo, type RoomState } from '@prosa/room-state';
import type { TimelineEntry } from './timeline-view.ts';

/** What was unread when the room was opened: messages of others after `fromSeq`, up to `untilSeq`. */
export interface UnreadLine {
  readonly fromSeq: bigint;
  /** Undefined: still catching up; what comes meanwhile was missed, so it counts. */
  readonly untilSeq: bigint | undefined;
}

/**
 * The line of a room that is opened now.
 *
 * @param online false: what was missed, and what was read on another device, is still to come
 */
export const unreadLine = ({ marker, seq }: RoomState, online: boolean): UnreadLine => ({
  fromSeq: readUpTo(marker),
  untilSeq: online ? seq : undefined,
});

/** The line of a place that is opened now; none for who does not follow the thread. */
export function lineAt(room: RoomState, rootId: string, online: boolean): UnreadLine | undefined {
  if (!rootId) return unreadLine(room, online);
  const entry = room.threads.entries.get(rootId);
  return entry?.following ? { fromSeq: entry.lastReadSeq, untilSeq: online ? room.seq : undefined } : undefined;
}

/** Where the line stands among these rows; see `TimelineView`. */
export function placeOfLine(
  line: UnreadLine | undefined,
  entries: readonly TimelineEntry[],
  hasMoreBefore: boolean,
  me: string,
): { readonly firstUnreadSeq: bigint | undefined; readonly readSeqAtOpen: bigint | undefined } {
  const nothing = { firstUnreadSeq: undefined, readSeqAtOpen: undefined };
  if (!line) return nothing;
  const { fromSeq, untilSeq } = line;
  const first = entries.find(
    ({ message: { seq, senderId } }) => seq > fromSeq && senderId !== me && (untilSeq === undefined || seq <= untilSeq),
  );
  if (!first) return nothing;
  const reachesMarker = !hasMoreBefore || (entries[0]?.message.seq ?? 0n) <= fromSeq;
  return { firstUnreadSeq: reachesMarker ? first.message.seq : undefined, readSeqAtOpen: fromSeq };
}
