import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogTitle } from '@angular/material/dialog';
import type { Message } from '@prosa/proto/chat';
import { FailureWords } from '../i18n/failure-words.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { MessageText } from '../markdown/message-text.ts';
import { MessageActions } from '../messages/message-actions.ts';

/** What a message said before it was edited. */
@Component({
  selector: 'prosa-earlier-texts',
  imports: [MatButton, MatDialogClose, MatDialogTitle, MessageText],
  template: `
    <h2 matDialogTitle>{{ t('message.earlier') }}</h2>
    <p>{{ t('message.earlierBody') }}</p>
    <ol class="list" tabindex="0">
      @for (text of texts(); track $index) {
        <li>
          <small>{{ text.when }}</small>
          <prosa-message-text [text]="text.text" [mentionedUserIds]="message.mentionedUserIds" />
        </li>
      }
    </ol>
    @if (failure(); as text) {
      <p class="field__err" role="alert">{{ text }}</p>
    }
    <footer>
      <button matButton="tonal" type="button" matDialogClose>{{ t('app.close') }}</button>
    </footer>
  `,
  styleUrl: './dialog.scss',
  styles: `
    li {
      padding: 0.5rem;
      border-top: var(--prosa-hairline);
    }
    small {
      font: var(--mat-sys-label-small);
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EarlierTexts {
  protected readonly message = inject<Message>(MAT_DIALOG_DATA);
  private readonly actions = inject(MessageActions);
  private readonly failures = inject(FailureWords);
  private readonly moments = inject(Moments);
  protected readonly t = inject(Words).t;

  private readonly edits = resource({ loader: () => this.actions.listEdits(this.message.id) });
  protected readonly failure = computed(() => (this.edits.error() ? this.failures.say(this.edits.error()) : ''));
  protected readonly texts = computed(() => [
    ...(this.edits.hasValue() ? this.edits.value() : []).map(({ text, writtenAt }) => {
      const date = dateOf(writtenAt);
      return { text, when: date ? this.moments.full(date) : '' };
    }),
    { text: this.message.text, when: this.t('message.earlierNow') },
  ]);
}
