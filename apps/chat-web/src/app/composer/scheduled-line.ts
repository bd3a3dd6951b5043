import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { MessageLater } from '../later/message-later.ts';
import { ScheduledStore } from '../later/scheduled-store.ts';
import { Icon } from '../look/icon.ts';

/** What is to be sent later to the room, over its composer. */
@Component({
  selector: 'prosa-scheduled-line',
  imports: [Icon, RouterLink],
  template: `
    @if (line(); as text) {
      <p>
        <prosa-icon [name]="failed().length ? 'circle-alert' : 'clock'" [size]="15" /><span class="clip">{{
          text
        }}</span>
        <a routerLink="/saved" [queryParams]="{ show: 'scheduled' }">{{ t('later.see') }}</a>
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: 0.375rem;
      padding: 0.125rem 0.25rem 0.375rem;
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
    a {
      flex: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ScheduledLine {
  private readonly later = inject(MessageLater);
  private readonly store = inject(ScheduledStore);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;

  readonly roomId = input.required<string>();

  private readonly here = computed(() => this.store.scheduled().filter(({ roomId }) => roomId === this.roomId()));
  protected readonly failed = computed(() => this.here().filter(({ failure }) => failure));
  protected readonly line = computed(() => {
    const failed = this.failed().length;
    if (failed) return this.words.n('later.inComposerFailed', failed);
    const [first] = this.here();
    const date = dateOf(first?.sendAt);
    return date ? this.words.n('later.inComposer', this.here().length, { time: this.later.at(date) }) : '';
  });
}
