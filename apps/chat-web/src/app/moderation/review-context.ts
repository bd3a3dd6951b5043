import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import type { Message } from '@prosa/proto/chat';
import { MESSAGES } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { MessageText } from '../markdown/message-text.ts';
import { filterOf } from '../messages/place.ts';
import { PeopleStore } from '../people/people-store.ts';

/** So many messages are shown, the one in question in the middle. */
const around = 5;

/** A message that is reviewed, with what was said before and after it. */
@Component({
  selector: 'prosa-review-context',
  imports: [Avatar, MessageText],
  template: `
    @if (failure(); as text) {
      <p class="field__err" role="alert">{{ text }}</p>
    }
    @for (said of messages(); track said.id) {
      <article [class.hit]="said.id === message().id">
        <prosa-avatar [userId]="said.senderId" />
        <div>
          <b>{{ nameOf(said.senderId) }}</b>
          @if (dateOf(said.sentAt); as sent) {
            <time [attr.datetime]="sent.toISOString()">{{ moments.time(sent) }}</time>
          }
          @if (said.deletedAt) {
            <p class="gone">{{ t('message.deleted') }}</p>
          } @else {
            <prosa-message-text
              dir="auto"
              [text]="said.text"
              [mentionedUserIds]="said.mentionedUserIds"
              [mentionsRoom]="said.mentionsRoom"
            />
          }
        </div>
      </article>
    }
  `,
  styles: `
    :host {
      display: block;
      overflow: hidden;
      min-height: 4rem;
      padding: 0.5rem 0;
      border-radius: var(--mat-sys-corner-large);
      box-shadow: inset 0 0 0 1px var(--mat-sys-outline-variant);
    }
    article {
      display: grid;
      grid-template-columns: var(--prosa-avatar) minmax(0, 1fr);
      gap: 0.75rem;
      padding: 0.375rem 1rem;
    }
    .hit {
      background: var(--mat-sys-surface-container);
      box-shadow: inset calc(3px * var(--prosa-direction)) 0 0 var(--mat-sys-primary);
    }
    b {
      font: var(--mat-sys-title-medium);
      line-height: 1.25rem;
    }
    time {
      margin-inline-start: 0.375rem;
      font: var(--mat-sys-label-small);
      font-weight: 450;
      color: var(--mat-sys-on-surface-variant);
    }
    .gone {
      font-style: italic;
      color: var(--mat-sys-on-surface-variant);
    }
    .field__err {
      padding: 0.5rem 1rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewContext {
  private readonly client = inject(MESSAGES);
  private readonly failures = inject(FailureWords);
  private readonly people = inject(PeopleStore);
  protected readonly moments = inject(Moments);
  protected readonly t = inject(Words).t;
  protected readonly dateOf = dateOf;

  /** The message in question, as it is now. */
  readonly message = input.required<Message>();

  private readonly page = resource({
    params: () => {
      const { roomId, seq, threadRootMessageId } = this.message();
      return { roomId, seq, filter: filterOf(threadRootMessageId) };
    },
    loader: async ({ params: { roomId, seq, filter }, abortSignal: signal }) =>
      (
        await request(
          this.client.listMessages(
            { roomId, position: { case: 'aroundSeq', value: seq }, limit: around, filter },
            { signal },
          ),
        )
      ).messages,
  });
  protected readonly failure = computed(() => (this.page.error() ? this.failures.say(this.page.error()) : ''));
  /** The message alone until its neighbours are there. */
  protected readonly messages = computed(() => (this.page.hasValue() ? this.page.value() : [this.message()]));

  protected nameOf(userId: string): string {
    return this.people.user(userId)()?.displayName ?? this.t('people.someone');
  }
}
