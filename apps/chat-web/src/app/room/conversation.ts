import { Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Message } from '@prosa/proto/chat';
import { AssistantStore } from '../assistant/assistant-store.ts';
import type { SummaryPart } from '../assistant/summary-part.ts';
import { decodeMentions } from '../composer/mention-text.ts';
import { Dialogs } from '../dialogs/dialogs.ts';
import { FrequentEmoji } from '../emoji/frequent-emoji.ts';
import { Words } from '../i18n/words.ts';
import { Toasts } from '../look/toasts.ts';
import { MessageActions } from '../messages/message-actions.ts';
import { addressOf } from '../messages/message-address.ts';
import { PeopleStore } from '../people/people-store.ts';
import { placeOfMessage } from '../messages/place.ts';
import { TimelineStore } from '../messages/timeline-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { Viewport } from '../shell/viewport.ts';

/** What the composer is about: a new message (undefined), an answer, or a change of an own one. */
export type Target = { readonly kind: 'reply' | 'edit'; readonly message: Message };

/** What is going on in the room that is looked at, shared by its log and its composer. One a room. */
@Injectable()
export class Conversation {
  private readonly actions = inject(MessageActions);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly frequent = inject(FrequentEmoji);
  private readonly session = inject(SessionStore);
  private readonly people = inject(PeopleStore);
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly viewport = inject(Viewport);
  private readonly timelines = inject(TimelineStore);
  private readonly assistant = inject(AssistantStore);
  private readonly about = signal<Target | undefined>(undefined);
  private readonly wished = signal<{ readonly seq: bigint } | undefined>(undefined);
  private readonly sends = signal(0);
  private readonly focuses = signal(0);
  private readonly part = signal<SummaryPart | undefined>(undefined);

  /** Id of the message that this thread begins with; empty: this is the room itself. */
  readonly threadId = signal('');
  /** What the composer is about. */
  readonly target = this.about.asReadonly();
  /** Id of the message that is being edited; empty: none. */
  readonly editedId = computed(() => (this.target()?.kind === 'edit' ? (this.target()?.message.id ?? '') : ''));
  /** The message that the log should show. A new object for each wish. */
  readonly jump = this.wished.asReadonly();
  /** Grows with each message that was sent from here: the log goes to its end. */
  readonly sentCount = this.sends.asReadonly();
  /** Grows with each wish to write: the composer takes the focus. */
  readonly focusCount = this.focuses.asReadonly();
  /** What was chosen to be shown in short over the log; undefined: nothing. A new object for each wish. */
  readonly chosenPart = this.part.asReadonly();

  isMine(message: Message): boolean {
    return message.senderId === this.session.myId();
  }

  reply(message: Message): void {
    this.about.set({ kind: 'reply', message });
    this.write();
  }

  edit(message: Message): void {
    this.about.set({ kind: 'edit', message });
    this.write();
  }

  /** Back to a new message. */
  clearTarget(): void {
    this.about.set(undefined);
  }

  /** Puts the cursor into the composer. */
  write(): void {
    this.focuses.update((count) => count + 1);
  }

  sent(): void {
    this.sends.update((count) => count + 1);
  }

  jumpTo(seq: bigint): void {
    this.wished.set({ seq });
  }

  /** Whether what is said from a message on may be shown in short: the assistant is there, for this room and person. */
  mayShorten({ roomId }: Message): boolean {
    return this.words.complete() && this.assistant.offeredIn(roomId);
  }

  /** Whether a message may be the end of the part that is shown in short. */
  mayShortenUpTo(message: Message): boolean {
    const part = this.part();
    return part?.kind === 'from' && part.message.seq <= message.seq && this.mayShorten(message);
  }

  /** Shows a part in short over the log; undefined: nothing any more. */
  shorten(part: SummaryPart | undefined): void {
    this.part.set(part);
  }

  /** Shows in short what was said from this message on. */
  shortenFrom(message: Message): void {
    this.shorten({ kind: 'from', message });
  }

  /** Ends the part that is shown in short with this message. */
  shortenUpTo(message: Message): void {
    const part = this.part();
    if (part?.kind === 'from') this.shorten({ ...part, until: message });
  }

  /** Goes to where a message stands: here, in the room, or in a thread of it. */
  goTo(message: Message): void {
    const here = this.threadId();
    if (message.threadRootMessageId === here) return this.jumpTo(message.seq);
    if (message.id === here) return;
    const { commands, queryParams } = addressOf(message);
    const beside = this.viewport.width() === 'wide' && here && !message.threadRootMessageId ? ['thread', here] : [];
    void this.router.navigate([...commands, ...beside], { queryParams });
  }

  /** Opens the thread of a message. */
  openThread({ id, roomId, threadRootMessageId }: Message): void {
    void this.router.navigate(['/rooms', roomId, 'thread', threadRootMessageId || id]);
  }

  /** Makes everything from this message on unread. */
  async markUnread(message: Message): Promise<void> {
    await this.toasts.try(this.timelines.markUnread(placeOfMessage(message), message.seq));
  }

  /** Sets the caller's reaction, or takes it back when it is there. */
  async toggleReaction(message: Message, emoji: string): Promise<void> {
    const present = !message.reactions.some(
      (reaction) => reaction.emoji === emoji && reaction.userIds.includes(this.session.myId()),
    );
    if (present) this.frequent.count(emoji);
    await this.toasts.try(this.actions.react(message, emoji, present));
  }

  async delete(message: Message): Promise<void> {
    const { t } = this.words;
    const sure = await this.dialogs.confirm({
      title: t('message.deleteTitle'),
      body: t('message.deleteBody'),
      action: t('message.deleteConfirm'),
      danger: true,
    });
    if (sure) await this.toasts.try(this.actions.delete(message));
  }

  async togglePin(message: Message): Promise<void> {
    await this.toasts.try(this.actions.pin(message, message.pinnedAt === undefined));
  }

  /** The text as it was written, with people by their names. */
  async copyMarkdown(message: Message): Promise<void> {
    const named = decodeMentions(message.text, (id) => this.people.user(id)()?.displayName);
    await this.copy(named.text, 'message.copied');
  }

  /** An address that leads to the message. */
  async copyLink({ id }: Message): Promise<void> {
    await this.copy(`${location.origin}/m/${id}`, 'message.linkCopied');
  }

  private async copy(text: string, says: 'message.copied' | 'message.linkCopied'): Promise<void> {
    if (await this.toasts.try(navigator.clipboard.writeText(text))) this.toasts.say(this.words.t(says));
  }
}
