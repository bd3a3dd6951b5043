import { Injectable, inject } from '@angular/core';
import type { Message } from '@prosa/proto/chat';
import { Dialogs } from '../dialogs/dialogs.ts';
import type { UploadItem } from '../files/upload-item.ts';
import { UploadStore } from '../files/upload-store.ts';
import { Moments, daysBetween } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Toasts } from '../look/toasts.ts';
import { ReminderStore } from './reminder-store.ts';
import { SavedStore } from './saved-store.ts';
import { ScheduledStore, type Later } from './scheduled-store.ts';

/** What one does with a message for later: keep it at hand, be reminded of it. Says what was done. */
@Injectable({ providedIn: 'root' })
export class MessageLater {
  private readonly dialogs = inject(Dialogs);
  private readonly moments = inject(Moments);
  private readonly reminders = inject(ReminderStore);
  private readonly saved = inject(SavedStore);
  private readonly scheduled = inject(ScheduledStore);
  private readonly toasts = inject(Toasts);
  private readonly uploads = inject(UploadStore);
  private readonly words = inject(Words);

  isSaved(message: Message): boolean {
    return this.saved.ids().has(message.id);
  }

  /** Saves a message, or saves it no longer, with undo. */
  async toggleSaved(message: Message): Promise<void> {
    const { t } = this.words;
    const saved = !this.isSaved(message);
    if (!(await this.toasts.try(this.saved.set(message, saved)))) return;
    if (await this.toasts.offer(t(saved ? 'later.savedOne' : 'later.unsavedOne'), t('later.undo'))) {
      await this.toasts.try(this.saved.set(message, !saved));
    }
  }

  /**
   * Asks when, and has a message sent then, as soon as the files that go with it are on the server (by their keys); false: it
   * was not scheduled.
   */
  async schedule(message: Later, files: readonly UploadItem[] = []): Promise<boolean> {
    const { t } = this.words;
    const picked = await this.dialogs.pickTime({
      title: t('later.scheduleTitle'),
      body: t('later.scheduleBody'),
      action: t('later.scheduleAction'),
    });
    if (!picked || !(await this.toasts.try(this.scheduleAt(message, files, picked.date)))) return false;
    this.toasts.say(t('later.willSend', { time: this.at(picked.date) }));
    return true;
  }

  /** Asks when and with which note, and reminds then. */
  async remind(message: Message): Promise<void> {
    const { t } = this.words;
    const picked = await this.dialogs.pickTime({
      title: t('later.remindTitle'),
      body: t('later.remindBody'),
      action: t('later.remindAction'),
      note: '',
    });
    if (picked && (await this.toasts.try(this.reminders.create(message, picked)))) {
      this.toasts.say(t('later.willRemind', { time: this.at(picked.date) }));
    }
  }

  /** A day and a time, as in running text: `tomorrow at 09:00`. */
  readonly at = (date: Date): string => {
    const language = this.words.dates();
    const days = daysBetween(new Date(), date);
    const near = days === 0 || days === 1;
    const day = near
      ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')
      : new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(date);
    return this.words.t('later.at', { day, time: this.moments.clock(date) });
  };

  private async scheduleAt(message: Later, files: readonly UploadItem[], date: Date): Promise<void> {
    const keys = files.map(({ key }) => key);
    const attachments = await this.uploads.settled(keys);
    const described = attachments.map((file, i) => ({
      ...file,
      altText: this.uploads.item(keys[i] ?? '')?.altText ?? '',
    }));
    await this.scheduled.schedule({ ...message, attachments: described }, date);
    this.uploads.sent(keys);
  }
}
