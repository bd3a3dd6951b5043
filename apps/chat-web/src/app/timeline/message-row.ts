import { Overlay } from '@angular/cdk/overlay';
import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { hasKeyword } from '@prosa/room-state';
import { AnswerCard } from '../assistant/answer-card.ts';
import { AnswerTag } from '../assistant/answer-tag.ts';
import { Dialogs } from '../dialogs/dialogs.ts';
import { EmojiPopup } from '../emoji/emoji-popup.ts';
import { Attachments } from '../files/attachments.ts';
import { LinkCards } from '../files/link-cards.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { LabelNotes } from '../labels/label-notes.ts';
import { Avatar } from '../look/avatar.ts';
import { Icon } from '../look/icon.ts';
import { MissingPart } from '../look/missing-part.ts';
import { MessageText } from '../markdown/message-text.ts';
import { MessageActions } from '../messages/message-actions.ts';
import type { TimelineEntry } from '../messages/timeline-view.ts';
import { KeywordHits } from '../notifications/keyword-hits.ts';
import { PeopleStore } from '../people/people-store.ts';
import { ProfileCards } from '../people/profile-cards.ts';
import { StatusEmoji } from '../people/status-emoji.ts';
import { MessageLater } from '../later/message-later.ts';
import { PreferencesStore } from '../personal/preferences-store.ts';
import { Conversation } from '../room/conversation.ts';
import { SessionStore } from '../session/session-store.ts';
import { LongPress } from './long-press.ts';
import { MessageActionsBar } from './message-actions-bar.ts';
import type { MessageChoice, MessageSheetData } from './message-sheet.ts';
import { Forwarded } from './forwarded.ts';
import { PollCard } from './poll.ts';
import { Quote } from './quote.ts';
import { Reactions } from './reactions.ts';
import { ThreadLine } from '../threads/thread-line.ts';

