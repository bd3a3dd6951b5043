import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { ReminderStore } from '../later/reminder-store.ts';
import { ScheduledStore } from '../later/scheduled-store.ts';
import { Icon } from '../look/icon.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { ThreadStore } from '../threads/thread-store.ts';

/** The places of the app on a phone, each with how much waits there. */
@Component({
  selector: 'prosa-bottom-bar',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <nav [attr.aria-label]="t('wall.places')">
      <a
        class="tap"
        routerLink="/"
        routerLinkActive
        ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="{ exact: true }"
      >
        <span
          ><prosa-icon name="message-square-text" [size]="20" />
          @if (rooms.totalMentions(); as mentions) {
            <span class="count count--call" aria-hidden="true">{{ mentions > 99 ? '99+' : mentions }}</span>
          }
        </span>
        {{ t('wall.placeRooms') }}
        @if (rooms.totalMentions(); as mentions) {
          <span class="sr">, {{ n('wall.mentions', mentions) }}</span>
        }
      </a>
      <a class="tap" routerLink="/threads" routerLinkActive ariaCurrentWhenActive="page">
        <span
          ><prosa-icon name="messages-square" [size]="20" />
          @if (threads.unreadThreads(); as unread) {
            <span class="count" [class.count--call]="threads.mentions() > 0" aria-hidden="true">{{
              unread > 99 ? '99+' : unread
            }}</span>
          }
        </span>
        {{ t('thread.all') }}
        @if (threads.unreadThreads(); as unread) {
          <span class="sr">, {{ n('thread.waiting', unread) }}</span>
        }
      </a>
      <a class="tap" routerLink="/search" routerLinkActive ariaCurrentWhenActive="page">
        <span><prosa-icon name="search" [size]="20" /></span>{{ t('search.title') }}
      </a>
      <a class="tap" routerLink="/saved" routerLinkActive ariaCurrentWhenActive="page">
        <span
          ><prosa-icon name="bookmark" [size]="20" />
          @if (waiting(); as count) {
            <span class="count" aria-hidden="true">{{ count }}</span>
          }
        </span>
        {{ t('later.title') }}
        @if (waiting(); as count) {
          <span class="sr">, {{ n('later.waitsFor', count) }}</span>
        }
      </a>
      <a class="tap" routerLink="/settings" routerLinkActive ariaCurrentWhenActive="page">
        <span><prosa-icon name="user-round" [size]="20" /></span>{{ t('wall.placeYou') }}
      </a>
    </nav>
  `,
  styles: `
    :host {
      flex: none;
      position: relative;
      z-index: 2;
    }
    nav {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
      padding: 0.25rem 0.5rem calc(0.375rem + env(safe-area-inset-bottom, 0px));
      background: var(--mat-sys-surface-container);
    }
    a {
      position: relative;
      display: grid;
      justify-items: center;
      gap: 0.125rem;
      padding: 0.375rem 0 0.25rem;
      min-height: 3.25rem;
      border-radius: var(--mat-sys-corner-medium);
      font: var(--mat-sys-label-small);
      color: var(--mat-sys-on-surface-variant);
      text-decoration: none;
    }
    a > span:first-child {
      position: relative;
      display: grid;
      place-items: center;
      width: 3.5rem;
      height: 1.75rem;
      border-radius: 0.875rem;
      border-end-start-radius: 0.25rem;
    }
    a[aria-current] {
      color: var(--mat-sys-on-surface);
      font-weight: 650;
    }
    a[aria-current] > span:first-child {
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
    }
    .count {
      position: absolute;
      top: -0.25rem;
      inset-inline-start: 2rem;
      min-width: 1.125rem;
      height: 1.125rem;
      box-shadow: 0 0 0 2px var(--mat-sys-surface-container);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BottomBar {
  protected readonly rooms = inject(RoomStore);
  protected readonly threads = inject(ThreadStore);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
  private readonly reminders = inject(ReminderStore);
  private readonly scheduled = inject(ScheduledStore);
  protected readonly waiting = computed(() => this.reminders.due().length + this.scheduled.failed().length);
}
