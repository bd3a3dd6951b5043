import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { MatDivider } from '@angular/material/divider';
import { MatMenu, MatMenuItem } from '@angular/material/menu';
import { NotificationLevel } from '@prosa/proto/chat';
import { levelOf } from '@prosa/room-state';
import type { WordKey } from '../i18n/dictionary.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { RoomNotifications } from '../notifications/room-notifications.ts';
import type { RoomView } from '../rooms/room-view.ts';

/** What one hears of a room: everything, mentions, nothing; and whether it is muted. Hang `menu` on a trigger. */
@Component({
  selector: 'prosa-room-notice-menu',
  imports: [Icon, MatDivider, MatMenu, MatMenuItem],
  template: `
    <mat-menu>
      @for (choice of choices; track choice.level) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [attr.aria-checked]="level() === choice.level"
          (click)="set({ level: choice.level })"
        >
          <prosa-icon [name]="level() === choice.level ? 'check' : choice.icon" />{{ t(choice.key) }}
        </button>
      }
      <mat-divider />
      <button
        mat-menu-item
        type="button"
        role="menuitemcheckbox"
        [attr.aria-checked]="room().muted"
        (click)="set({ muted: !room().muted })"
      >
        <prosa-icon [name]="room().muted ? 'bell' : 'bell-off'" />{{
          t(room().muted ? 'attention.unmute' : 'attention.mute')
        }}
      </button>
    </mat-menu>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoomNoticeMenu {
  private readonly levels = inject(RoomNotifications);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(Words).t;

  readonly room = input.required<RoomView>();
  /** For matMenuTriggerFor. */
  readonly menu = viewChild.required(MatMenu);

  protected readonly choices = [
    { level: NotificationLevel.ALL, key: 'attention.hearAll', icon: 'bell' },
    { level: NotificationLevel.MENTIONS, key: 'attention.hearMentions', icon: 'at-sign' },
    { level: NotificationLevel.NOTHING, key: 'attention.hearNothing', icon: 'x' },
  ] as const satisfies readonly { level: NotificationLevel; key: WordKey; icon: string }[];
  /** What holds, by its own setting or by the default. */
  protected readonly level = computed(() => levelOf(this.levels.hearing(this.room().id, this.room().kind)));

  protected set(change: Parameters<RoomNotifications['set']>[1]): void {
    void this.toasts.try(this.levels.set(this.room().id, change));
  }
}
