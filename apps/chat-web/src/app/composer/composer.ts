import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { Message } from '@prosa/proto/chat';
import { RoomKind } from '@prosa/proto/chat';
import { SuggestedReplies } from '../assistant/suggested-replies.ts';
import { Dialogs } from '../dialogs/dialogs.ts';
import { DraftStore, type Draft } from '../drafts/draft-store.ts';
import { EmojiPopup } from '../emoji/emoji-popup.ts';
import { Words } from '../i18n/words.ts';
import { filesOf } from '../files/drop-zone.ts';
import { UploadChips } from '../files/upload-chips.ts';
import { UploadStore } from '../files/upload-store.ts';
import { MessageLater } from '../later/message-later.ts';
import { PreferencesStore } from '../personal/preferences-store.ts';
import { ScheduledLine } from './scheduled-line.ts';
import { Dash } from '../look/dash.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { MentionScopes } from '../markdown/mention-scopes.ts';
import { placeOf } from '../messages/place.ts';
import { MessageActions } from '../messages/message-actions.ts';
import { QuotedMessages } from '../messages/quoted-messages.ts';
import { TimelineStore } from '../messages/timeline-store.ts';
import { PeopleStore } from '../people/people-store.ts';
import { TypingStore } from '../people/typing-store.ts';
import { Conversation } from '../room/conversation.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { Viewport } from '../shell/viewport.ts';
import { CallEverybody } from './call-everybody.ts';
import { Completion } from './completion.ts';
import { MentionList, type Mentionable } from './mention-list.ts';
import { EmojiList } from './emoji-list.ts';
import { isInCodeBlock, toggleBold, toggleCode, toggleList } from './text-marks.ts';
import { TypingLine } from './typing-line.ts';
import { WrittenText } from './written-text.ts';

/** Characters a message may have, as the contract says. */
const maxLength = 16_000;
/** Files a message may have. */
const maxFiles = 20;

