import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { AnswerState, type Message } from '@prosa/proto/chat';
import { FrequentEmoji } from '../emoji/frequent-emoji.ts';
import { Words } from '../i18n/words.ts';
import { Pair } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';
import { MentionScopes } from '../markdown/mention-scopes.ts';
import { MessageLater } from '../later/message-later.ts';
import { PeopleStore } from '../people/people-store.ts';
import { SessionStore } from '../session/session-store.ts';

/** What a long press opens on a message. */
export interface MessageSheetData {
  readonly message: Message;
  readonly mayWrite: boolean;
  readonly mayThread: boolean;
  readonly mayDelete: boolean;
  readonly mayLabel: boolean;
  readonly mayShorten: boolean;
  readonly mayShortenUpTo: boolean;
}

/** What was chosen on the sheet. */
export type MessageChoice =
  | { readonly kind: 'react'; readonly emoji: string }
  | {
      readonly kind:
        | 'moreEmoji'
        | 'thread'
        | 'unread'
        | 'shortenFrom'
        | 'shortenUpTo'
        | 'reply'
        | 'edit'
        | 'forward'
        | 'copy'
        | 'link'
        | 'readers'
        | 'pin'
        | 'save'
        | 'remind'
        | 'label'
        | 'report'
        | 'delete';
    };

/** The actions on a message at the foot of a phone's screen. */
@Component({
  selector: 'prosa-message-sheet',
  imports: [Icon, Pair],
  template: `
    <button class="grip" type="button" [attr.aria-label]="t('app.close')" (click)="close()"></button>
    <p class="clip">
      <b>{{ name() }}</b> {{ line() }}
    </p>
    @if (data.mayWrite) {
      <div class="emoji">
        @for (emoji of frequent(); track emoji) {
          <button
            type="button"
            [attr.aria-label]="t('message.reactWith', { emoji })"
            (click)="close({ kind: 'react', emoji })"
          >
            {{ emoji }}
          </button>
        }
        <button type="button" [attr.aria-label]="t('message.moreEmoji')" (click)="close({ kind: 'moreEmoji' })">
          <prosa-icon name="smile-plus" [size]="22" />
        </button>
      </div>
    }
    @for (action of actions(); track action.kind) {
      <button
        class="item tap"
        type="button"
        [class.danger]="action.kind === 'delete'"
        (click)="close({ kind: action.kind })"
      >
        @if (action.icon === 'pair') {
          <prosa-pair />
        } @else {
          <prosa-icon [name]="action.icon" [size]="22" />
        }
        {{ t(action.key) }}
      </button>
    }
  `,
  styleUrl: './message-sheet.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageSheet {
  protected readonly data = inject<MessageSheetData>(DIALOG_DATA);
  private readonly dialog = inject<DialogRef<MessageChoice>>(DialogRef);
  private readonly scopes = inject(MentionScopes);
  private readonly people = inject(PeopleStore);
  private readonly later = inject(MessageLater);
  private readonly session = inject(SessionStore);
  private readonly frequentEmoji = inject(FrequentEmoji);
  protected readonly t = inject(Words).t;

  protected readonly frequent = computed(() => this.frequentEmoji.list().slice(0, 6));
  protected readonly line = computed(() => this.scopes.line(this.data.message));
  protected readonly name = computed(
    () => this.people.user(this.data.message.senderId)()?.displayName ?? this.t('people.someone'),
  );
  protected readonly actions = computed(() => {
    const { message } = this.data;
    const mine = message.senderId === this.session.myId();
    const growing = message.answer?.state === AnswerState.GROWING;
    const pinned = message.pinnedAt !== undefined;
    const saved = this.later.isSaved(message);
    return (
      [
        { kind: 'thread', icon: 'messages-square', key: 'thread.open', may: this.data.mayThread },
        { kind: 'reply', icon: 'quote', key: 'message.reply', may: this.data.mayWrite },
        { kind: 'unread', icon: 'eye-off', key: 'reading.markUnread', may: true },
        { kind: 'shortenFrom', icon: 'pair', key: 'assistant.fromHere', may: this.data.mayShorten },
        { kind: 'shortenUpTo', icon: 'pair', key: 'assistant.upToHere', may: this.data.mayShortenUpTo },
        {
          kind: 'forward',
          icon: 'forward',
          key: 'forward.forward',
          may: message.text !== '' || message.attachments.length > 0,
        },
        { kind: 'copy', icon: 'copy', key: 'message.copyText', may: message.text !== '' },
        { kind: 'link', icon: 'link', key: 'message.copyLink', may: true },
        { kind: 'readers', icon: 'eye', key: 'attention.seen', may: message.threadRootMessageId === '' },
        {
          kind: 'pin',
          icon: pinned ? 'pin-off' : 'pin',
          key: pinned ? 'pin.unpin' : 'pin.pin',
          may: this.data.mayWrite && !growing,
        },
        {
          kind: 'save',
          icon: saved ? 'bookmark-check' : 'bookmark',
          key: saved ? 'later.unsave' : 'later.save',
          may: true,
        },
        { kind: 'remind', icon: 'alarm-clock', key: 'later.remind', may: true },
        { kind: 'label', icon: 'tag', key: 'message.label', may: this.data.mayLabel && message.text !== '' },
        { kind: 'report', icon: 'flag', key: 'message.report', may: !mine && !growing },
        { kind: 'edit', icon: 'pencil', key: 'message.edit', may: mine && this.data.mayWrite && !message.forwarded },
        { kind: 'delete', icon: 'trash-2', key: 'message.delete', may: this.data.mayDelete },
      ] as const
    ).filter(({ may }) => may);
  });

  protected close(choice?: MessageChoice): void {
    this.dialog.close(choice);
  }
}
