import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { Message } from '@prosa/proto/chat';
import { TIMING } from '../api/timing.ts';
import { ConnectionStore } from '../connection/connection-store.ts';
import { UploadStore } from '../files/upload-store.ts';
import { Words } from '../i18n/words.ts';
import { ScheduledStore } from '../later/scheduled-store.ts';
import { Icon } from '../look/icon.ts';
import { QuotedMessages } from '../messages/quoted-messages.ts';
import { TimelineStore } from '../messages/timeline-store.ts';
import { Conversation } from '../room/conversation.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { SessionStore } from '../session/session-store.ts';
import { AssistantStore } from './assistant-store.ts';
import { messageToAnswer } from './message-to-answer.ts';
import { OriginWords } from './origin-words.ts';
import { ReplySuggestions } from './reply-suggestions.ts';

/** Keys that take a suggestion, together with Alt: by their place, for on a Mac they write another character then. */
const digits = ['Digit1', 'Digit2', 'Digit3'];

/**
 * Short answers over an empty composer to the newest message, when that one is to the person. One that is taken stands
 * in the composer and is not sent. They come when the room has stood still for a moment, and go with the first key.
 */
@Component({
  selector: 'prosa-suggested-replies',
  imports: [Icon, MatButton, MatIconButton],
  template: `
    @if (shown(); as suggested) {
      <div class="line" role="group" [attr.aria-label]="t('assistant.suggested')">
        <span class="tag">{{ origin.tag(suggested) }}</span>
        <div class="replies">
          @for (reply of suggested.replies; track $index) {
            <button
              matButton="outlined"
              class="prosa-small"
              type="button"
              [attr.title]="reply"
              [attr.aria-keyshortcuts]="'Alt+' + ($index + 1)"
              (click)="taken.emit(reply)"
            >
              <span class="clip">{{ reply }}</span>
            </button>
          }
        </div>
        <button
          class="away"
          matIconButton
          type="button"
          [attr.aria-label]="t('assistant.hideSuggested')"
          [attr.title]="t('assistant.hideSuggested')"
          (click)="putAway()"
        >
          <prosa-icon name="x" [size]="15" />
        </button>
      </div>
    }
  `,
  styleUrl: './suggested-replies.scss',
  host: {
    '(document:keydown)': 'onKey($event)',
    '(document:visibilitychange)': 'visible.set(isVisible())',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SuggestedReplies {
  private readonly assistant = inject(AssistantStore);
  private readonly connection = inject(ConnectionStore);
  private readonly conversation = inject(Conversation);
  private readonly quoted = inject(QuotedMessages);
  private readonly scheduled = inject(ScheduledStore);
  private readonly session = inject(SessionStore);
  private readonly suggestions = inject(ReplySuggestions);
  private readonly timelines = inject(TimelineStore);
  private readonly timing = inject(TIMING);
  private readonly uploads = inject(UploadStore);
  protected readonly origin = inject(OriginWords);
  protected readonly t = inject(Words).t;

  readonly room = input.required<RoomView>();
  /** Where one writes. */
  readonly box = input.required<HTMLTextAreaElement>();
  /** What stands in it. */
  readonly text = input.required<string>();
  /** The one that the person chose. */
  readonly taken = output<string>();

  protected readonly visible = signal(isVisible());
  protected readonly isVisible = isVisible;
  /** The one before which the room has stood still. */
  private readonly settled = signal<Message | undefined>(undefined);

  /** Nothing is being written, sent along or waiting to be sent here. */
  private readonly free = computed(() => {
    const { id } = this.room();
    const busy = this.text() !== '' || this.conversation.target() !== undefined;
    return (
      !busy && !this.uploads.inRoom(id)().length && !this.scheduled.scheduled().some(({ roomId }) => roomId === id)
    );
  });
  /** The message to answer, as long as suggestions may be offered. */
  private readonly message = computed(
    () => {
      const { id, kind } = this.room();
      if (!this.free() || this.connection.state() !== 'online' || !this.assistant.offeredIn(id)) return undefined;
      return messageToAnswer(this.timelines.timeline(id)(), {
        kind,
        myId: this.session.myId(),
        nowMs: Date.now(),
        quoted: (messageId) => this.quoted.message(id, messageId)(),
      });
    },
    // A reaction to it, or that it was read, starts nothing anew.
    { equal: (a, b) => a?.id === b?.id && a?.text === b?.text },
  );
  protected readonly shown = computed(() => {
    const message = this.message();
    return message && this.settled() === message ? this.suggestions.of(message) : undefined;
  });

  constructor() {
    void this.assistant.load();
    effect((onCleanup) => {
      const message = this.message();
      if (!message) return this.settled.set(undefined);
      if (!this.visible()) return;
      const timer = setTimeout(() => {
        this.settled.set(message);
        void this.suggestions.ask(message);
      }, this.timing.suggestMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** Alt with 1, 2 or 3 takes that suggestion while one stands in the composer. */
  protected onKey(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const reply = this.shown()?.replies[digits.indexOf(event.code)];
    if (reply === undefined || document.activeElement !== this.box()) return;
    event.preventDefault();
    this.taken.emit(reply);
  }

  protected putAway(): void {
    const message = this.message();
    if (message) this.suggestions.putAway(message);
    this.box().focus();
  }
}

function isVisible(): boolean {
  return document.visibilityState === 'visible';
}
