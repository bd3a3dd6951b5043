import { ChangeDetectionStrategy, ChangeDetectorRef, Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { Words } from '../i18n/words.ts';
import { Field } from '../look/field.ts';
import { Icon } from '../look/icon.ts';
import type { NewPollEntry } from '../outbox/outbox-entry.ts';

/** A question that is ready to be put. */
export interface PollDraft {
  readonly question: string;
  readonly poll: NewPollEntry;
  /** It is to be put at a time that is chosen next. */
  readonly later: boolean;
}

const mostOptions = 20;
const longestOption = 200;

/** Puts a question together: what is asked, two to twenty answers, how many one may choose, whether names are told. */
@Component({
  selector: 'prosa-create-poll',
  imports: [Field, Icon, MatButton, MatCheckbox, MatDialogClose, MatDialogTitle, MatIconButton],
  template: `
    <h2 matDialogTitle>{{ t('poll.createTitle') }}</h2>
    <form novalidate (submit)="submit($event)">
      <div class="fields">
        <prosa-field
          [label]="t('poll.question')"
          [example]="t('poll.questionExample')"
          [error]="tried() && !question().trim() ? t('poll.questionMissing') : ''"
          [(value)]="question"
        />
        <fieldset>
          <legend class="field__label">{{ t('poll.answers') }}</legend>
          @for (option of options(); track $index; let i = $index) {
            <div class="row">
              <div class="input">
                <input
                  #box
                  type="text"
                  autocomplete="off"
                  [attr.aria-label]="t('poll.answer', { number: i + 1 })"
                  [attr.placeholder]="t('poll.answer', { number: i + 1 })"
                  [attr.maxlength]="longest"
                  [value]="option"
                  (input)="write(i, box.value)"
                  (keydown.enter)="next($event, i)"
                />
              </div>
              @if (options().length > 2) {
                <button
                  matIconButton
                  type="button"
                  [attr.aria-label]="t('poll.removeAnswer', { number: i + 1 })"
                  (click)="remove(i)"
                >
                  <prosa-icon name="x" />
                </button>
              }
            </div>
          }
          @if (options().length < most) {
            <button matButton class="prosa-small" type="button" (click)="add()">
              <prosa-icon name="plus" [size]="15" />{{ t('poll.addAnswer') }}
            </button>
          }
          @if (tried() && problem(); as text) {
            <p class="field__err" role="alert">{{ text }}</p>
          }
        </fieldset>
        <mat-checkbox [checked]="multiple()" (change)="multiple.set($event.checked)">{{
          t('poll.multiple')
        }}</mat-checkbox>
        <mat-checkbox [checked]="anonymous()" (change)="anonymous.set($event.checked)">{{
          t('poll.anonymous')
        }}</mat-checkbox>
      </div>
      <footer>
        <button matButton type="button" matDialogClose>{{ t('app.cancel') }}</button>
        <button matButton type="button" (click)="put(true)">{{ t('later.schedule') }}</button>
        <button matButton="filled" type="submit">{{ t('poll.create') }}</button>
      </footer>
    </form>
  `,
  styleUrl: './dialog.scss',
  styles: `
    fieldset {
      display: grid;
      gap: 0.375rem;
      justify-items: start;
      min-width: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      margin-bottom: 0.375rem;
    }
    .row {
      display: flex;
      gap: 0.25rem;
      width: 100%;
    }
    .row .input {
      flex: 1;
      min-height: 2.375rem;
    }
    mat-checkbox {
      margin-block: -0.25rem;
      margin-inline: -0.6875rem 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CreatePoll {
  private readonly changes = inject(ChangeDetectorRef);
  private readonly dialog = inject<MatDialogRef<CreatePoll, PollDraft>>(MatDialogRef);
  protected readonly t = inject(Words).t;
  protected readonly most = mostOptions;
  protected readonly longest = longestOption;

  protected readonly question = signal(inject<string>(MAT_DIALOG_DATA));
  protected readonly options = signal<readonly string[]>(['', '']);
  protected readonly multiple = signal(false);
  protected readonly anonymous = signal(false);
  protected readonly tried = signal(false);
  private readonly given = computed(() => this.options().flatMap((option) => option.trim() || []));
  protected readonly problem = computed(() => {
    if (this.given().length < 2) return this.t('poll.answersMissing');
    return new Set(this.given()).size < this.given().length ? this.t('poll.answersSame') : '';
  });

  protected write(index: number, text: string): void {
    this.options.update((options) => options.with(index, text));
  }

  protected add(): void {
    if (this.options().length < mostOptions) this.options.update((options) => [...options, '']);
    this.focus(this.options().length - 1);
  }

  protected remove(index: number): void {
    this.options.update((options) => options.filter((_, other) => other !== index));
    this.focus(Math.min(index, this.options().length - 1));
  }

  /** Enter goes from answer to answer, and makes another one after the last. */
  protected next(event: Event, index: number): void {
    event.preventDefault();
    if (index < this.options().length - 1) this.focus(index + 1);
    else if (this.options()[index]?.trim()) this.add();
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.put(false);
  }

  protected put(later: boolean): void {
    this.tried.set(true);
    const question = this.question().trim();
    if (!question || this.problem()) return;
    const poll = { options: this.given(), multipleChoice: this.multiple(), anonymous: this.anonymous() };
    this.dialog.close({ question, poll, later });
  }

  /** At once, so that nothing that is typed on goes into the answer before. */
  private focus(index: number): void {
    this.changes.detectChanges();
    document.querySelectorAll<HTMLElement>('prosa-create-poll fieldset input')[index]?.focus();
  }
}
