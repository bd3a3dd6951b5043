import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogTitle } from '@angular/material/dialog';
import { Words } from '../i18n/words.ts';

/** What is asked: what would be done, what goes and what stays, and the verb for doing it. */
export interface Question {
  readonly title: string;
  readonly body: string;
  readonly action: string;
  /** Whether something is lost. */
  readonly danger?: boolean;
}

/** Asks before something is lost. */
@Component({
  selector: 'prosa-confirm',
  imports: [MatButton, MatDialogClose, MatDialogTitle],
  template: `
    <h2 matDialogTitle>{{ question.title }}</h2>
    <p>{{ question.body }}</p>
    <footer>
      <button matButton type="button" [matDialogClose]="false">{{ t('app.cancel') }}</button>
      <button matButton="filled" type="button" [class.prosa-danger]="question.danger" [matDialogClose]="true">
        {{ question.action }}
      </button>
    </footer>
  `,
  styleUrl: './dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Confirm {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  protected readonly t = inject(Words).t;
}
