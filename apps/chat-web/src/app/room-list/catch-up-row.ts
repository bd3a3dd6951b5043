import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { AssistantStore } from '../assistant/assistant-store.ts';
import { Words } from '../i18n/words.ts';
import { Pair } from '../look/dash.ts';
import { RoomStore } from '../rooms/room-store.ts';

/** The way to what was said while one was away, with how much that is; not there for who wants nothing of the assistant. */
@Component({
  selector: 'prosa-catch-up-row',
  imports: [Pair, RouterLink, RouterLinkActive],
  template: `
    @if (!assistant.hidden() && assistant.about()?.enabled !== false) {
      <a routerLink="/catch-up" routerLinkActive ariaCurrentWhenActive="page">
        <prosa-pair />
        <span class="clip">{{ t('wall.catchUp') }}</span>
        @if (rooms.totalUnread(); as count) {
          <span class="end"
            ><span class="count" aria-hidden="true">{{ count > 999 ? '999+' : count }}</span
            ><span class="sr">, {{ n('timeline.newMessages', count) }}</span></span
          >
        }
      </a>
    }
  `,
  styleUrl: './wall-row.scss',
  styles: `
    prosa-pair {
      grid-column: 2;
      width: 1.125rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CatchUpRow {
  private readonly words = inject(Words);
  protected readonly assistant = inject(AssistantStore);
  protected readonly rooms = inject(RoomStore);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
}
