import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Words } from '../i18n/words.ts';
import { Dash } from '../look/dash.ts';
import { MentionScopes } from '../markdown/mention-scopes.ts';
import { QuotedMessages } from '../messages/quoted-messages.ts';
import { PeopleStore } from '../people/people-store.ts';
import { Conversation } from '../room/conversation.ts';

/** What a message answers, in one line; pressed, the log goes there. */
@Component({
  selector: 'prosa-quote',
  imports: [Dash],
  template: `
    @if (found(); as quote) {
      <button class="tap" type="button" (click)="jump()">
        <span class="sr">{{ t('message.jumpToQuote', { name: quote.name }) }}: </span><prosa-dash /><b
          aria-hidden="true"
          >{{ quote.name }}</b
        ><span class="clip">{{ quote.line }}</span>
      </button>
    } @else {
      <span class="gone">
        <prosa-dash />{{ message() === 'loading' ? t('message.quoteLoading') : t('message.quoteMissing') }}
      </span>
    }
  `,
  styles: `
    :host {
      display: flex;
      max-width: 100%;
    }
    button,
    .gone {
      display: flex;
      align-items: baseline;
      gap: 0.4375rem;
      min-width: 0;
      max-width: 100%;
      min-height: 1.5rem;
      padding: 0.1875rem 0.25rem;
      margin-inline-start: -0.25rem;
      border-radius: 5px;
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
    prosa-dash {
      width: 0.625rem;
      align-self: center;
      --dash: var(--mat-sys-outline);
    }
    b {
      font-weight: 600;
      color: var(--mat-sys-on-surface);
      white-space: nowrap;
    }
    @media (max-width: 599.98px) {
      button {
        min-height: 2.25rem;
        align-items: center;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Quote {
  private readonly quoted = inject(QuotedMessages);
  private readonly people = inject(PeopleStore);
  private readonly scopes = inject(MentionScopes);
  private readonly conversation = inject(Conversation);
  protected readonly t = inject(Words).t;

  readonly roomId = input.required<string>();
  readonly messageId = input.required<string>();

  protected readonly message = computed(() => this.quoted.message(this.roomId(), this.messageId())());
  protected readonly found = computed(() => {
    const message = this.message();
    if (typeof message === 'string') return undefined;
    const name = this.people.user(message.senderId)()?.displayName ?? this.t('people.someone');
    const line = message.deletedAt ? this.t('timeline.goneShort') : this.scopes.line(message);
    return { name, line, message };
  });

  protected jump(): void {
    const quote = this.found();
    if (quote) this.conversation.goTo(quote.message);
  }
}
