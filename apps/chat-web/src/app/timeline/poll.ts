import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatTooltip } from '@angular/material/tooltip';
import type { Message } from '@prosa/proto/chat';
import { Dialogs } from '../dialogs/dialogs.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Toasts } from '../look/toasts.ts';
import { MessageActions } from '../messages/message-actions.ts';
import { PollVotes } from '../messages/poll-votes.ts';
import { PeopleStore } from '../people/people-store.ts';

const maxFaces = 3;
const maxNames = 20;

/** A question with its answers: a bar behind each for its share, faces, how many. The question is projected. */
@Component({
  selector: 'prosa-poll',
  imports: [Avatar, MatButton, MatTooltip],
  templateUrl: './poll.html',
  styleUrl: './poll.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PollCard {
  private readonly actions = inject(MessageActions);
  private readonly votes = inject(PollVotes);
  private readonly people = inject(PeopleStore);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly moments = inject(Moments);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  readonly message = input.required<Message>();
  /** The room takes messages. */
  readonly mayVote = input(true);
  readonly mayClose = input(false);

  protected readonly poll = computed(() => this.message().poll);
  protected readonly choice = computed(() => this.votes.choice(this.message()));
  protected readonly closed = computed(() => this.poll()?.closedAt !== undefined);
  protected readonly open = computed(() => this.mayVote() && !this.closed() && this.message().id !== '');
  protected readonly options = computed(() => {
    const poll = this.poll();
    const most = Math.max(poll?.voterCount ?? 0, 1);
    return (poll?.options ?? []).map(({ text, voteCount, voterIds }, index) => ({
      text,
      voteCount,
      share: voteCount / most,
      mine: this.choice().includes(index),
      faces: voterIds.slice(0, maxFaces),
      names: this.names(voterIds, voteCount),
    }));
  });
  protected readonly rules = computed(() => {
    const poll = this.poll();
    const parts = [
      this.t(poll?.multipleChoice ? 'poll.manyEach' : 'poll.oneEach'),
      this.n('poll.voted', poll?.voterCount ?? 0),
      ...(poll?.anonymous ? [this.t('poll.isAnonymous')] : []),
      ...(this.closed() ? [this.closedWords()] : []),
    ];
    return parts.join(' · ');
  });

  protected async press(index: number): Promise<void> {
    if (!this.open()) return;
    const mine = this.choice();
    const without = mine.filter((other) => other !== index);
    if (!this.poll()?.multipleChoice) return mine.includes(index) ? undefined : this.vote([index]);
    await this.vote(mine.includes(index) ? without : [...mine, index].sort((a, b) => a - b));
  }

  protected async vote(choice: readonly number[]): Promise<void> {
    await this.toasts.try(this.actions.vote(this.message(), choice));
  }

  protected async close(): Promise<void> {
    const sure = await this.dialogs.confirm({
      title: this.t('poll.closeTitle'),
      body: this.t('poll.closeBody'),
      action: this.t('poll.close'),
    });
    if (sure) await this.toasts.try(this.actions.closePoll(this.message()));
  }

  private closedWords(): string {
    const date = dateOf(this.poll()?.closedAt);
    return this.t('poll.closed', { time: date ? this.moments.inList(date) : '' });
  }

  private names(voterIds: readonly string[], count: number): string {
    const named = voterIds
      .slice(0, maxNames)
      .map((id) => this.people.user(id)()?.displayName ?? this.t('people.someone'))
      .join(', ');
    if (!named || count <= maxNames) return named;
    return this.t('message.and', { names: named, count: count - maxNames });
  }
}
