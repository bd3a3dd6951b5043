import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { Moments } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { fromLocalInput, timePresets, toLocalInput } from './time-presets.ts';

/** What a time is wanted for. */
export interface TimeQuestion {
  readonly title: string;
  readonly body: string;
  /** The verb for doing it at the time that was typed. */
  readonly action: string;
  /** The time there is; not given: none yet. */
  readonly current?: Date | undefined;
  /** The note there is, maybe empty; not given: no note is asked for. */
  readonly note?: string;
}

/** A time that was chosen, and the note to it; empty: none. */
export interface PickedTime {
  readonly date: Date;
  readonly note: string;
}

/** As long as a note may be. */
const maxNoteLength = 500;

/** Asks for a time to come: one that is often wanted, or any; and, where it is wanted, for a note. Gives a `PickedTime`. */
@Component({
  selector: 'prosa-pick-time',
  imports: [Icon, MatButton, MatDialogClose, MatDialogTitle],
  template: `
    <h2 matDialogTitle>{{ question.title }}</h2>
    <p>{{ question.body }}</p>
    @if (question.note !== undefined) {
      <label class="field__label" for="pick-note">{{ t('later.note') }}</label>
      <div class="input">
        <input
          #noted
          id="pick-note"
          type="text"
          autocomplete="off"
          [maxLength]="maxNoteLength"
          [placeholder]="t('later.noteExample')"
          [value]="note()"
          (input)="note.set(noted.value)"
        />
      </div>
    }
    <div class="presets">
      @for (it of presets; track it.preset) {
        <button class="tap" type="button" (click)="choose(it.date)">
          <prosa-icon name="clock" /><span>{{ t(keys[it.preset]) }}</span
          ><time>{{ when(it.date) }}</time>
        </button>
      }
    </div>
    <form novalidate (submit)="submit($event)">
      <label class="field__label" for="pick-time">{{ t('later.pick') }}</label>
      <div class="input" [class.input--bad]="problem()">
        <input
          #box
          id="pick-time"
          type="datetime-local"
          [value]="typed()"
          [min]="least"
          [attr.aria-invalid]="problem() ? true : null"
          [attr.aria-describedby]="problem() ? 'pick-time-error' : null"
          (input)="typed.set(box.value)"
        />
      </div>
      @if (problem(); as why) {
        <p class="field__err" id="pick-time-error" role="alert">{{ why }}</p>
      }
      <footer>
        <button matButton type="button" matDialogClose>{{ t('app.cancel') }}</button>
        <button matButton="filled" type="submit">{{ question.action }}</button>
      </footer>
    </form>
  `,
  styleUrl: '../dialogs/dialog.scss',
  styles: `
    .field__label {
      margin-top: 0.75rem;
    }
    .presets {
      display: grid;
      margin: 0.75rem -0.625rem 1rem;
    }
    .presets button {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
      gap: 0.625rem;
      min-height: 2.75rem;
      padding: 0.25rem 0.625rem;
      border-radius: var(--mat-sys-corner-small);
      text-align: start;
    }
    .presets button:hover {
      background: var(--mat-sys-surface-container);
    }
    .presets prosa-icon,
    time {
      color: var(--mat-sys-on-surface-variant);
    }
    input {
      width: 100%;
      color-scheme: inherit;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PickTime {
  private readonly dialog = inject<MatDialogRef<PickTime, PickedTime>>(MatDialogRef);
  private readonly moments = inject(Moments);
  protected readonly question = inject<TimeQuestion>(MAT_DIALOG_DATA);
  protected readonly t = inject(Words).t;

  protected readonly maxNoteLength = maxNoteLength;
  protected readonly note = signal(this.question.note ?? '');
  private readonly now = new Date();
  protected readonly presets = timePresets(this.now);
  protected readonly keys = {
    soon: 'later.soon',
    hours: 'later.hours',
    tomorrow: 'later.tomorrow',
    monday: 'later.monday',
  } as const;
  protected readonly least = toLocalInput(this.now);
  protected readonly typed = signal(toLocalInput(this.question.current ?? this.presets[2]?.date ?? this.now));
  private readonly tried = signal(false);
  protected readonly problem = computed(() => {
    const date = fromLocalInput(this.typed());
    return this.tried() && (!date || date.getTime() <= Date.now()) ? this.t('later.past') : '';
  });
  protected readonly when = (date: Date) => `${this.moments.short(date)}, ${this.moments.clock(date)}`;

  protected submit(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    const date = fromLocalInput(this.typed());
    if (date && !this.problem()) this.choose(date);
  }

  protected choose(date: Date): void {
    this.dialog.close({ date, note: this.note().trim() });
  }
}
