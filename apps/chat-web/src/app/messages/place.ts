import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Message, MessageFilterSchema } from '@prosa/proto/chat';
import { openThread, openTimeline, withThreadTimeline, type RoomState, type Timeline } from '@prosa/room-state';

/** Where messages stand, as one string: the main timeline of a room (the room's id) or a thread of it (see `placeOf`). */
export type Place = string;

/** The place of a thread; of the room's main timeline without a root. */
export const placeOf = (roomId: string, rootId = ''): Place => (rootId ? `${roomId}/${rootId}` : roomId);

/** What a place is made of; `rootId` is empty for a main timeline. */
export function partsOf(place: Place): { readonly roomId: string; readonly rootId: string } {
  const [roomId = '', rootId = ''] = place.split('/');
  return { roomId, rootId };
}

/** Where a message stands. */
export const placeOfMessage = ({ roomId, threadRootMessageId }: Message): Place => placeOf(roomId, threadRootMessageId);

/** The messages of a place, as ListMessages takes it. */
export const filterOf = (rootId: string): MessageInitShape<typeof MessageFilterSchema> =>
  rootId ? { part: { case: 'threadRootMessageId', value: rootId } } : { part: { case: 'mainTimeline', value: {} } };

/** The window of a place that a room holds. */
export const timelineAt = (room: RoomState | undefined, rootId: string): Timeline | undefined =>
  rootId ? room?.threads.timelines.get(rootId) : room?.timeline;

/** The room with this window of a place. */
export const withTimelineAt = (room: RoomState, rootId: string, timeline: Timeline | undefined): RoomState =>
  rootId ? withThreadTimeline(room, rootId, timeline) : { ...room, timeline };

/** The room with an open window of a place. */
export const openAt = (room: RoomState, rootId: string): RoomState =>
  rootId ? openThread(room, rootId) : openTimeline(room);
