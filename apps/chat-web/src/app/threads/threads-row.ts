import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { Dash } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';
import { ThreadStore } from './thread-store.ts';

/** The way to the threads on the wall, with how many have something new; a yellow pill when they call you by name. */
@Component({
  selector: 'prosa-threads-row',
  imports: [Dash, Icon, RouterLink, RouterLinkActive],
  template: `
    @let unread = threads.unreadThreads();
    @let mentions = threads.mentions();
    <a routerLink="/threads" routerLinkActive ariaCurrentWhenActive="page" [class.unread]="unread > 0">
      @if (unread) {
        <prosa-dash />
      }
      <prosa-icon name="messages-square" />
      <span class="clip">{{ t('thread.all') }}</span>
      @if (unread) {
        <span class="end"
          ><span class="count" [class.count--call]="mentions > 0" aria-hidden="true">{{
            mentions || unread > 99 ? (mentions > 99 || !mentions ? '99+' : mentions) : unread
          }}</span
          ><span class="sr"
            >, {{ n('thread.waiting', unread) }}{{ mentions ? ', ' + n('wall.mentions', mentions) : '' }}</span
          ></span
        >
      }
    </a>
  `,
  styleUrl: '../room-list/wall-row.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ThreadsRow {
  private readonly words = inject(Words);
  protected readonly threads = inject(ThreadStore);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
}
