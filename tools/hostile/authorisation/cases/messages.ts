import { randomUUID } from 'node:crypto';
import {
  AssistantService,
  LinkPreviewService,
  MessageService,
  ModerationService,
  PollService,
  ReportReason,
  ReviewDecision,
  ThreadService,
} from '@prosa/proto/chat';
import { about, allOthers, type AuthorisationCase, outside } from '../case.ts';

const messages = MessageService.method;
const polls = PollService.method;
const threads = ThreadService.method;
const moderation = ModerationService.method;
const assistant = AssistantService.method;
const authorOnly = { ...outside('MESSAGE_NOT_FOUND'), member: 'NOT_THE_AUTHOR' } as const;
const said = () => ({ clientMessageId: randomUUID(), text: 'let me in' });

/** What is said, threads, polls, reviews, and what the assistant reads. */
export const messageCases: readonly AuthorisationCase[] = [
  about(messages.sendMessage, {
    ask: async (scene) => ({ ...said(), roomId: await scene.room() }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(messages.sendMessage, {
    when: 'into a conversation of two',
    ask: async (scene) => ({ ...said(), roomId: await scene.direct() }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(messages.sendMessage, {
    when: 'as an answer to a message of another room',
    askAs: async (scene, caller) => ({
      ...said(),
      roomId: await scene.ownRoom(caller),
      replyToMessageId: (await scene.message()).id,
    }),
    others: { ...outside('MESSAGE_NOT_FOUND'), author: 'MESSAGE_NOT_FOUND' },
  }),
  about(messages.sendMessage, {
    when: 'in a thread of another room',
    askAs: async (scene, caller) => ({
      ...said(),
      roomId: await scene.ownRoom(caller),
      threadRootMessageId: (await scene.thread()).id,
    }),
    others: { ...outside('MESSAGE_NOT_FOUND'), author: 'MESSAGE_NOT_FOUND' },
  }),
  about(messages.sendMessage, {
    when: 'that forwards what the caller may not read',
    askAs: async (scene, caller) => ({
      clientMessageId: randomUUID(),
      roomId: await scene.ownRoom(caller),
      forwardedMessageId: (await scene.message()).id,
    }),
    rightful: 'member',
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(messages.sendMessage, {
    when: 'with a file of somebody else',
    askAs: async (scene, caller) => ({
      ...said(),
      roomId: await scene.ownRoom(caller),
      attachmentIds: [await scene.upload()],
    }),
    rightful: 'author',
    others: allOthers('ATTACHMENT_NOT_FOUND'),
  }),
  about(messages.sendMessage, {
    when: 'with a file that is in a message already',
    askAs: async (scene, caller) => ({
      ...said(),
      roomId: await scene.ownRoom(caller),
      attachmentIds: [(await scene.file()).attachmentId],
    }),
    others: { ...allOthers('ATTACHMENT_NOT_FOUND'), author: 'ATTACHMENT_NOT_FOUND' },
  }),
  about(messages.editMessage, {
    ask: async (scene) => ({ messageId: (await scene.message()).id, text: 'never said' }),
    rightful: 'author',
    others: authorOnly,
  }),
  about(messages.deleteMessage, {
    ask: async (scene) => ({ messageId: (await scene.message()).id }),
    rightful: 'author',
    others: authorOnly,
  }),
  about(messages.setReaction, {
    ask: async (scene) => ({ messageId: (await scene.message()).id, emoji: '🌊', present: true }),
    rightful: 'member',
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(messages.listMessages, {
    ask: async (scene) => ({ roomId: (await scene.message()).roomId, limit: 10 }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(messages.listMessages, {
    when: 'of a conversation of two',
    ask: async (scene) => ({ roomId: await scene.direct(), limit: 10 }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(messages.listMessages, {
    when: 'of a thread of another room',
    askAs: async (scene, caller) => ({
      roomId: await scene.ownRoom(caller),
      limit: 10,
      filter: { part: { case: 'threadRootMessageId' as const, value: (await scene.thread()).id } },
    }),
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(messages.getMessages, {
    ask: async (scene) => ({ messageIds: [(await scene.message()).id] }),
    rightful: 'member',
    others: outside('nothing'),
  }),
  about(messages.listEdits, {
    ask: async (scene) => ({ messageId: (await scene.message()).id }),
    rightful: 'member',
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(messages.markRead, {
    ask: async (scene) => ({ roomId: (await scene.message()).roomId, seq: 1n }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(messages.searchMessages, {
    ask: async (scene) => (await scene.message(), { query: 'secret' }),
    rightful: 'member',
    others: outside('nothing'),
  }),
  about(messages.searchMessages, {
    when: 'in a room of others',
    ask: async (scene) => ({ query: 'secret', roomId: (await scene.message()).roomId }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),

  about(LinkPreviewService.method.removeLinkPreview, {
    ask: async (scene) => ({ messageId: (await scene.message()).id, url: 'https://example.org' }),
    rightful: 'author',
    others: authorOnly,
  }),

  about(polls.votePoll, {
    ask: async (scene) => ({ messageId: (await scene.message({ poll: true })).id, optionIndexes: [0] }),
    rightful: 'member',
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(polls.closePoll, {
    ask: async (scene) => ({ messageId: (await scene.message({ poll: true })).id }),
    rightful: 'author',
    others: authorOnly,
  }),
  about(polls.listMyVotes, {
    ask: async (scene) => ({ messageIds: [(await scene.message({ poll: true })).id] }),
    rightful: 'member',
    others: outside('nothing'),
  }),

  about(threads.listThreads, {
    ask: async (scene) => (await scene.thread(), {}),
    rightful: 'author',
    others: outside('nothing'),
  }),
  about(threads.getThreads, {
    ask: async (scene) => ({ rootMessageIds: [(await scene.thread()).id] }),
    rightful: 'member',
    others: outside('nothing'),
  }),
  about(threads.followThread, {
    ask: async (scene) => ({ rootMessageId: (await scene.thread()).id, follow: true }),
    rightful: 'member',
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(threads.markThreadRead, {
    ask: async (scene) => ({ rootMessageId: (await scene.thread()).id, seq: 1n }),
    rightful: 'author',
    others: outside('MESSAGE_NOT_FOUND'),
  }),

  about(moderation.reportMessage, {
    ask: async (scene) => ({ messageId: (await scene.message()).id, reason: ReportReason.SPAM }),
    rightful: 'member',
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(moderation.listReviews, {
    askAs: async (scene, caller) => (await scene.review(), await scene.ownRoom(caller), {}),
    rightful: 'author',
    others: { stranger: 'nothing', member: 'nothing' },
  }),
  about(moderation.decideReview, {
    ask: async (scene) => ({ reviewId: await scene.review(), decision: ReviewDecision.APPROVE }),
    rightful: 'author',
    others: { stranger: 'REVIEW_NOT_FOUND', member: 'REVIEW_NOT_FOUND' },
  }),

  about(assistant.ask, {
    ask: async (scene) => (await scene.message(), { question: 'What is the secret?' }),
    rightful: 'member',
    others: outside('nothing'),
  }),
  about(assistant.ask, {
    when: 'in a room of others',
    ask: async (scene) => ({ question: 'What is the secret?', roomId: (await scene.message()).roomId }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(assistant.summarize, {
    ask: async (scene) => ({ roomId: (await scene.message()).roomId }),
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(assistant.summarize, {
    when: 'of a thread of another room',
    askAs: async (scene, caller) => ({
      roomId: await scene.ownRoom(caller),
      threadRootMessageId: (await scene.thread()).id,
    }),
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(assistant.suggestReplies, {
    ask: async (scene) => {
      const { id, roomId } = await scene.message();
      return { roomId, messageId: id };
    },
    rightful: 'member',
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(assistant.suggestReplies, {
    when: 'to a message of another room',
    askAs: async (scene, caller) => ({ roomId: await scene.ownRoom(caller), messageId: (await scene.message()).id }),
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(assistant.stopAnswer, {
    ask: async (scene) => ({ messageId: (await scene.message()).id }),
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(assistant.getAssistant, { ask: () => ({}), rightful: 'author', others: outside('own') }),
  about(assistant.updateAssistant, {
    ask: () => ({ enabled: true }),
    rightful: 'owner',
    others: { author: 'PERMISSION_DENIED', stranger: 'PERMISSION_DENIED', moderator: 'PERMISSION_DENIED' },
  }),
  about(assistant.setRoomAssistant, {
    ask: async (scene) => ({ roomId: await scene.room(), enabled: false }),
    rightful: 'author',
    others: { ...outside('ROOM_NOT_FOUND'), member: 'ROOM_ROLE_REQUIRED' },
  }),
];
