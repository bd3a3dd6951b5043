import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { Words } from '../i18n/words.ts';

/** The text there is, and what it is. */
export interface TextQuestion {
  readonly title: string;
  readonly label: string;
  readonly text: string;
  /** Files say enough without it. */
  readonly mayBeEmpty?: boolean;
}

/** Changes a text of several lines. Gives the new one. */
@Component({
  selector: 'prosa-edit-text',
  imports: [MatButton, MatDialogClose, MatDialogTitle],
  template: `
    <h2 matDialogTitle>{{ question.title }}</h2>
    <form novalidate (submit)="$event.preventDefault(); save()">
      <label class="field__label" for="edit-text">{{ question.label }}</label>
      <div class="input">
        <textarea #box id="edit-text" rows="6" [value]="text()" (input)="text.set(box.value)"></textarea>
      </div>
      <footer>
        <button matButton type="button" matDialogClose>{{ t('app.cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="!ready()">{{ t('app.save') }}</button>
      </footer>
    </form>
  `,
  styleUrl: './dialog.scss',
  styles: `
    .input {
      height: auto;
    }
    textarea {
      width: 100%;
      padding: 0.5rem 0;
      resize: vertical;
      border: 0;
      background: none;
      color: inherit;
      font: var(--mat-sys-body-medium);
    }
    textarea:focus {
      outline: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EditText {
  private readonly dialog = inject<MatDialogRef<EditText, string>>(MatDialogRef);
  protected readonly question = inject<TextQuestion>(MAT_DIALOG_DATA);
  protected readonly t = inject(Words).t;
  protected readonly text = signal(this.question.text);
  protected readonly ready = computed(() => {
    const text = this.text().trim();
    return (text !== '' || this.question.mayBeEmpty === true) && [...text].length <= 16_000;
  });

  protected save(): void {
    if (this.ready()) this.dialog.close(this.text().trim());
  }
}
