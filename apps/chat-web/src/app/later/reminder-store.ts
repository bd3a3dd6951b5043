import { Injectable, computed, inject, signal } from '@angular/core';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { PersonalSection, type Message, type Reminder } from '@prosa/proto/chat';
import { v7 as uuidv7 } from 'uuid';
import { REMINDERS } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { PersonalStore } from '../personal/personal-store.ts';
import type { SessionPart } from '../session/session-scope.ts';
import { SessionStore } from '../session/session-store.ts';
import { LiveItems } from '../sync/live-items.ts';
import type { PickedTime } from './pick-time.ts';

/** What the person wants to be reminded of. Every asking method throws `RequestFailed`. */
@Injectable({ providedIn: 'root' })
export class ReminderStore implements SessionPart {
  private readonly calls = inject(REMINDERS);
  private readonly kept = signal<readonly Reminder[]>([]);
  /** What `kept` is good for. */
  private revision = 0n;

  /** All of them by time, those that are due first. */
  readonly reminders = this.kept.asReadonly();
  /** Those that are due. */
  readonly due = computed(() => this.kept().filter(({ dueSince }) => dueSince));

  constructor() {
    inject(SessionStore).join(this);
    inject(LiveItems).listen((item) => {
      if (item.case === 'reminderDue' && item.value.reminder) this.put(item.value.reminder);
    });
    inject(PersonalStore).keep(PersonalSection.REMINDERS, async () => {
      const all: Reminder[] = [];
      let first: bigint | undefined;
      for (let pageToken = ''; ;) {
        const { reminders, nextPageToken, revision } = await this.calls.listReminders({ pageToken });
        first ??= revision;
        all.push(...reminders);
        if (!nextPageToken) break;
        pageToken = nextPageToken;
      }
      this.kept.set(all);
      return (this.revision = first);
    });
  }

  async create(message: Message, { date, note }: PickedTime): Promise<void> {
    const { reminder, revision } = await request(
      this.calls.createReminder({
        reminderId: uuidv7(),
        messageId: message.id,
        remindAt: timestampFromDate(date),
        note,
      }),
    );
    if (reminder && revision >= this.revision) this.put(reminder);
  }

  /** Gives it another time and note; one that was due waits again. */
  async move(reminderId: string, { date, note }: PickedTime): Promise<void> {
    const { reminder, revision } = await request(
      this.calls.updateReminder({ reminderId, remindAt: timestampFromDate(date), note }),
    );
    if (reminder && revision >= this.revision) this.put(reminder);
  }

  /** It is done, or not wanted any more. */
  async remove(reminderId: string): Promise<void> {
    await request(this.calls.removeReminder({ reminderId }));
    this.kept.update((all) => all.filter(({ id }) => id !== reminderId));
  }

  begin(): void {
    this.revision = 0n;
    this.kept.set([]);
  }

  end(): void {
    this.kept.set([]);
  }

  private put(reminder: Reminder): void {
    const others = this.kept().filter(({ id }) => id !== reminder.id);
    this.kept.set([...others, reminder].sort((a, b) => timeOf(a) - timeOf(b)));
  }
}

const timeOf = ({ remindAt }: Reminder): number => (remindAt ? timestampDate(remindAt).getTime() : 0);
