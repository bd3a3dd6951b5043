import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RoomKind, type Message } from '@prosa/proto/chat';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { MessageText } from '../markdown/message-text.ts';
import { addressOf } from '../messages/message-address.ts';
import { PeopleStore } from '../people/people-store.ts';
import { RoomStore } from '../rooms/room-store.ts';

/** A message outside of its room: who said it where and when, its text, and the way to it. */
@Component({
  selector: 'prosa-later-card',
  imports: [Avatar, MessageText, RouterLink],
  template: `
    @let it = message();
    <prosa-avatar [userId]="it.senderId" />
    <div class="what">
      <div class="by">
        <b class="clip">{{ name() }}</b>
        <a
          class="clip"
          [routerLink]="address().commands"
          [queryParams]="address().queryParams"
          [attr.aria-label]="t('later.goTo') + ', ' + place()"
          >{{ place() }}</a
        >
        @if (date(); as sent) {
          <time [attr.datetime]="sent.toISOString()" [title]="moments.full(sent)"
            >{{ moments.short(sent) }}, {{ moments.time(sent) }}</time
          >
        }
      </div>
      <prosa-message-text [text]="it.text" />
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0.75rem;
    }
    .by {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 0.5rem;
    }
    a,
    time {
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
    prosa-message-text {
      display: block;
      max-height: 12rem;
      overflow: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LaterCard {
  private readonly people = inject(PeopleStore);
  private readonly rooms = inject(RoomStore);
  protected readonly moments = inject(Moments);
  protected readonly t = inject(Words).t;

  readonly message = input.required<Message>();

  protected readonly address = computed(() => addressOf(this.message()));
  protected readonly date = computed(() => dateOf(this.message().sentAt));
  protected readonly name = computed(
    () => this.people.user(this.message().senderId)()?.displayName ?? this.t('people.someone'),
  );
  protected readonly place = computed(() => {
    const room = this.rooms.room(this.message().roomId)();
    if (!room) return this.t('later.goTo');
    return this.t('later.inRoom', { room: room.kind === RoomKind.DIRECT ? room.title : `#${room.title}` });
  });
}
