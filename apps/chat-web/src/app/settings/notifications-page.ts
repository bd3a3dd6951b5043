import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { NotificationLevel, NotificationTone } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { Field } from '../look/field.ts';
import { Icon } from '../look/icon.ts';
import { Segments, type Segment } from '../look/segments.ts';
import { Switch } from '../look/switch.ts';
import { Toasts } from '../look/toasts.ts';
import { DeviceNotices } from '../notifications/device-notices.ts';
import { PushDevice } from '../notifications/push-device.ts';
import { RoomNotifications } from '../notifications/room-notifications.ts';
import { Tones } from '../notifications/tones.ts';
import { PreferencesStore, type PreferencesChange } from '../personal/preferences-store.ts';
import { roomIcon } from '../room-list/room-groups.ts';
import { RoomStore } from '../rooms/room-store.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { QuietTimes } from './quiet-times.ts';

/** What calls one, how, and when not. Every change holds at once. */
@Component({
  selector: 'prosa-notifications-page',
  imports: [Field, Icon, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, QuietTimes, Segments, Switch],
  templateUrl: './notifications-page.html',
  styleUrls: ['./page.scss', './notifications-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotificationsPage {
  private readonly preferences = inject(PreferencesStore);
  private readonly tones = inject(Tones);
  private readonly words = inject(Words);
  private readonly toasts = inject(Toasts);
  private readonly levels = inject(RoomNotifications);
  private readonly rooms = inject(RoomStore);
  protected readonly notices = inject(DeviceNotices);
  protected readonly push = inject(PushDevice);
  protected readonly t = this.words.t;
  protected readonly roomIcon = roomIcon;

  private readonly chosen = this.preferences.chosen;
  protected readonly defaultLevel = computed(() => this.chosen().defaultLevel ?? NotificationLevel.MENTIONS);
  protected readonly notifyDirect = computed(() => this.chosen().notifyDirect ?? true);
  protected readonly showText = computed(() => !(this.chosen().hideText ?? false));
  protected readonly sounds = computed(() => this.chosen().sounds ?? true);
  protected readonly receipts = computed(() => this.chosen().readReceipts ?? true);
  protected readonly tone = computed(() => this.chosen().tone ?? NotificationTone.DROP);
  protected readonly keywords = computed(() => this.chosen().keywords?.words ?? []);

  protected readonly levelChoices = computed((): readonly Segment<NotificationLevel>[] => [
    { value: NotificationLevel.ALL, name: this.t('attention.all') },
    { value: NotificationLevel.MENTIONS, name: this.t('attention.mentions') },
    { value: NotificationLevel.NOTHING, name: this.t('attention.nothing') },
  ]);
  protected readonly toneChoices = computed((): readonly Segment<NotificationTone>[] => [
    { value: NotificationTone.DROP, name: this.t('attention.toneDrop') },
    { value: NotificationTone.BELL, name: this.t('attention.toneBell') },
    { value: NotificationTone.KNOCK, name: this.t('attention.toneKnock') },
  ]);
  /** Rooms that were added here and have no setting yet. */
  private readonly added = signal<readonly string[]>([]);
  protected readonly ownRooms = computed(() => {
    const own = new Set([...this.levels.own(), ...this.added()]);
    return this.rooms.rooms().filter(({ id, archived }) => own.has(id) && !archived);
  });
  protected readonly otherRooms = computed(() => {
    const own = new Set(this.ownRooms().map(({ id }) => id));
    return this.rooms.rooms().filter(({ id, archived }) => !own.has(id) && !archived);
  });

  protected readonly word = signal('');
  protected readonly wordError = computed(() => {
    const word = this.word().trim();
    if (word.length > 50) return this.t('attention.keywordTooLong');
    return this.keywords().some((known) => known.toLowerCase() === word.toLowerCase())
      ? this.t('attention.keywordKnown')
      : '';
  });
  protected readonly mayAdd = computed(
    () => this.word().trim().length >= 2 && !this.wordError() && this.keywords().length < 50,
  );

  protected change(preferences: PreferencesChange): void {
    void this.toasts.try(this.preferences.update(preferences));
  }

  protected turnPush(on: boolean): void {
    void this.toasts.try(on ? this.push.turnOn() : this.push.turnOff());
  }

  protected setTone(tone: NotificationTone): void {
    this.change({ tone });
    void this.tones.play(tone);
  }

  protected addKeyword(event: Event): void {
    event.preventDefault();
    if (!this.mayAdd()) return;
    this.change({ keywords: { words: [...this.keywords(), this.word().trim()] } });
    this.word.set('');
  }

  protected removeKeyword(word: string): void {
    this.change({ keywords: { words: this.keywords().filter((known) => known !== word) } });
  }

  protected levelOf({ id }: RoomView): NotificationLevel {
    return this.levels.room(id)().level;
  }

  protected addRoom({ id }: RoomView): void {
    this.added.update((rooms) => [...rooms, id]);
    this.setLevel(id, NotificationLevel.ALL);
  }

  protected setLevel(roomId: string, level: NotificationLevel): void {
    void this.toasts.try(this.levels.set(roomId, { level }));
  }

  protected setMuted(roomId: string, muted: boolean): void {
    void this.toasts.try(this.levels.set(roomId, { muted }));
  }

  protected async reset(roomId: string): Promise<void> {
    this.added.update((rooms) => rooms.filter((id) => id !== roomId));
    await this.toasts.try(this.levels.set(roomId, { level: NotificationLevel.UNSPECIFIED, muted: false }));
  }

  protected test(): void {
    const text = { title: this.t('attention.testTitle'), body: this.t('attention.testBody') };
    this.notices.show(text, { tag: 'test', url: '/settings/notifications', lang: this.words.language() });
    if (this.sounds()) void this.tones.play(this.tone());
  }
}