/** A message in the log. Its actions show while it is pointed at or has the focus; a long press opens them on a phone. */
@Component({
  selector: 'prosa-message-row',
  imports: [
    AnswerCard,
    AnswerTag,
    Attachments,
    Avatar,
    Forwarded,
    Icon,
    LabelNotes,
    LinkCards,
    MatButton,
    MessageActionsBar,
    MessageText,
    MissingPart,
    NgTemplateOutlet,
    PollCard,
    Quote,
    Reactions,
    StatusEmoji,
    ThreadLine,
  ],
  templateUrl: './message-row.html',
  styleUrl: './message-row.scss',
  hostDirectives: [{ directive: LongPress, outputs: ['longPress'] }],
  host: {
    role: 'article',
    tabindex: '-1',
    '[attr.aria-label]': 't("message.actions", { name: name() })',
    '[class.continued]': 'continued()',
    '[class.names-you]': 'namesYou()',
    '[class.gone]': 'gone()',
    '[class.unsent]': 'entry().state === "waiting" || entry().state === "sending"',
    '[class.picked]': 'conversation.editedId() !== "" && conversation.editedId() === message().id',
    '[class.active]': 'active()',
    '(mouseenter)': 'pointed.set(true)',
    '(mouseleave)': 'pointed.set(false)',
    '(focusin)': 'focused.set(true)',
    '(focusout)': 'focused.set(false)',
    '(longPress)': 'openSheet()',
    '(keydown)': 'onKey($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageRow {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly people = inject(PeopleStore);
  private readonly session = inject(SessionStore);
  private readonly injector = inject(Injector);
  private readonly overlay = inject(Overlay);
  private readonly popup = inject(EmojiPopup);
  private readonly failures = inject(FailureWords);
  protected readonly actions = inject(MessageActions);
  protected readonly dialogs = inject(Dialogs);
  protected readonly cards = inject(ProfileCards);
  protected readonly conversation = inject(Conversation);
  protected readonly moments = inject(Moments);
  private readonly keywords = inject(KeywordHits).keywords;
  private readonly texts = inject(Words);
  protected readonly t = this.texts.t;
  protected readonly wordsThere = this.texts.complete;

  readonly entry = input.required<TimelineEntry>();
  readonly continued = input(false);
  /** The room takes messages. */
  readonly mayWrite = input(true);
  /** The caller may delete what others wrote. */
  readonly moderates = input(false);

  protected readonly pointed = signal(false);
  protected readonly focused = signal(false);
  protected readonly held = signal(false);

  protected readonly message = computed(() => this.entry().message);
  protected readonly sender = computed(() => this.message().senderId);
  protected readonly name = computed(() => this.people.user(this.sender())()?.displayName ?? this.t('people.someone'));
  protected readonly date = computed(() => dateOf(this.message().sentAt));
  protected readonly editedAt = computed(() => dateOf(this.message().editedAt));
  protected readonly gone = computed(() => this.message().deletedAt !== undefined);
  protected readonly pinnedBy = computed(() => {
    const { pinnedAt, pinnedByUserId } = this.message();
    if (!pinnedAt || this.gone()) return '';
    return pinnedByUserId === this.session.myId()
      ? this.t('pin.byYou')
      : this.t('pin.by', { name: this.people.user(pinnedByUserId)()?.displayName ?? this.t('people.someone') });
  });
  protected readonly mine = computed(() => this.sender() === this.session.myId());
  protected readonly mayDelete = computed(() => this.mine() || this.moderates());
  protected readonly namesYou = computed(() => {
    const { mentionedUserIds, mentionsRoom, text } = this.message();
    if (this.gone() || this.mine()) return false;
    return mentionsRoom || mentionedUserIds.includes(this.session.myId()) || hasKeyword(text, this.keywords());
  });
  protected readonly mayEdit = computed(() => this.mayWrite() && this.mine() && !this.message().forwarded);
  /** It stands in the main timeline, where one may reply in a thread of it. */
  protected readonly mayThread = computed(() => this.mayWrite() && this.conversation.threadId() === '');
  /** It can be acted on: it is on the server and not deleted. */
  protected readonly actionable = computed(() => this.entry().message.id !== '' && !this.gone());
  protected readonly active = computed(() => this.actionable() && (this.pointed() || this.focused() || this.held()));
  protected readonly waiting = computed(() =>
    this.t(this.entry().failure?.reason === 'READ_ONLY' ? 'message.paused' : 'message.waiting'),
  );
  protected readonly why = computed(() => {
    const { failure } = this.entry();
    return failure
      ? this.t('message.notSentBecause', { reason: this.failures.sayFailure(failure) })
      : this.t('message.notSent');
  });

  private readonly later = inject(MessageLater);
  private readonly preferences = inject(PreferencesStore);

  protected onKey(event: KeyboardEvent): void {
    const onRow = event.target === this.host.nativeElement;
    if (!onRow || !this.actionable() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.preferences.current().letterShortcuts) return;
    const key = event.key.toLowerCase();
    if (key === 'r' && this.mayWrite()) void this.pickReaction();
    else if (key === 't' && this.mayThread()) this.conversation.openThread(this.message());
    else if (key === 'u') void this.conversation.markUnread(this.message());
    else if (key === 'q' && this.mayWrite()) this.conversation.reply(this.message());
    else if (key === 'e' && this.mayEdit()) this.conversation.edit(this.message());
    else return;
    event.preventDefault();
  }

  protected async openSheet(): Promise<void> {
    if (!this.actionable()) return;
    const [{ MessageSheet }, { Dialog }] = await Promise.all([
      import('./message-sheet.ts'),
      import('@angular/cdk/dialog'),
    ]);
    const message = this.message();
    const opened = this.injector.get(Dialog).open<MessageChoice, MessageSheetData>(MessageSheet, {
      data: {
        message,
        mayWrite: this.mayWrite(),
        mayThread: this.mayThread(),
        mayDelete: this.mayDelete(),
        mayLabel: this.moderates(),
        mayShorten: this.conversation.mayShorten(message),
        mayShortenUpTo: this.conversation.mayShortenUpTo(message),
      },
      ariaLabel: this.t('message.actions', { name: this.name() }),
      positionStrategy: this.overlay.position().global().bottom('0').left('0'),
      width: '100vw',
      backdropClass: 'cdk-overlay-dark-backdrop',
      autoFocus: 'dialog',
    });
    opened.closed.subscribe((choice) => {
      if (choice) void this.carryOut(choice);
    });
  }

  private async carryOut(choice: MessageChoice): Promise<void> {
    const message = this.message();
    switch (choice.kind) {
      case 'react':
        return this.conversation.toggleReaction(message, choice.emoji);
      case 'moreEmoji':
        return this.pickReaction();
      case 'thread':
        return this.conversation.openThread(message);
      case 'unread':
        return this.conversation.markUnread(message);
      case 'shortenFrom':
        return this.conversation.shortenFrom(message);
      case 'shortenUpTo':
        return this.conversation.shortenUpTo(message);
      case 'reply':
        return this.conversation.reply(message);
      case 'edit':
        return this.conversation.edit(message);
      case 'copy':
        return this.conversation.copyMarkdown(message);
      case 'forward':
        return this.dialogs.forward(message);
      case 'link':
        return this.conversation.copyLink(message);
      case 'save':
        return this.later.toggleSaved(message);
      case 'remind':
        return this.later.remind(message);
      case 'readers':
        return this.dialogs.readers(message);
      case 'label':
        return this.chooseLabel();
      case 'report':
        return this.dialogs.report(message);
      case 'pin':
        return this.conversation.togglePin(message);
      case 'delete':
        return this.conversation.delete(message);
    }
  }

  /** Fetched when it is wanted: few label by hand. */
  protected async chooseLabel(): Promise<void> {
    const { MessageLabels } = await import('../labels/message-labels.ts');
    await this.injector.get(MessageLabels).choose(this.message());
  }

  private async pickReaction(): Promise<void> {
    this.held.set(true);
    const emoji = await this.popup.pick(this.host.nativeElement);
    this.held.set(false);
    if (emoji) await this.conversation.toggleReaction(this.message(), emoji);
  }
}
