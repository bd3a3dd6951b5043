import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { Code, ConnectError, type ConnectRouter } from '@connectrpc/connect';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import {
  DraftSchema,
  DraftService,
  PersonalSection,
  PersonalService,
  PreferencesSchema,
  ReminderSchema,
  ReminderService,
  SavedService,
  ScheduledService,
  type Draft,
  type PersonalChangedSchema,
  type Reminder,
  type ScheduledMessage,
} from '@prosa/proto/chat';

/** What the personal part of the scripted server needs of the rest. */
export interface PersonalServerParts {
  /** Does a call, with the traps that were set for it. */
  answer<T>(name: string, act: () => T): Promise<T>;
  /** Tells every open stream. */
  tell(change: MessageInitShape<typeof PersonalChangedSchema>): void;
}

/** What belongs to the one person of the scripted server. */
export class ScriptedPersonal {
  revision = 0n;
  preferences = create(PreferencesSchema);
  readonly drafts = new Map<string, Draft>();
  readonly saved = new Set<string>();
  reminders: Reminder[] = [];
  scheduled: ScheduledMessage[] = [];
  private readonly parts: PersonalServerParts;

  constructor(parts: PersonalServerParts) {
    this.parts = parts;
  }

  /** Something changed, here or on another device; `live`: the streams are told. */
  changed(sections: PersonalSection[], live = true): bigint {
    this.revision += 1n;
    if (live) this.parts.tell({ revision: this.revision, sections });
    return this.revision;
  }

  route(router: ConnectRouter): void {
    const { parts } = this;
    router.service(DraftService, {
      saveDraft: (request) =>
        parts.answer('saveDraft', () => {
          const key = `${request.roomId} ${request.threadRootMessageId}`;
          const before = this.drafts.get(key);
          const writtenAt = request.writtenAt;
          const later = before?.writtenAt && writtenAt && timestampMs(before.writtenAt) > timestampMs(writtenAt);
          if (before && later) return { draft: before, revision: this.revision };
          const { roomId, threadRootMessageId, text, replyToMessageId } = request;
          const fields = { roomId, threadRootMessageId, text, replyToMessageId, ...(writtenAt && { writtenAt }) };
          const draft = create(DraftSchema, { ...fields, revision: this.revision + 1n });
          this.drafts.set(key, draft);
          return { draft, revision: this.changed([PersonalSection.DRAFTS]) };
        }),
      listDrafts: ({ afterRevision }) =>
        parts.answer('listDrafts', () => ({
          drafts: [...this.drafts.values()]
            .filter(({ revision }) => revision > afterRevision)
            .sort((a, b) => Number(a.revision - b.revision)),
          revision: this.revision,
        })),
    });
    router.service(SavedService, {
      saveMessage: ({ messageId }) =>
        parts.answer('saveMessage', () => {
          this.saved.add(messageId);
          return { revision: this.changed([PersonalSection.SAVED]) };
        }),
      unsaveMessage: ({ messageId }) =>
        parts.answer('unsaveMessage', () => {
          this.saved.delete(messageId);
          return { revision: this.changed([PersonalSection.SAVED]) };
        }),
      listSaved: () => parts.answer('listSaved', () => ({})),
      listSavedIds: () =>
        parts.answer('listSavedIds', () => ({ messageIds: [...this.saved], revision: this.revision })),
    });
    router.service(ReminderService, {
      updateReminder: ({ reminderId, remindAt, note }) =>
        parts.answer('updateReminder', () => {
          const known = this.reminders.find(({ id }) => id === reminderId);
          if (!known) throw new ConnectError('no such reminder', Code.NotFound);
          const { message, messageId, note: before } = known;
          const reminder = create(ReminderSchema, {
            id: reminderId,
            messageId,
            note: note ?? before,
            ...(message && { message }),
            ...(remindAt && { remindAt }),
          });
          this.reminders = this.reminders.map((one) => (one === known ? reminder : one));
          return { reminder, revision: this.changed([PersonalSection.REMINDERS]) };
        }),
      listReminders: () =>
        parts.answer('listReminders', () => ({ reminders: this.reminders, revision: this.revision })),
    });
    router.service(ScheduledService, {
      listScheduled: () =>
        parts.answer('listScheduled', () => ({ scheduled: this.scheduled, revision: this.revision })),
    });
    router.service(PersonalService, {
      getPreferences: () =>
        parts.answer('getPreferences', () => ({ preferences: this.preferences, revision: this.revision })),
      updatePreferences: ({ preferences }) =>
        parts.answer('updatePreferences', () => {
          this.preferences = Object.assign(create(PreferencesSchema, this.preferences), preferences);
          return { preferences: this.preferences, revision: this.changed([PersonalSection.PREFERENCES]) };
        }),
    });
  }
}
