import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { AnswerState, type Message } from '@prosa/proto/chat';
import { Dialogs } from '../dialogs/dialogs.ts';
import { EmojiPopup } from '../emoji/emoji-popup.ts';
import { FrequentEmoji } from '../emoji/frequent-emoji.ts';
import { Words } from '../i18n/words.ts';
import { Pair } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';
import { MessageLater } from '../later/message-later.ts';
import { Conversation } from '../room/conversation.ts';

/** What can be done with a message, hanging over its top edge while it is pointed at or has the focus. */
@Component({
  selector: 'prosa-message-actions-bar',
  imports: [Icon, MatDivider, MatIconButton, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger, Pair],
  templateUrl: './message-actions-bar.html',
  styleUrl: './message-actions-bar.scss',
  host: { role: 'toolbar', '[attr.aria-label]': 't("message.more")' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageActionsBar {
  private readonly popup = inject(EmojiPopup);
  private readonly frequentEmoji = inject(FrequentEmoji);
  protected readonly conversation = inject(Conversation);
  protected readonly later = inject(MessageLater);
  protected readonly dialogs = inject(Dialogs);
  protected readonly t = inject(Words).t;

  readonly message = input.required<Message>();
  readonly mayWrite = input(true);
  readonly mayDelete = input(false);
  /** The caller may say which label it bears. */
  readonly mayLabel = input(false);
  /** They want to. */
  readonly label = output();
  /** True while a menu of it is open: it must stay then. */
  readonly busy = output<boolean>();

  protected readonly frequent = computed(() => this.frequentEmoji.list().slice(0, 3));
  protected readonly saved = computed(() => this.later.isSaved(this.message()));
  /** The assistant is still writing it: there is nothing to pin or report yet. */
  protected readonly growing = computed(() => this.message().answer?.state === AnswerState.GROWING);
  protected readonly mayEdit = computed(
    () => this.mayWrite() && this.conversation.isMine(this.message()) && !this.message().forwarded,
  );

  protected async pick(event: Event): Promise<void> {
    this.busy.emit(true);
    const emoji = await this.popup.pick(event.currentTarget as HTMLElement);
    this.busy.emit(false);
    if (emoji) await this.conversation.toggleReaction(this.message(), emoji);
  }
}
