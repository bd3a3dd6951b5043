import type { DescMethod } from '@bufbuild/protobuf';
import {
  AccountService,
  FileService,
  HistoryService,
  LogService,
  MessageService,
  PinService,
  RoomService,
  ThreadService,
} from '@prosa/proto/persistence';

/**
 * Calls that a standby may answer: they write nothing that matters, and what they tell can be held against what is known of the
 * logs. What is personal (drafts, preferences, what is saved) is not among them: a client takes the number of its last change for
 * the place where it stands, and a standby may know another last change than the next primary will.
 */
export const answeredByStandby: ReadonlySet<DescMethod> = new Set<DescMethod>([
  AccountService.method.getWorkspace,
  AccountService.method.authenticate,
  AccountService.method.batchAuthenticate,
  AccountService.method.getMe,
  AccountService.method.listUsers,
  RoomService.method.listRooms,
  RoomService.method.browseRooms,
  RoomService.method.listMembers,
  MessageService.method.listMessages,
  MessageService.method.getMessages,
  MessageService.method.listEdits,
  MessageService.method.searchMessages,
  HistoryService.method.findMessageAt,
  PinService.method.listPins,
  ThreadService.method.listThreads,
  ThreadService.method.getThreads,
  FileService.method.getUsage,
  FileService.method.listFiles,
  FileService.method.downloadFile,
]);

/**
 * Calls that find out for themselves: sends are answered one by one; the tail goes on from memory, and what it lacks it reads from the
 * primary; signals are not stored.
 */
export const answeredWithoutDatabase: ReadonlySet<DescMethod> = new Set<DescMethod>([
  LogService.method.append,
  LogService.method.tail,
  LogService.method.publishSignals,
]);
