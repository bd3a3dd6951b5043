import type { RoomEvent } from '@prosa/proto/chat';

/** What happened, as in prosa.chat.v1.RoomEvent. */
export type RoomChange = Exclude<RoomEvent['change'], { case: undefined }>;

/** room_event.kind: the field number of each change in prosa.chat.v1.RoomEvent. */
export const eventKind = {
  messageCreated: 5,
  messageEdited: 6,
  messageDeleted: 7,
  reactionChanged: 8,
  pinChanged: 9,
  memberChanged: 10,
  roomChanged: 11,
  messageChanged: 12,
} as const satisfies Record<RoomChange['case'], number>;
