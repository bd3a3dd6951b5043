import {
  ChangeDetectionStrategy,
  Component,
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
import { MatIconButton } from '@angular/material/button';
import { MemberRole, RoomKind, type Message } from '@prosa/proto/chat';
import { Composer } from '../composer/composer.ts';
import { Words } from '../i18n/words.ts';
import { Empty } from '../look/empty.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { PendingChanges, withChanges } from '../messages/pending-changes.ts';
import { placeOf } from '../messages/place.ts';
import type { TimelineEntry } from '../messages/timeline-view.ts';
import { Conversation } from '../room/conversation.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { Viewport } from '../shell/viewport.ts';
import { RoomCache } from '../sync/room-cache.ts';
import { MessageRow } from '../timeline/message-row.ts';
import { Timeline } from '../timeline/timeline.ts';
import { ThreadStore } from './thread-store.ts';

/** A thread: the message that it begins with, its replies, and where one writes the next; beside the room, over it where that is narrow. */
@Component({
  selector: 'prosa-thread-panel',
  imports: [Composer, Empty, Icon, MatIconButton, MessageRow, Timeline],
  providers: [Conversation],
  templateUrl: './thread-panel.html',
  styleUrls: ['../shell/sheet.scss', '../room/members-panel.scss', './thread-panel.scss'],
  host: { '[class]': '"at-" + viewport.width()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ThreadPanel {
  private readonly threads = inject(ThreadStore);
  private readonly changes = inject(PendingChanges);
  private readonly toasts = inject(Toasts);
  private readonly conversation = inject(Conversation);
  private readonly words = inject(Words);
  private readonly sheet = viewChild.required<ElementRef<HTMLElement>>('sheet');
  protected readonly viewport = inject(Viewport);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  readonly room = input.required<RoomView>();
  /** Id of the message that the thread begins with. */
  readonly rootId = input.required<string>();
  /** The seq of a reply to go to. */
  readonly reply = input<string>();
  readonly closed = output();

  /** What it begins with as this browser kept it, for as long as the server has not said. */
  private readonly keptRoot = signal<Message | undefined>(undefined);
  private readonly entry = computed(() => this.threads.entry(this.room().id, this.rootId()));
  protected readonly missing = computed(() => !this.entry() && this.threads.isSettled(this.room().id, this.rootId()));
  protected readonly following = computed(() => this.entry()?.following ?? false);
  protected readonly replies = computed(() => (this.entry()?.root ?? this.keptRoot())?.thread?.replyCount ?? 0);
  protected readonly root = computed((): TimelineEntry | undefined => {
    const root = this.entry()?.root ?? this.keptRoot();
    const own = root && this.changes.changes().get(root.id);
    return root && { key: root.id, message: own ? withChanges(root, own) : root, state: 'sent' };
  });
  protected readonly moderates = computed(() => this.room().role === MemberRole.MODERATOR);
  protected readonly place = computed(() => {
    const { title, kind } = this.room();
    return kind === RoomKind.DIRECT ? title : `#${title}`;
  });

  constructor() {
    effect(() => this.conversation.threadId.set(this.rootId()));
    const cache = inject(RoomCache);
    effect(() => {
      const place = placeOf(this.room().id, this.rootId());
      this.keptRoot.set(undefined);
      void cache.readRoot(place).then((root) => {
        if (place === placeOf(this.room().id, this.rootId())) this.keptRoot.set(root);
      });
    });
    effect(() => {
      const reply = this.reply();
      if (reply && /^\d{1,19}$/.test(reply)) untracked(() => this.conversation.jumpTo(BigInt(reply)));
    });
    afterNextRender(() => {
      if (this.viewport.isPhone() || this.room().archived) this.sheet().nativeElement.focus();
      else this.conversation.write();
    });
  }

  protected async toggleFollow(): Promise<void> {
    const follow = !this.following();
    if (await this.toasts.try(this.threads.follow(this.room().id, this.rootId(), follow))) {
      this.toasts.say(this.t(follow ? 'thread.followed' : 'thread.unfollowed'));
    }
  }
}
