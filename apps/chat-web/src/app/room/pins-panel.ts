import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { Message } from '@prosa/proto/chat';
import { FailureWords } from '../i18n/failure-words.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Empty } from '../look/empty.ts';
import { Icon } from '../look/icon.ts';
import { MessageText } from '../markdown/message-text.ts';
import { PinnedMessages, loadedPins } from '../messages/pinned-messages.ts';
import { PeopleStore } from '../people/people-store.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { Viewport } from '../shell/viewport.ts';
import { Conversation } from './conversation.ts';

/** What is pinned in a room, the newest pin first; pressed, the log goes there. */
@Component({
  selector: 'prosa-pins-panel',
  imports: [Avatar, Empty, Icon, MatButton, MatIconButton, MessageText],
  templateUrl: './pins-panel.html',
  styleUrls: ['../shell/sheet.scss', './members-panel.scss', './pins-panel.scss'],
  host: { '[class]': '"at-" + viewport.width()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PinsPanel {
  private readonly pinned = inject(PinnedMessages);
  private readonly people = inject(PeopleStore);
  private readonly failures = inject(FailureWords);
  private readonly sheet = viewChild.required<ElementRef<HTMLElement>>('sheet');
  private readonly words = inject(Words);
  protected readonly conversation = inject(Conversation);
  protected readonly moments = inject(Moments);
  protected readonly viewport = inject(Viewport);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  readonly room = input.required<RoomView>();
  readonly closed = output();

  private readonly roomId = computed(() => this.room().id);
  private readonly pins = computed(() => this.pinned.room(this.roomId())()?.pins);
  private readonly error = signal<unknown>(undefined);
  protected readonly messages = computed(() => loadedPins(this.pins()));
  protected readonly failure = computed(() => (this.error() ? this.failures.say(this.error()) : ''));

  constructor() {
    effect(() => {
      if (!this.pins() && !this.error()) untracked(() => void this.load());
    });
    inject(DestroyRef).onDestroy(() => this.pinned.forget(this.roomId()));
    afterNextRender(() => this.sheet().nativeElement.focus());
  }

  protected async load(): Promise<void> {
    this.error.set(undefined);
    await this.pinned.load(this.roomId()).catch((error: unknown) => this.error.set(error));
  }

  protected nameOf(userId: string): string {
    return this.people.user(userId)()?.displayName ?? this.t('people.someone');
  }

  protected sentAt({ sentAt }: Message): string {
    const date = dateOf(sentAt);
    return date ? this.moments.inList(date) : '';
  }

  /** Where the panel hides the log, it makes room. */
  protected show({ seq }: Message): void {
    this.conversation.jumpTo(seq);
    if (this.viewport.width() !== 'wide') this.closed.emit();
  }
}
