/** What a person sees, in plain values that can be compared. */
import { toJson, type JsonValue } from '@bufbuild/protobuf';
import {
  MessageSchema,
  RoomSchema,
  type ListMessagesResponse,
  type ListPinsResponse,
  type Message,
  type MyRoom,
  type MyThread,
} from '@prosa/proto/chat';
import { mentionCount, threadUnread, unreadCount, type RoomState } from '@prosa/room-state';

/** A room as the reducer has it. */
export function viewOfState(state: RoomState): unknown {
  return {
    room: toJson(RoomSchema, state.room),
    role: state.role,
    lastReadSeq: state.marker.lastReadSeq,
    unreadCount: unreadCount(state),
    mentionCount: mentionCount(state),
    messages: state.timeline?.messages.map((message) => toJson(MessageSchema, message)),
    pins: state.pins?.messages.map((message) => toJson(MessageSchema, message)),
    threads: [...state.threads.entries]
      .filter(([, { following }]) => following)
      .map(([id, entry]) => ({
        root: toJson(MessageSchema, entry.root),
        lastReadSeq: entry.lastReadSeq,
        ownCount: entry.ownCount,
        unreadCount: threadUnread(entry),
        mentions: entry.unreadMentionSeqs,
        replies: state.threads.timelines.get(id)?.messages.map((message) => toJson(MessageSchema, message)),
      }))
      .sort(byRoot),
  };
}

/** A thread of it with its replies. */
export interface FetchedThread {
  readonly thread: MyThread;
  readonly replies: readonly Message[];
}

/** A room as the server gives it anew. */
export function viewOfFetch(
  listed: MyRoom,
  page: ListMessagesResponse,
  pins: ListPinsResponse,
  threads: readonly FetchedThread[],
): unknown {
  return {
    room: toJson(RoomSchema, listed.room!),
    role: listed.role,
    lastReadSeq: listed.lastReadSeq,
    unreadCount: listed.unreadCount,
    mentionCount: listed.mentionCount,
    messages: page.messages.map((message) => toJson(MessageSchema, message)),
    pins: pins.messages.map((message) => toJson(MessageSchema, message)),
    threads: threads
      .map(({ thread: { root, state }, replies }) => ({
        root: toJson(MessageSchema, root!),
        lastReadSeq: state!.lastReadSeq,
        ownCount: state!.ownCount,
        unreadCount: state!.unreadCount,
        mentions: state!.unreadMentionSeqs,
        replies: replies.map((message) => toJson(MessageSchema, message)),
      }))
      .sort(byRoot),
  };
}

const byRoot = (a: { root: JsonValue }, b: { root: JsonValue }): number =>
  JSON.stringify(a.root) < JSON.stringify(b.root) ? -1 : 1;
