/** What one person's client knows of their rooms, as a pure function of what the server sends. */
export { applyEvent, withChangedMessage } from './apply-event.ts';
export { applyItem, markBehind } from './apply-item.ts';
export { mergeReadState, mentionCount, readToEnd, readUpTo, unreadCount, type ReadMarker } from './read-marker.ts';
export { askForThreads, mergeThreads, missingThreads, withoutAnswer, type MissingThreads } from './load-threads.ts';
export {
  mergeThreadState,
  openThread,
  threadUnread,
  withThreadTimeline,
  type RoomThreads,
  type ThreadEntry,
} from './threads.ts';
export { mergePins, openPins, type Pins } from './pins.ts';
export {
  clientState,
  openTimeline,
  refreshRoom,
  roomFromSnapshot,
  withRoom,
  withRooms,
  type ClientState,
  type RoomState,
} from './room-state.ts';
export { cursors } from './cursors.ts';
export { emptyTimeline, mergePage, timelineFromPage, trimTimeline, upsert, type Timeline } from './timeline.ts';
export { currentStatus, isQuiet, isTimeZone } from './attention/quiet.ts';
export { callOf, levelOf, type Call, type Hearing } from './attention/hearing.ts';
export { findKeywords, hasKeyword, type TextPart } from './attention/keywords.ts';
