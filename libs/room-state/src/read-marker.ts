/** Unread counts without counting: differences of numbers that only grow. */
import type { Message, ReadState } from '@prosa/proto/chat';
import type { RoomState } from './room-state.ts';

/** How far a person has read; see prosa.chat.v1.ReadState. */
export interface ReadMarker {
  readonly lastReadSeq: bigint;
  readonly readOrdinal: bigint;
  readonly ownReadOrdinal: bigint;
}

/** Messages of others after the marker. */
export function unreadCount({ room, marker, ownCount }: RoomState): number {
  const unread = room.messageCount - marker.readOrdinal - (ownCount - marker.ownReadOrdinal);
  return unread > 0n ? Number(unread) : 0;
}

/** Messages after the marker that name the person. */
export const mentionCount = ({ unreadMentionSeqs }: RoomState): number => unreadMentionSeqs.length;

/** The room after news of its read marker; older news change nothing. */
export function mergeReadState(state: RoomState, news: ReadState): RoomState {
  const ownCount = news.ownCount > state.ownCount ? news.ownCount : state.ownCount;
  if (news.lastReadSeq <= state.marker.lastReadSeq) {
    return ownCount === state.ownCount ? state : { ...state, ownCount };
  }
  const { lastReadSeq, readOrdinal, ownReadOrdinal } = news;
  return {
    ...state,
    ownCount,
    marker: { lastReadSeq, readOrdinal, ownReadOrdinal },
    unreadMentionSeqs: state.unreadMentionSeqs.filter((seq) => seq > lastReadSeq),
  };
}

/** The unread mentions after a message was created or changed. */
export function mentionsAfter(state: RoomState, me: string, message: Message): readonly bigint[] {
  const { unreadMentionSeqs, marker } = state;
  const named =
    message.seq > marker.lastReadSeq &&
    !message.deletedAt &&
    message.senderId !== me &&
    (message.mentionsRoom || message.mentionedUserIds.includes(me));
  const known = unreadMentionSeqs.includes(message.seq);
  if (named === known) return unreadMentionSeqs;
  return named
    ? [...unreadMentionSeqs, message.seq].sort((a, b) => (a < b ? -1 : 1))
    : unreadMentionSeqs.filter((seq) => seq !== message.seq);
}
