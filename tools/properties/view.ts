/** What a person sees, in plain values that can be compared. */
import { toJson } from '@bufbuild/protobuf';
import {
  MessageSchema,
  RoomSchema,
  type ListMessagesResponse,
  type ListPinsResponse,
  type MyRoom,
} from '@prosa/proto/chat';
import { mentionCount, unreadCount, type RoomState } from '@prosa/room-state';

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
  };
}

/** A room as the server gives it anew. */
export function viewOfFetch(listed: MyRoom, page: ListMessagesResponse, pins: ListPinsResponse): unknown {
  return {
    room: toJson(RoomSchema, listed.room!),
    role: listed.role,
    lastReadSeq: listed.lastReadSeq,
    unreadCount: listed.unreadCount,
    mentionCount: listed.mentionCount,
    messages: page.messages.map((message) => toJson(MessageSchema, message)),
    pins: pins.messages.map((message) => toJson(MessageSchema, message)),
  };
}