/** Where one writes: a new message, an answer, or a change of an own message. Enter sends, Shift Enter breaks the line. */
@Component({
  selector: 'prosa-composer',
  imports: [
    Dash,
    Icon,
    EmojiList,
    MatIconButton,
    MentionList,
    ScheduledLine,
    SuggestedReplies,
    TypingLine,
    UploadChips,
  ],
  templateUrl: './composer.html',
  styleUrl: './composer.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Composer {
  private readonly actions = inject(MessageActions);
  private readonly uploads = inject(UploadStore);
  private readonly drafts = inject(DraftStore);
  private readonly people = inject(PeopleStore);
  private readonly quoted = inject(QuotedMessages);
  private readonly typing = inject(TypingStore);
  private readonly timelines = inject(TimelineStore);
  private readonly scopes = inject(MentionScopes);
  private readonly popup = inject(EmojiPopup);
  private readonly later = inject(MessageLater);
  private readonly preferences = inject(PreferencesStore);
  private readonly dialogs = inject(Dialogs);
  private readonly everybody = inject(CallEverybody);
  private readonly toasts = inject(Toasts);
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');
  protected readonly words = inject(Words);
  protected readonly list = viewChild(MentionList);
  protected readonly emojiList = viewChild(EmojiList);
  protected readonly conversation = inject(Conversation);
  protected readonly viewport = inject(Viewport);
  protected readonly maxFiles = maxFiles;
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  readonly room = input.required<RoomView>();
  /** Id of the message that the thread begins with in which one writes; empty: in the room itself. */
  readonly rootId = input('');

  protected readonly written: WrittenText = new WrittenText(
    () => this.box().nativeElement,
    () => this.completion.settle(),
  );
  protected readonly completion = new Completion(this.written);
  protected readonly text = this.written.text;
  private restored = false;
  /** The draft that stands in the box. */
  private shown: Draft | undefined;

  private readonly roomId = computed(() => this.room().id);
  private readonly place = computed(() => placeOf(this.room().id, this.rootId()));
  protected readonly encoded = computed(() => this.written.encoded().trim());
  protected readonly excess = computed(() => Math.max([...this.encoded()].length - maxLength, 0));
  protected readonly chosen = computed(() => this.uploads.inRoom(this.place())());
  protected readonly ready = computed(() => {
    const something = this.encoded() !== '' || (this.editing() ? this.editsFiles() : this.chosen().length > 0);
    return something && this.excess() === 0 && this.chosen().length <= maxFiles;
  });
  /** What is edited keeps its files, so it needs no text. */
  private readonly editsFiles = computed(() => (this.conversation.target()?.message.attachments.length ?? 0) > 0);
  protected readonly enterSends = computed(() => this.preferences.current().enterSends);
  protected readonly maySchedule = computed(() => this.ready() && !this.editing());
  protected readonly editing = computed(() => this.conversation.target()?.kind === 'edit');
  protected readonly placeholder = computed(() => {
    const { title, kind } = this.room();
    if (this.rootId()) return this.t('thread.write');
    if (this.viewport.isPhone()) return this.t('composer.short');
    return kind === RoomKind.DIRECT
      ? this.t('composer.writeTo', { name: title })
      : this.t('composer.write', { room: `#${title}` });
  });
  protected readonly context = computed(() => {
    const target = this.conversation.target();
    if (!target) return undefined;
    const name = this.people.user(target.message.senderId)()?.displayName ?? this.t('people.someone');
    return target.kind === 'edit'
      ? { says: this.t('composer.editing'), line: '', stop: this.t('composer.stopEdit') }
      : {
          says: this.t('composer.replyingTo', { name }),
          line: this.scopes.line(target.message),
          stop: this.t('composer.stopReply'),
        };
  });
  /** What is offered over the box: its list, and the option that Enter takes. */
  protected readonly offering = computed(() => {
    const [people, emoji] = [this.list(), this.emojiList()];
    if (this.completion.naming())
      return { list: 'mention-list', option: people?.offers().length ? `mention-${people.active()}` : null };
    if (!this.completion.coding() || !emoji?.offers().length) return undefined;
    return { list: 'emoji-offers', option: `emoji-offer-${emoji.active()}` };
  });

  constructor() {
    effect(() => {
      if (this.conversation.focusCount()) this.written.focus();
    });
    let editedId = '';
    effect(() => {
      const target = this.conversation.target();
      const id = target?.kind === 'edit' ? target.message.id : '';
      if (id === editedId) return;
      const wasEditing = editedId !== '';
      editedId = id;
      untracked(() => {
        if (id && target) this.load(target.message.text);
        else if (wasEditing) this.loadDraft();
      });
    });
    afterRenderEffect(() => this.restore());
    effect((onCleanup) => {
      const isTyping = () => this.text() !== '' && document.activeElement === this.box().nativeElement;
      onCleanup(this.drafts.attend(this.place(), isTyping));
    });
  }

  protected onInput(): void {
    this.written.read();
    this.keep();
    void this.completion.closeShortcode().then((closed) => closed && this.keep());
    if (this.text() && !this.editing()) this.typing.notifyTyping(this.roomId());
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    this.written.read();
    const { key } = event;
    const { naming, coding } = this.completion;
    if (naming() && !event.shiftKey && this.list()?.press(key)) return event.preventDefault();
    if (coding() && !event.shiftKey && this.emojiList()?.press(key)) return event.preventDefault();
    const sends = event.ctrlKey || event.metaKey || (this.enterSends() && !this.entersLines());
    if (key === 'Enter' && !event.shiftKey && !event.altKey && sends) {
      event.preventDefault();
      void this.send();
    } else if (key === 'Escape') {
      const offered = naming() ?? (this.emojiList()?.offers().length ? coding() : undefined);
      if (offered) this.completion.dismiss(offered);
      else if (this.conversation.target()) this.stop();
      else return;
      event.preventDefault();
    } else if (key === 'ArrowUp' && !this.text() && !this.conversation.target()) {
      const last = this.lastOwn();
      if (!last) return;
      event.preventDefault();
      this.conversation.edit(last);
    }
  }

  protected async send(): Promise<void> {
    if (!this.ready()) return;
    if (!this.editing() && this.calls() && !(await this.mayCall())) return;
    const text = this.encoded();
    const target = this.conversation.target();
    this.conversation.clearTarget();
    if (target?.kind === 'edit') {
      this.written.focus();
      if (text !== target.message.text) await this.toasts.try(this.actions.edit(target.message, text));
      return;
    }
    this.empty();
    this.written.focus();
    const files = this.uploads.take(this.place());
    const replyToMessageId = target?.message.id;
    await this.toasts.try(this.actions.send(this.place(), text, replyToMessageId ? { replyToMessageId } : {}, files));
    this.conversation.sent();
  }

  /** Pictures and files that are pasted go along; text that comes beside a picture (as from a spreadsheet) is text. */
  protected onPaste(event: ClipboardEvent): void {
    const files = filesOf(event.clipboardData);
    if (files.length === 0 || this.editing() || event.clipboardData?.types.includes('text/plain')) return;
    event.preventDefault();
    this.uploads.add(this.place(), files);
  }

  protected onPicked(picker: HTMLInputElement): void {
    this.uploads.add(this.place(), [...(picker.files ?? [])]);
    picker.value = '';
    this.written.focus();
  }

  /** Leaves the answer or the change; what was written as an answer stays as a message. */
  protected stop(): void {
    const wasReply = !this.editing();
    this.conversation.clearTarget();
    if (wasReply) this.keep();
    this.written.focus();
  }

  protected mark(kind: 'bold' | 'code' | 'list'): void {
    const change = { bold: toggleBold, code: toggleCode, list: toggleList }[kind];
    this.written.change(change);
    this.keep();
  }

  protected startMention(): void {
    const { value, selectionStart } = this.box().nativeElement;
    this.insert(/[^\s([{]$/.test(value.slice(0, selectionStart)) ? ' @' : '@');
  }

  protected name(who: Mentionable): void {
    if (this.completion.name(who)) this.keep();
  }

  /** Puts a text where the cursor stands, to go on from there. */
  protected insert(text: string): void {
    this.written.insert(text);
    this.keep();
  }

  /** Puts an emoji in the place of what was typed after the colon. */
  protected nameEmoji(char: string): void {
    if (this.completion.nameEmoji(char)) this.keep();
  }

  /** Nobody types any more: the draft goes to the person's other devices. */
  protected onBlur(): void {
    this.drafts.rest(this.place());
  }

  /** Asks when, and has what is written sent then. */
  protected async schedule(): Promise<void> {
    const target = this.conversation.target();
    const roomId = this.roomId();
    if (this.calls() && !(await this.mayCall())) return;
    const answered = target?.kind === 'reply' ? { replyToMessageId: target.message.id } : {};
    const thread = this.rootId() ? { threadRootMessageId: this.rootId() } : {};
    const text = this.encoded();
    if (!(await this.later.schedule({ roomId, text, ...thread, ...answered }, this.chosen()))) return;
    this.conversation.clearTarget();
    // Files may have been on their way; what was written meanwhile stays.
    if (this.encoded() === text) this.empty();
    this.written.focus();
  }

  /** Puts together a poll; what is written already is its question. */
  protected async askPoll(): Promise<void> {
    const draft = await this.dialogs.createPoll(this.editing() ? '' : this.text().trim());
    if (!draft) return;
    const thread = this.rootId() ? { threadRootMessageId: this.rootId() } : {};
    const later = { roomId: this.roomId(), text: draft.question, poll: draft.poll, ...thread };
    if (draft.later && !(await this.later.schedule(later))) return;
    if (!this.editing()) this.empty();
    if (draft.later) return;
    await this.toasts.try(this.actions.send(this.place(), draft.question, { poll: draft.poll }));
    this.conversation.sent();
  }

  protected async pickEmoji(event: Event): Promise<void> {
    const emoji = await this.popup.pick(event.currentTarget as HTMLElement);
    if (emoji) this.insert(emoji);
  }

  /** It would call many people. */
  private calls(): boolean {
    return this.everybody.needsAsking(this.room(), this.encoded());
  }

  /** Asks whether it shall; if not, one goes on writing. */
  private async mayCall(): Promise<boolean> {
    const sure = await this.everybody.ask(this.room());
    if (!sure) this.written.focus();
    return sure && this.ready();
  }

  /** On a touch screen there is no Shift Enter: Enter breaks the line, the button sends. The same in a block of code. */
  private entersLines(): boolean {
    return matchMedia('(pointer: coarse)').matches || isInCodeBlock(this.text(), this.written.cursor());
  }

  /** Nothing stands in the box any more, and nothing is kept of it. */
  private empty(): void {
    this.written.clear();
    this.shown = this.drafts.save(this.place(), undefined);
  }

  /** Keeps what is being written; a change of a message is not a draft. */
  private keep(): void {
    if (this.editing()) return;
    this.restored = true;
    const target = this.conversation.target();
    const text = this.written.encoded();
    const draft = target ? { text, replyToMessageId: target.message.id } : { text };
    this.shown = this.drafts.save(this.place(), text || target ? draft : undefined);
  }

  private loadDraft(): void {
    this.load(this.drafts.draft(this.place())()?.text ?? '');
  }

  /** What was kept comes when this browser has read it, the message that it answers when the server has sent it. */
  private restore(): void {
    const draft = this.drafts.draft(this.place())();
    if (draft !== this.shown && this.restored && !this.editing()) {
      // Another device wrote, or sent it.
      this.shown = draft;
      return untracked(() => this.load(draft?.text ?? ''));
    }
    if (!draft || this.restored) return;
    const answered = draft.replyToMessageId && this.quoted.message(this.roomId(), draft.replyToMessageId)();
    untracked(() => {
      if (!this.text()) this.load(draft.text);
      if (answered === 'loading') return;
      this.restored = true;
      this.shown = draft;
      if (answered && answered !== 'missing') this.conversation.reply(answered);
    });
  }

  private load(encoded: string): void {
    this.written.load(encoded, (id) => this.people.user(id)()?.displayName);
  }

  private lastOwn(): Message | undefined {
    return this.timelines
      .timeline(this.place())()
      .entries.findLast(
        ({ message, state }) =>
          state === 'sent' && !message.deletedAt && !message.forwarded && this.conversation.isMine(message),
      )?.message;
  }
}
