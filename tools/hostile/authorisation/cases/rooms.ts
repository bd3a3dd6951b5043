import {
  EventService,
  FileService,
  HistoryService,
  PinService,
  ReadService,
  ReceiptService,
  RoomKind,
  RoomService,
} from '@prosa/proto/chat';
import { about, allOthers, type AuthorisationCase, outside } from '../case.ts';

const rooms = RoomService.method;
const files = FileService.method;
const roles = { ...outside('ROOM_NOT_FOUND'), member: 'ROOM_ROLE_REQUIRED' } as const;

/** Rooms, who is in them, what is read of them, their files, and the live stream. */
export const roomCases: readonly AuthorisationCase[] = [
  about(rooms.createRoom, {
    ask: () => ({ name: crypto.randomUUID(), kind: RoomKind.PRIVATE }),
    rightful: 'author',
    others: outside('own'),
  }),
  about(rooms.openDirect, {
    ask: async ({ people }) => ({ userIds: [people.author.userId] }),
    rightful: 'member',
    others: {},
  }),
  about(rooms.openDirect, {
    when: 'with nobody',
    ask: () => ({ userIds: [crypto.randomUUID()] }),
    others: outside('USER_NOT_FOUND'),
  }),
  about(rooms.listRooms, {
    ask: async (scene) => (await scene.message(), {}),
    rightful: 'author',
    others: outside('nothing'),
  }),
  about(rooms.browseRooms, {
    ask: async (scene) => (await scene.room(), {}),
    rightful: 'author',
    others: outside('nothing'),
  }),
  about(rooms.joinRoom, {
    ask: async (scene) => ({ roomId: await scene.room() }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(rooms.joinRoom, {
    when: 'into a conversation of two',
    ask: async (scene) => ({ roomId: await scene.direct() }),
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(rooms.leaveRoom, {
    ask: async (scene) => ({ roomId: await scene.room() }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(rooms.addMembers, {
    askAs: async (scene, caller) => ({
      roomId: await scene.room(),
      userIds: [scene.people[caller === 'browser' ? 'author' : caller].userId],
    }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(rooms.removeMember, {
    ask: async (scene) => ({ roomId: await scene.room(), userId: scene.people.member.userId }),
    rightful: 'author',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(rooms.removeMember, {
    when: 'by one who does not moderate',
    ask: async (scene) => ({ roomId: await scene.room(), userId: scene.people.author.userId }),
    others: { member: 'ROOM_ROLE_REQUIRED' },
  }),
  about(rooms.listMembers, {
    ask: async (scene) => ({ roomId: await scene.room() }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(rooms.updateRoom, {
    ask: async (scene) => ({ roomId: await scene.room(), name: 'taken over' }),
    rightful: 'author',
    others: roles,
  }),
  about(rooms.archiveRoom, {
    ask: async (scene) => ({ roomId: await scene.room(), archived: true }),
    rightful: 'author',
    others: roles,
  }),

  about(HistoryService.method.findMessageAt, {
    ask: async (scene) => ({ roomId: (await scene.message()).roomId, time: { seconds: 1n } }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(PinService.method.pinMessage, {
    ask: async (scene) => ({ messageId: (await scene.message()).id, pinned: true }),
    rightful: 'member',
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(PinService.method.listPins, {
    ask: async (scene) => ({ roomId: await scene.room() }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(ReadService.method.markUnread, {
    ask: async (scene) => ({ places: [{ roomId: (await scene.message()).roomId, seq: 1n }] }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(ReadService.method.markUnread, {
    when: 'in a thread',
    ask: async (scene) => {
      const { id, roomId } = await scene.thread();
      return { places: [{ roomId, seq: 1n, threadRootMessageId: id }] };
    },
    rightful: 'author',
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(ReadService.method.markAllRead, { ask: () => ({}), rightful: 'author', others: outside('own') }),
  about(ReceiptService.method.listReaders, {
    ask: async (scene) => ({ messageId: (await scene.message()).id }),
    rightful: 'member',
    others: outside('MESSAGE_NOT_FOUND'),
  }),

  about(files.createUpload, {
    ask: () => ({ name: 'mine.txt', sizeBytes: 1n, sha256: new Uint8Array(32) }),
    rightful: 'author',
    others: outside('own'),
  }),
  about(files.getUpload, {
    ask: async (scene) => ({ uploadId: await scene.upload() }),
    rightful: 'author',
    others: allOthers('UPLOAD_NOT_FOUND'),
  }),
  about(files.cancelUpload, {
    ask: async (scene) => ({ uploadId: await scene.upload() }),
    rightful: 'author',
    others: allOthers('nothing'),
  }),
  about(files.cancelUpload, {
    when: 'of a file in a message',
    ask: async (scene) => ({ uploadId: (await scene.file()).attachmentId }),
    others: allOthers('nothing'),
  }),
  about(files.getUsage, { ask: () => ({}), rightful: 'author', others: allOthers('nothing') }),
  about(files.listFiles, {
    ask: async (scene) => ({ roomId: (await scene.file()).roomId }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),

  about(EventService.method.subscribe, {
    ask: async (scene) => ({ cursors: [{ roomId: (await scene.message()).roomId, epoch: '', seq: 0n }] }),
    rightful: 'member',
    others: outside('nothing'),
    until: '"ready"',
  }),
  about(EventService.method.setTyping, {
    ask: async (scene) => ({ roomId: await scene.room() }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
];
