import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Reminder, SavedMessage, ScheduledMessage } from '@prosa/proto/chat';
import { Dialogs } from '../dialogs/dialogs.ts';
import { NamedFiles } from '../files/named-files.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Empty } from '../look/empty.ts';
import { Icon } from '../look/icon.ts';
import { Segments, type Segment } from '../look/segments.ts';
import { Toasts } from '../look/toasts.ts';
import { MessageText } from '../markdown/message-text.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { Drawer } from '../shell/drawer.ts';
import { Viewport } from '../shell/viewport.ts';
import { LaterCard } from './later-card.ts';
import { MessageLater } from './message-later.ts';
import { ReminderStore } from './reminder-store.ts';
import { SavedStore } from './saved-store.ts';
import { ScheduledStore } from './scheduled-store.ts';

/** The lists of the page. */
type Show = 'saved' | 'reminders' | 'scheduled';

/** What the person keeps for later: saved messages, reminders, and messages that are to be sent. */
@Component({
  selector: 'prosa-later-page',
  imports: [Empty, Icon, LaterCard, MatButton, MatIconButton, MessageText, NamedFiles, RouterLink, Segments],
  templateUrl: './later-page.html',
  styleUrls: ['../shell/sheet.scss', './later-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LaterPage {
  private readonly dialogs = inject(Dialogs);
  private readonly moments = inject(Moments);
  private readonly rooms = inject(RoomStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  private readonly savedStore = inject(SavedStore);
  private readonly later = inject(MessageLater);
  protected readonly reminders = inject(ReminderStore);
  protected readonly scheduled = inject(ScheduledStore);
  protected readonly drawer = inject(Drawer);
  protected readonly viewport = inject(Viewport);
  protected readonly t = this.words.t;

  /** From the address. */
  readonly show = input<string>();

  protected readonly shown = computed((): Show => {
    const show = this.show();
    return show === 'reminders' || show === 'scheduled' ? show : 'saved';
  });
  protected readonly lists = computed((): readonly Segment<Show>[] => [
    { value: 'saved', name: this.t('later.saved') },
    { value: 'reminders', name: withCount(this.t('later.reminders'), this.reminders.reminders().length) },
    { value: 'scheduled', name: withCount(this.t('later.scheduled'), this.scheduled.scheduled().length) },
  ]);
  protected readonly saved = signal<readonly SavedMessage[] | undefined>(undefined);
  protected readonly next = signal('');

  constructor() {
    effect(() => {
      const ids = this.savedStore.ids();
      untracked(() => {
        const there = this.saved();
        // Those that went are gone at once; what came is fetched.
        if (there) this.saved.set(there.filter(({ message }) => message && ids.has(message.id)));
        if (!there || [...ids].some((id) => !there.some(({ message }) => message?.id === id))) void this.load();
      });
    });
  }

  protected open(show: Show): void {
    void this.router.navigate([], { queryParams: { show }, replaceUrl: true });
  }

  protected async load(pageToken = ''): Promise<void> {
    const page = this.savedStore.page(pageToken);
    if (!(await this.toasts.try(page))) return;
    const { saved, next } = await page;
    this.saved.set(pageToken ? [...(this.saved() ?? []), ...saved] : saved);
    this.next.set(next);
  }

  protected async unsave({ message }: SavedMessage): Promise<void> {
    if (message) await this.later.toggleSaved(message);
  }

  protected when(reminder: Reminder): string {
    const date = dateOf(reminder.remindAt);
    if (!date) return '';
    return reminder.dueSince ? this.t('later.dueSince', { time: this.later.at(date) }) : this.later.at(date);
  }

  protected async moveReminder(reminder: Reminder): Promise<void> {
    const picked = await this.dialogs.pickTime({
      title: this.t('later.remindTitle'),
      body: this.t('later.remindBody'),
      action: this.t('later.remindAction'),
      current: reminder.dueSince ? undefined : dateOf(reminder.remindAt),
      note: reminder.note,
    });
    if (picked) await this.toasts.try(this.reminders.move(reminder.id, picked));
  }

  protected async done(reminder: Reminder): Promise<void> {
    await this.toasts.try(this.reminders.remove(reminder.id));
  }

  protected roomOf({ roomId }: ScheduledMessage): string {
    return this.t('later.inRoom', { room: this.rooms.room(roomId)()?.title ?? '…' });
  }

  protected sendsAt({ sendAt }: ScheduledMessage): string {
    const date = dateOf(sendAt);
    return date ? this.later.at(date) : '';
  }

  protected whyNot({ failure }: ScheduledMessage): string {
    const keys = {
      ROOM_NOT_FOUND: 'later.notMember',
      ROOM_ARCHIVED: 'later.archived',
      MESSAGE_NOT_FOUND: 'later.answerGone',
    } as const;
    const key = keys[failure as keyof typeof keys] ?? 'later.otherwise';
    return this.t('later.notSent', { why: this.t(key) });
  }

  protected async editScheduled(message: ScheduledMessage): Promise<void> {
    const text = await this.dialogs.editText({
      title: this.t('later.editTitle'),
      label: this.t('later.editLabel'),
      text: message.text,
      mayBeEmpty: message.attachments.length > 0 && !message.poll,
    });
    if (text !== undefined && text !== message.text) {
      await this.toasts.try(this.scheduled.update(message.id, { text }));
    }
  }

  protected async moveScheduled(message: ScheduledMessage): Promise<void> {
    const picked = await this.dialogs.pickTime({
      title: this.t('later.scheduleTitle'),
      body: this.t('later.scheduleBody'),
      action: this.t('later.scheduleAction'),
      current: message.failure ? undefined : dateOf(message.sendAt),
    });
    if (picked) await this.toasts.try(this.scheduled.update(message.id, { sendAt: picked.date }));
  }

  protected async sendNow(message: ScheduledMessage): Promise<void> {
    await this.toasts.try(this.scheduled.update(message.id, { sendAt: new Date() }));
  }

  protected async cancel(message: ScheduledMessage): Promise<void> {
    if (await this.toasts.try(this.scheduled.cancel(message.id))) this.toasts.say(this.t('later.cancelled'));
  }
}

const withCount = (name: string, count: number): string => (count > 0 ? `${name} (${count})` : name);
