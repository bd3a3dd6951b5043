import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { Dash } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';
import { ReminderStore } from '../later/reminder-store.ts';
import { ScheduledStore } from '../later/scheduled-store.ts';

/** What is one's own on the wall: what is kept for later, with how much of it waits for the person. */
@Component({
  selector: 'prosa-wall-places',
  imports: [Dash, Icon, RouterLink, RouterLinkActive],
  template: `
    <a
      routerLink="/saved"
      routerLinkActive
      ariaCurrentWhenActive="page"
      [queryParams]="wish()"
      [class.unread]="waiting() > 0"
    >
      @if (waiting()) {
        <prosa-dash />
      }
      <prosa-icon name="bookmark" />
      <span class="clip">{{ t('later.title') }}</span>
      @if (waiting(); as count) {
        <span class="end"
          ><span class="count" aria-hidden="true">{{ count }}</span
          ><span class="sr">, {{ n('later.waitsFor', count) }}</span></span
        >
      }
    </a>
  `,
  styleUrl: './wall-row.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WallPlaces {
  private readonly reminders = inject(ReminderStore);
  private readonly scheduled = inject(ScheduledStore);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  /** Reminders that are due and messages that could not be sent. */
  protected readonly waiting = computed(() => this.reminders.due().length + this.scheduled.failed().length);
  protected readonly wish = computed(() => {
    if (this.reminders.due().length > 0) return { show: 'reminders' };
    return this.scheduled.failed().length > 0 ? { show: 'scheduled' } : {};
  });
}
