import { randomUUID } from 'node:crypto';
import { DraftService, ReminderService, SavedService, ScheduledService } from '@prosa/proto/chat';
import { about, allOthers, type AuthorisationCase, outside } from '../case.ts';

const reminders = ReminderService.method;
const saved = SavedService.method;
const scheduled = ScheduledService.method;
const later = { seconds: BigInt(Math.floor(Date.now() / 1_000) + 86_400) };

/** Drafts, saved messages, reminders, and what is to be sent later. */
export const personalCases: readonly AuthorisationCase[] = [
  about(DraftService.method.saveDraft, {
    ask: async (scene) => ({ roomId: await scene.room(), text: 'a note', writtenAt: later }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(DraftService.method.listDrafts, {
    ask: async (scene) => (await scene.draft(), {}),
    rightful: 'author',
    others: outside('nothing'),
  }),

  about(saved.saveMessage, {
    ask: async (scene) => ({ messageId: (await scene.message()).id }),
    rightful: 'member',
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(saved.unsaveMessage, {
    ask: async (scene) => ({ messageId: await scene.saved() }),
    rightful: 'author',
    others: allOthers('nothing'),
  }),
  about(saved.listSaved, {
    ask: async (scene) => (await scene.saved(), {}),
    rightful: 'author',
    others: outside('nothing'),
  }),
  about(saved.listSavedIds, {
    ask: async (scene) => (await scene.saved(), {}),
    rightful: 'author',
    others: outside('nothing'),
  }),

  about(reminders.createReminder, {
    ask: async (scene) => ({ reminderId: randomUUID(), messageId: (await scene.message()).id, remindAt: later }),
    rightful: 'member',
    others: outside('MESSAGE_NOT_FOUND'),
  }),
  about(reminders.createReminder, {
    when: 'under the id of somebody else’s',
    askAs: async (scene, caller) => ({
      reminderId: scene.told(await scene.reminder()),
      messageId: await scene.ownMessage(caller),
      remindAt: later,
    }),
    others: allOthers('own'),
  }),
  about(reminders.updateReminder, {
    ask: async (scene) => ({ reminderId: await scene.reminder(), note: 'forget it' }),
    rightful: 'author',
    others: allOthers('REMINDER_NOT_FOUND'),
  }),
  about(reminders.removeReminder, {
    ask: async (scene) => ({ reminderId: await scene.reminder() }),
    rightful: 'author',
    others: allOthers('nothing'),
  }),
  about(reminders.listReminders, {
    ask: async (scene) => (await scene.reminder(), {}),
    rightful: 'author',
    others: outside('nothing'),
  }),

  about(scheduled.scheduleMessage, {
    ask: async (scene) => ({ scheduledId: randomUUID(), roomId: await scene.room(), text: 'later', sendAt: later }),
    rightful: 'member',
    others: outside('ROOM_NOT_FOUND'),
  }),
  about(scheduled.scheduleMessage, {
    when: 'under the id of somebody else’s',
    askAs: async (scene, caller) => ({
      scheduledId: scene.told(await scene.scheduled()),
      roomId: await scene.ownRoom(caller),
      text: 'later',
      sendAt: later,
    }),
    others: allOthers('own'),
  }),
  about(scheduled.scheduleMessage, {
    when: 'with a file of somebody else',
    askAs: async (scene, caller) => ({
      scheduledId: randomUUID(),
      roomId: await scene.ownRoom(caller),
      attachmentIds: [await scene.upload()],
      sendAt: later,
    }),
    rightful: 'author',
    others: allOthers('ATTACHMENT_NOT_FOUND'),
  }),
  about(scheduled.updateScheduled, {
    ask: async (scene) => ({ scheduledId: await scene.scheduled(), text: 'never said' }),
    rightful: 'author',
    others: allOthers('SCHEDULED_NOT_FOUND'),
  }),
  about(scheduled.cancelScheduled, {
    ask: async (scene) => ({ scheduledId: await scene.scheduled() }),
    rightful: 'author',
    others: allOthers('SCHEDULED_NOT_FOUND'),
  }),
  about(scheduled.listScheduled, {
    ask: async (scene) => (await scene.scheduled(), {}),
    rightful: 'author',
    others: outside('nothing'),
  }),
];
