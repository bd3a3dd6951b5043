import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { HISTORY } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { dayOf, dayStart } from '../search/search-wish.ts';

/** Asks for a day of a room and finds its first message. Closes with the seq. */
@Component({
  selector: 'prosa-jump-to-date',
  imports: [MatButton, MatDialogClose, MatDialogTitle],
  template: `
    <h2 matDialogTitle>{{ t('date.title') }}</h2>
    <p>{{ t('date.body') }}</p>
    <form (submit)="submit($event)">
      <div class="fields">
        <div class="quick">
          @for (choice of choices; track choice.key) {
            <button matButton="outlined" class="prosa-small" type="button" (click)="go(choice.date)">
              {{ t(choice.key) }}
            </button>
          }
        </div>
        <label class="field">
          <span class="field__label">{{ t('date.day') }}</span>
          <span class="input"
            ><input #box type="date" required [max]="today" [value]="day()" (input)="day.set(box.value)"
          /></span>
        </label>
        @if (problem(); as text) {
          <p class="field__err" role="alert">{{ text }}</p>
        }
      </div>
      <footer>
        <button matButton type="button" matDialogClose>{{ t('app.cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="busy()">{{ t('date.go') }}</button>
      </footer>
    </form>
  `,
  styleUrl: './dialog.scss',
  styles: `
    .quick {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JumpToDate {
  private readonly history = inject(HISTORY);
  private readonly dialog = inject<MatDialogRef<JumpToDate, bigint>>(MatDialogRef);
  private readonly failures = inject(FailureWords);
  private readonly roomId = inject<string>(MAT_DIALOG_DATA);
  protected readonly t = inject(Words).t;

  protected readonly today = dayOf(new Date());
  protected readonly day = signal(this.today);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly choices = [
    { key: 'date.yesterday', date: daysAgo(1) },
    { key: 'date.week', date: daysAgo(7) },
    { key: 'date.month', date: daysAgo(30) },
    { key: 'date.beginning', date: new Date(0) },
  ] as const;

  protected submit(event: Event): void {
    event.preventDefault();
    const start = dayStart(this.day());
    if (start) void this.go(start);
  }

  protected async go(date: Date): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set('');
    try {
      const time = timestampFromDate(date);
      const { seq } = await request(this.history.findMessageAt({ roomId: this.roomId, time }));
      if (seq > 0n) this.dialog.close(seq);
      else this.problem.set(this.t('date.empty'));
    } catch (error) {
      this.problem.set(this.failures.say(error));
    } finally {
      this.busy.set(false);
    }
  }
}

function daysAgo(days: number): Date {
  const today = new Date();
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - days);
}
