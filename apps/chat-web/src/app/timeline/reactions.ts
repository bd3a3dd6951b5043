import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import type { Message } from '@prosa/proto/chat';
import { EmojiPopup } from '../emoji/emoji-popup.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { PeopleStore } from '../people/people-store.ts';
import { Conversation } from '../room/conversation.ts';
import { SessionStore } from '../session/session-store.ts';

/** At most so many names in a tooltip. */
const maxNames = 12;

/** The reactions to a message; the caller's own have a green edge. */
@Component({
  selector: 'prosa-reactions',
  imports: [Icon, MatTooltip],
  template: `
    @for (reaction of reactions(); track reaction.emoji) {
      <button
        class="tap"
        type="button"
        [attr.aria-pressed]="reaction.mine"
        [matTooltip]="reaction.names"
        (click)="conversation.toggleReaction(message(), reaction.emoji)"
      >
        <span class="emo">{{ reaction.emoji }}</span><span class="sr">{{
          t('message.reaction', { names: reaction.names })
        }}</span
        ><span aria-hidden="true">{{ reaction.count }}</span>
      </button>
    }
    <button #add class="tap add" type="button" [attr.aria-label]="t('message.addReaction')" (click)="pick(add)">
      <prosa-icon name="smile-plus" [size]="15" />
    </button>
  `,
  styleUrl: './reactions.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Reactions {
  private readonly people = inject(PeopleStore);
  private readonly session = inject(SessionStore);
  private readonly popup = inject(EmojiPopup);
  private readonly words = inject(Words);
  protected readonly conversation = inject(Conversation);
  protected readonly t = this.words.t;

  readonly message = input.required<Message>();

  protected readonly reactions = computed(() =>
    this.message().reactions.map(({ emoji, userIds }) => ({
      emoji,
      count: userIds.length,
      mine: userIds.includes(this.session.myId()),
      names: this.names(userIds),
    })),
  );

  protected async pick(origin: HTMLElement): Promise<void> {
    const emoji = await this.popup.pick(origin);
    if (emoji) await this.conversation.toggleReaction(this.message(), emoji);
  }

  private names(userIds: readonly string[]): string {
    const named = userIds
      .slice(0, maxNames)
      .map((id) =>
        id === this.session.myId()
          ? this.t('message.you')
          : (this.people.user(id)()?.displayName ?? this.t('people.someone')),
      );
    if (userIds.length > maxNames) {
      return this.t('message.and', { names: named.join(', '), count: userIds.length - maxNames });
    }
    return new Intl.ListFormat(this.words.dates(), { type: 'conjunction' }).format(named);
  }
}
