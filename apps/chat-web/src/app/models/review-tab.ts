import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { Model } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Dash } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { MentionScopes } from '../markdown/mention-scopes.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { labelColour } from './label-colour.ts';
import { ModelStore } from './model-store.ts';
import { percent } from './percent.ts';

/** The messages that the model is least sure of: people say what they are, and it learns from that. */
@Component({
  selector: 'prosa-review-tab',
  imports: [Avatar, Dash, Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `
    <h2>
      {{ t('models.teach') }}
      <span class="quiet">{{ n('models.teachLeft', store.uncertain().total) }}</span>
    </h2>
    <ul>
      @for (row of rows(); track row.id) {
        <li>
          <prosa-avatar [userId]="row.senderId" [size]="24" />
          <a class="clip" [routerLink]="['/m', row.id]">{{ row.line }}</a>
          <span class="room quiet clip">{{ row.room }}</span>
          <span class="label"
            ><prosa-dash [style.--dash]="row.colour" [style.width.rem]="1.25 * row.confidence" />{{ row.label }}
            <span class="quiet">{{ row.share }}</span></span
          >
          <span class="acts">
            <button matButton="tonal" class="prosa-small" type="button" (click)="say(row.id, row.label)">
              <prosa-icon name="check" [size]="15" />{{ t('models.yes') }}<span class="sr">: {{ row.line }}</span>
            </button>
            <button matButton="outlined" class="prosa-small" type="button" [matMenuTriggerFor]="menu">
              {{ t('models.change') }}<prosa-icon name="chevron-down" [size]="15" iconPositionEnd />
            </button>
            <mat-menu #menu="matMenu">
              @for (label of model().labels; track label) {
                <button mat-menu-item type="button" (click)="say(row.id, label)">{{ label }}</button>
              }
              <button mat-menu-item type="button" (click)="say(row.id, '')">{{ t('models.none') }}</button>
            </mat-menu>
          </span>
        </li>
      } @empty {
        <li class="quiet">{{ t('models.teachNone') }}</li>
      }
    </ul>
  `,
  styleUrls: ['./page.scss', './review-tab.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewTab {
  private readonly rooms = inject(RoomStore);
  private readonly scopes = inject(MentionScopes);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  protected readonly store = inject(ModelStore);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  readonly model = input.required<Model>();

  protected readonly rows = computed(() =>
    this.store.uncertain().messages.flatMap(({ message, label }) => {
      if (!message || !label) return [];
      return {
        id: message.id,
        senderId: message.senderId,
        line: this.scopes.line(message),
        room: this.rooms.room(message.roomId)()?.title ?? '',
        label: label.label,
        confidence: label.confidence,
        share: percent(label.confidence, this.words.dates()),
        colour: labelColour(this.model().labels, label.label),
      };
    }),
  );

  protected async say(messageId: string, label: string): Promise<void> {
    await this.toasts.try(this.store.label(messageId, label));
  }
}
