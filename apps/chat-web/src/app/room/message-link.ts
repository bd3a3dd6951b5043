import { ChangeDetectionStrategy, Component, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { MESSAGES } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Words } from '../i18n/words.ts';
import { Empty } from '../look/empty.ts';
import { addressOf } from '../messages/message-address.ts';

/** The address of a message: goes to its room or thread, where the log shows it. */
@Component({
  selector: 'prosa-message-link',
  imports: [Empty, MatButton, RouterLink],
  template: `
    <main class="sheet" id="main" tabindex="-1" data-sheet>
      @if (problem(); as text) {
        <prosa-empty [heading]="t('message.linkMissing')" [text]="text" [closed]="true">
          <a matButton="filled" routerLink="/">{{ t('app.toRooms') }}</a>
        </prosa-empty>
      }
    </main>
  `,
  styleUrl: '../shell/sheet.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageLink {
  private readonly messages = inject(MESSAGES);
  private readonly router = inject(Router);
  private readonly failures = inject(FailureWords);
  protected readonly t = inject(Words).t;

  /** From the address. */
  readonly messageId = input.required<string>();
  protected readonly problem = signal('');

  constructor() {
    effect(() => {
      const messageId = this.messageId();
      untracked(() => void this.go(messageId));
    });
  }

  private async go(messageId: string): Promise<void> {
    this.problem.set('');
    try {
      const { messages } = await request(this.messages.getMessages({ messageIds: [messageId] }));
      const [message] = messages;
      if (!message) return this.problem.set(this.t('message.linkMissingBody'));
      const { commands, queryParams } = addressOf(message);
      await this.router.navigate(commands, { queryParams, replaceUrl: true });
    } catch (error) {
      this.problem.set(this.failures.say(error));
    }
  }
}
