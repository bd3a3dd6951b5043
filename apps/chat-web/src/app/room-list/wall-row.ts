import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { DraftStore } from '../drafts/draft-store.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Dash } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { StatusEmoji } from '../people/status-emoji.ts';
import { SessionStore } from '../session/session-store.ts';
import { partnerOf, roomIcon } from './room-groups.ts';

/** A room on the wall: bold with a dash when something is unread, a yellow pill when it calls you by name. */
@Component({
  selector: 'prosa-wall-row',
  imports: [Avatar, Dash, Icon, RouterLink, RouterLinkActive, StatusEmoji],
  template: `
    @let it = room();
    <a
      [routerLink]="['/rooms', it.id]"
      routerLinkActive
      ariaCurrentWhenActive="page"
      [class.unread]="it.unreadCount > 0 && !it.muted"
      [class.muted]="it.muted"
      [attr.title]="it.title.length > 24 ? it.title : null"
    >
      @if (it.unreadCount && !it.muted) {
        <prosa-dash />
      }
      @if (partner(); as id) {
        <prosa-avatar [userId]="id" [size]="20" [presence]="true" />
      } @else {
        <prosa-icon [name]="icon()" />
      }
      <span class="clip"
        >{{ partner() === myId() ? t('people.you', { name: it.title }) : it.title }}
        @if (partner(); as id) {
          <prosa-status-emoji [userId]="id" />
        }
      </span>
      @if (it.mentionCount) {
        <span class="end"
          ><span class="count" [class.count--call]="!it.muted" aria-hidden="true">{{
            it.mentionCount > 99 ? '99+' : it.mentionCount
          }}</span
          ><span class="sr">, {{ n('wall.mentions', it.mentionCount) }}</span></span
        >
      } @else if (draft()?.text) {
        <span class="end quiet"
          ><prosa-icon name="pencil-line" [size]="15" /><span class="sr">, {{ t('wall.draft') }}</span></span
        >
      }
      @if (it.unreadCount && !it.muted) {
        <span class="sr">, {{ t('wall.unread') }}</span>
      }
      @if (it.muted) {
        <prosa-icon class="bell" name="bell-off" [size]="15" /><span class="sr">, {{ t('attention.muted') }}</span>
      }
    </a>
  `,
  styleUrl: './wall-row.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WallRow {
  private readonly drafts = inject(DraftStore);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
  protected readonly myId = inject(SessionStore).myId;

  readonly room = input.required<RoomView>();

  protected readonly icon = computed(() => roomIcon(this.room()));
  protected readonly partner = computed(() => partnerOf(this.room(), this.myId()));
  private readonly roomId = computed(() => this.room().id);
  protected readonly draft = computed(() => this.drafts.draft(this.roomId())());
}
