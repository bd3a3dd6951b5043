/** Unread counts without counting: differences of numbers that only grow. */
import type { Message, ReadState } from '@prosa/proto/chat';
import type { RoomState } from './room-state.ts';

/** How far a person has read; see prosa.chat.v1.ReadState. */
export interface ReadMarker {
  readonly lastReadSeq: bigint;
  readonly readOrdinal: bigint;
  readonly ownReadOrdinal: bigint;
  /** From here on messages were marked as unread; 0: they were not. */
  readonly unreadFromSeq: bigint;
  /** Of two markers the one with the higher number is newer. */
  readonly revision: bigint;
}

/** Messages of others after the marker. */
export function unreadCount({ room, marker, ownCount }: RoomState): number {
  return unreadAfter(room.messageCount, ownCount, marker);
}

/** Messages after the marker that name the person. */
export const mentionCount = ({ unreadMentionSeqs }: RoomState): number => unreadMentionSeqs.length;

/** The last `seq` before what is unread. */
export const readUpTo = ({ lastReadSeq, unreadFromSeq }: Pick<ReadMarker, 'lastReadSeq' | 'unreadFromSeq'>): bigint =>
  unreadFromSeq > 0n ? unreadFromSeq - 1n : lastReadSeq;

/** What others sent after a marker, of `messages` in all of which `own` are the person's. */
export function unreadAfter(
  messages: bigint,
  own: bigint,
  { readOrdinal, ownReadOrdinal }: Pick<ReadMarker, 'readOrdinal' | 'ownReadOrdinal'>,
): number {
  const unread = messages - readOrdinal - (own - ownReadOrdinal);
  return unread > 0n ? Number(unread) : 0;
}

/** The room after news of its read marker; older news change nothing. */
export function mergeReadState(state: RoomState, news: ReadState): RoomState {
  const ownCount = news.ownCount > state.ownCount ? news.ownCount : state.ownCount;
  if (news.revision <= state.marker.revision) {
    return ownCount === state.ownCount ? state : { ...state, ownCount };
  }
  const marker = markerOf(news);
  const { unreadMentionSeqs } = state;
  const moved = { before: readUpTo(state.marker), after: readUpTo(marker) };
  return {
    ...state,
    ownCount,
    marker,
    unreadMentionSeqs: mentionsAfterMove(unreadMentionSeqs, moved, news.unreadMentionSeqs),
  };
}

/**
 * The room as it will be when everything up to its end is read, for showing it before the server has said so; what the server says is newer.
 */
export function readToEnd(state: RoomState, seq: bigint): RoomState {
  const { marker, room, ownCount } = state;
  const lastReadSeq = seq > marker.lastReadSeq ? seq : marker.lastReadSeq;
  return {
    ...state,
    marker: { ...marker, lastReadSeq, unreadFromSeq: 0n, readOrdinal: room.messageCount, ownReadOrdinal: ownCount },
    unreadMentionSeqs: state.unreadMentionSeqs.filter((mention) => mention > lastReadSeq),
  };
}

/** The marker that a read state tells of. */
export function markerOf(state: ReadState | undefined): ReadMarker {
  const { lastReadSeq = 0n, readOrdinal = 0n, ownReadOrdinal = 0n, unreadFromSeq = 0n, revision = 0n } = state ?? {};
  return { lastReadSeq, readOrdinal, ownReadOrdinal, unreadFromSeq, revision };
}

/**
 * The unread mentions after the marker moved. What lies after where it stood is known from the events; when it moved
 * back, the news tell what lies between.
 */
export function mentionsAfterMove(
  known: readonly bigint[],
  { before, after }: { readonly before: bigint; readonly after: bigint },
  news: readonly bigint[],
): readonly bigint[] {
  return [...news.filter((seq) => seq > after && seq <= before), ...known.filter((seq) => seq > after && seq > before)];
}

/** The unread mentions after a message was created or changed; `readTo` is the last `seq` that is read. */
export function mentionsAfter(
  known: readonly bigint[],
  readTo: bigint,
  me: string,
  message: Message,
): readonly bigint[] {
  const named = message.seq > readTo && names(message, me);
  if (named === known.includes(message.seq)) return known;
  return named ? [...known, message.seq].sort((a, b) => (a < b ? -1 : 1)) : known.filter((seq) => seq !== message.seq);
}

/** Whether a message of somebody else names the person. */
export const names = (message: Message, me: string): boolean =>
  !message.deletedAt && message.senderId !== me && (message.mentionsRoom || message.mentionedUserIds.includes(me));
