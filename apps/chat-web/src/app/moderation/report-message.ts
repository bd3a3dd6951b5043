import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { ReportReason, type Message } from '@prosa/proto/chat';
import { MODERATION } from '../api/ai-clients.ts';
import { request } from '../api/failure.ts';
import { ChoiceCards, type Choice } from '../dialogs/choice.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Field } from '../look/field.ts';
import { Toasts } from '../look/toasts.ts';
import { reasons, reasonKeys } from './reasons.ts';

/** How much a note may say. */
const maxNoteLength = 500;

/** Brings a message before the moderators: what is wrong, and a few words. */
@Component({
  selector: 'prosa-report-message',
  imports: [ChoiceCards, Field, MatButton, MatDialogClose, MatDialogTitle],
  template: `
    <h2 matDialogTitle>{{ t('moderation.reportTitle') }}</h2>
    <p>{{ t('moderation.reportBody') }}</p>
    <form novalidate (submit)="submit($event)">
      <div class="fields">
        <prosa-choice [label]="t('moderation.why')" [choices]="choices()" [(value)]="reason" />
        <prosa-field
          [label]="t('moderation.note')"
          [help]="t('moderation.noteHelp')"
          [error]="noteError()"
          [(value)]="note"
        />
        @if (failure(); as text) {
          <p class="field__err" role="alert">{{ text }}</p>
        }
      </div>
      <footer>
        <button matButton type="button" matDialogClose>{{ t('app.cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="busy()">{{ t('moderation.report') }}</button>
      </footer>
    </form>
  `,
  styleUrl: '../dialogs/dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportMessage {
  private readonly client = inject(MODERATION);
  private readonly dialog = inject<MatDialogRef<ReportMessage>>(MatDialogRef);
  private readonly failures = inject(FailureWords);
  private readonly message = inject<Message>(MAT_DIALOG_DATA);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(Words).t;

  protected readonly reason = signal<ReportReason>(ReportReason.SPAM);
  protected readonly note = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  private readonly tried = signal(false);
  protected readonly choices = computed((): readonly Choice<ReportReason>[] =>
    reasons.map((value) => ({
      value,
      name: this.t(reasonKeys[value].name),
      means: this.t(reasonKeys[value].means),
    })),
  );
  protected readonly noteError = computed(() => {
    const length = this.note().trim().length;
    if (length > maxNoteLength) return this.t('moderation.noteTooLong');
    return this.tried() && this.reason() === ReportReason.OTHER && !length ? this.t('moderation.noteMissing') : '';
  });

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    if (this.noteError() || this.busy()) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      const note = this.note().trim();
      await request(this.client.reportMessage({ messageId: this.message.id, reason: this.reason(), note }));
      this.dialog.close();
      this.toasts.say(this.t('moderation.reported'));
    } catch (error) {
      this.failure.set(this.failures.say(error));
    }
    this.busy.set(false);
  }
}
