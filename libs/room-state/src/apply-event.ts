/** A room's state and the next event of its log give the next state. */
import { type Message, type RoomEvent, type ThreadSummary, MemberRole } from '@prosa/proto/chat';
import { mentionsAfter, readUpTo } from './read-marker.ts';
import { withPin } from './pins.ts';
import type { RoomState } from './room-state.ts';
import { withChangedRoot, withReply } from './threads.ts';
import { upsert } from './timeline.ts';

const maxAhead = 1_000;

/**
 * Applies an event. What is contained already is dropped; a hole makes the room stale. Every number in an
 * event is absolute, so that an event on top of a snapshot that is newer than it does no harm.
 *
 * @param me id of the person whose state it is
 */
export function applyEvent(state: RoomState, me: string, event: RoomEvent): RoomState {
  if (event.seq <= state.seq) return state;
  if (state.stale || event.seq > state.seq + 1n) {
    return { ...state, stale: true, ahead: [...state.ahead, event].slice(-maxAhead) };
  }
  const next: RoomState = { ...state, seq: event.seq, room: { ...state.room, lastSeq: event.seq } };
  const { change } = event;
  switch (change.case) {
    case 'messageCreated':
      return change.value.message ? created(next, me, change.value.message, change.value.thread) : next;
    case 'messageDeleted':
      return change.value.message ? withMessage(next, me, change.value.message, change.value.thread) : next;
    case 'messageEdited':
    case 'reactionChanged':
    case 'messageChanged':
      return change.value.message ? withMessage(next, me, change.value.message) : next;
    case 'pinChanged': {
      const { message, pinCount } = change.value;
      const counted = { ...next, room: { ...next.room, pinCount } };
      return message ? withMessage(counted, me, message) : counted;
    }
    case 'memberChanged': {
      const { userIds, role, memberCount } = change.value;
      const own = role !== MemberRole.UNSPECIFIED && userIds.includes(me);
      return { ...next, role: own ? role : next.role, room: { ...next.room, memberCount } };
    }
    case 'roomChanged': {
      const { room } = change.value;
      if (!room) return next;
      const { lastSeq, messageCount } = next.room;
      return { ...next, room: { ...room, lastSeq, messageCount: max(room.messageCount, messageCount) } };
    }
    default:
      return next; // a kind of change that is newer than this client
  }
}

function created(state: RoomState, me: string, message: Message, thread: ThreadSummary | undefined): RoomState {
  if (message.threadRootMessageId) return withReply(state, me, { reply: message, thread, created: true });
  const room = { ...state.room, messageCount: max(state.room.messageCount, message.ordinal) };
  const ownCount = message.senderId === me ? max(state.ownCount, message.senderOrdinal) : state.ownCount;
  return inMainTimeline({ ...state, room, ownCount }, me, message, true);
}

/** The room after a message changed, as an answer tells it before the log does. */
export const withChangedMessage = (state: RoomState, me: string, message: Message): RoomState =>
  withMessage(state, me, message);

function withMessage(state: RoomState, me: string, message: Message, thread?: ThreadSummary): RoomState {
  if (!message.threadRootMessageId) return inMainTimeline(state, me, message, false);
  const next = withReply(state, me, { reply: message, thread, created: false });
  return { ...next, pins: next.pins && withPin(next.pins, message) };
}

function inMainTimeline(state: RoomState, me: string, message: Message, append: boolean): RoomState {
  return {
    ...state,
    unreadMentionSeqs: mentionsAfter(state.unreadMentionSeqs, readUpTo(state.marker), me, message),
    timeline: state.timeline && upsert(state.timeline, message, append),
    pins: state.pins && withPin(state.pins, message),
    threads: withChangedRoot(state.threads, message),
  };
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
