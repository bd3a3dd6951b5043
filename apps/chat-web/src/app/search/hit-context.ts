import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  output,
  resource,
  untracked,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Message } from '@prosa/proto/chat';
import { MESSAGES } from '../api/clients.ts';
import { request } from '../api/failure.ts';
import { FailureWords } from '../i18n/failure-words.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Icon } from '../look/icon.ts';
import { MessageText } from '../markdown/message-text.ts';
import { filterOf } from '../messages/place.ts';
import { PeopleStore } from '../people/people-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { Skeleton } from '../timeline/skeleton.ts';
import { markFound } from './mark-found.ts';

/** So many messages are shown around the one that was found. */
const around = 11;

/** What was said before and after a message that was found, beside the list of hits. */
@Component({
  selector: 'prosa-hit-context',
  imports: [Avatar, Icon, MatButton, MatIconButton, MessageText, RouterLink, Skeleton],
  templateUrl: './hit-context.html',
  styleUrls: ['../shell/sheet.scss', './hit-context.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HitContext {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly client = inject(MESSAGES);
  private readonly people = inject(PeopleStore);
  private readonly rooms = inject(RoomStore);
  private readonly failures = inject(FailureWords);
  protected readonly moments = inject(Moments);
  protected readonly dateOf = dateOf;
  protected readonly t = inject(Words).t;

  /** The message that was found. */
  readonly message = input.required<Message>();
  /** What was looked for, folded. */
  readonly terms = input<readonly string[]>([]);
  readonly closed = output();

  private readonly page = resource({
    params: () => {
      const { roomId, seq, threadRootMessageId } = this.message();
      return { roomId, seq, filter: filterOf(threadRootMessageId) };
    },
    loader: async ({ params: { roomId, seq, filter }, abortSignal }) =>
      (
        await request(
          this.client.listMessages(
            { roomId, position: { case: 'aroundSeq', value: seq }, limit: around, filter },
            { signal: abortSignal },
          ),
        )
      ).messages.filter(({ deletedAt }) => !deletedAt),
  });
  protected readonly messages = computed(() => (this.page.hasValue() ? this.page.value() : []));
  protected readonly loading = computed(() => this.page.isLoading());
  protected readonly failure = computed(() => (this.page.error() ? this.failures.say(this.page.error()) : ''));
  protected readonly place = computed(() => {
    const room = this.rooms.room(this.message().roomId)()?.title ?? '';
    const date = dateOf(this.message().sentAt);
    return date ? `${room}, ${this.moments.short(date)}` : room;
  });

  constructor() {
    const marks = markFound();
    afterRenderEffect(() => {
      this.messages();
      const row = this.host.nativeElement.querySelector<HTMLElement>('[data-hit]');
      row?.scrollIntoView({ block: 'center' });
      marks.mark(row ?? undefined, this.terms());
    });
    effect(() => {
      // What is shown while another hit is fetched belongs to the one before.
      if (this.loading()) untracked(() => marks.clear());
    });
    inject(DestroyRef).onDestroy(() => marks.clear());
  }

  protected nameOf(userId: string): string {
    return this.people.user(userId)()?.displayName ?? this.t('people.someone');
  }
}
