import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { Dash } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';
import { ReviewCount } from './review-count.ts';

/** The way to what waits for a moderator, on the wall while something does. */
@Component({
  selector: 'prosa-review-row',
  imports: [Dash, Icon, RouterLink, RouterLinkActive],
  template: `
    @if (reviews.waiting(); as count) {
      <a class="unread" routerLink="/moderation" routerLinkActive ariaCurrentWhenActive="page">
        <prosa-dash />
        <prosa-icon name="flag" />
        <span class="clip">{{ t('wall.moderation') }}</span>
        <span class="end"
          ><span class="count count--call" aria-hidden="true">{{ count > 99 ? '99+' : count }}</span
          ><span class="sr">, {{ n('later.waitsFor', count) }}</span></span
        >
      </a>
    }
  `,
  styleUrl: '../room-list/wall-row.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewRow {
  private readonly words = inject(Words);
  protected readonly reviews = inject(ReviewCount);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
}
