import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Message } from '@prosa/proto/chat';
import { threadUnread } from '@prosa/room-state';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Conversation } from '../room/conversation.ts';
import { ThreadStore } from './thread-store.ts';

/** Under a message with a thread: who replied, how often, when last; with a dash when something of it is unread. */
@Component({
  selector: 'prosa-thread-line',
  imports: [Avatar],
  template: `
    <button
      class="tap"
      type="button"
      [class.fresh]="unread()"
      [attr.data-thread]="message().id"
      (click)="conversation.openThread(message())"
    >
      <span class="faces">
        @for (id of faces(); track id) {
          <prosa-avatar [userId]="id" [size]="20" />
        }
      </span>
      <b>{{ count() ? n('thread.replies', count()) : t('thread.noReplies') }}</b>
      @if (unread()) {
        <span class="sr">, {{ t('thread.newReplies') }}</span>
      }
      @if (last(); as when) {
        <time class="clip" [attr.datetime]="when.toISOString()" [attr.title]="moments.full(when)">{{
          t('thread.last', { time: moments.inList(when) })
        }}</time>
      }
    </button>
  `,
  styles: `
    :host {
      display: flex;
      max-width: 100%;
    }
    button {
      position: relative;
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
      max-width: 100%;
      min-height: 1.875rem;
      margin-top: 0.4375rem;
      margin-inline-start: -0.3125rem;
      padding-block: 0.125rem;
      padding-inline: 0.3125rem 0.625rem;
      border-radius: var(--mat-sys-corner-small);
      font: var(--mat-sys-label-medium);
      color: var(--mat-sys-primary);
    }
    .faces {
      display: inline-flex;
    }
    prosa-avatar + prosa-avatar {
      margin-inline-start: 0.125rem;
    }
    b {
      font-weight: 600;
      white-space: nowrap;
    }
    .fresh > b::after {
      content: '';
      display: inline-block;
      width: 0.625rem;
      height: 0.1875rem;
      margin-inline-start: 0.375rem;
      border-radius: 2px;
      background: var(--prosa-ipe);
      vertical-align: middle;
    }
    time {
      font-weight: 450;
      color: var(--mat-sys-on-surface-variant);
    }
    @media (max-width: 599.98px) {
      button {
        min-height: 2.75rem;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ThreadLine {
  private readonly threads = inject(ThreadStore);
  private readonly words = inject(Words);
  protected readonly conversation = inject(Conversation);
  protected readonly moments = inject(Moments);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  readonly message = input.required<Message>();

  protected readonly faces = computed(() => this.message().thread?.participantIds.slice(0, 3) ?? []);
  protected readonly count = computed(() => this.message().thread?.replyCount ?? 0);
  protected readonly last = computed(() => dateOf(this.message().thread?.lastReplyAt));
  protected readonly unread = computed(() => {
    const { roomId, id } = this.message();
    const entry = this.threads.entry(roomId, id);
    return entry !== undefined && threadUnread(entry) > 0;
  });
}
