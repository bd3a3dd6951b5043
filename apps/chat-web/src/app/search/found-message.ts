import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { SearchHit } from '@prosa/proto/chat';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Icon } from '../look/icon.ts';
import { PeopleStore } from '../people/people-store.ts';
import { roomIcon } from '../room-list/room-groups.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { RoomKind } from '@prosa/proto/chat';
import { foundPieces } from './found-pieces.ts';

/** A message that was found: who said it where and when, and the part of it that was looked for. */
@Component({
  selector: 'prosa-found-message',
  imports: [Avatar, Icon],
  template: `
    @if (hit().message; as message) {
      <prosa-avatar [userId]="message.senderId" />
      <div class="what">
        <div class="by">
          <b class="clip">{{ name() }}</b>
          <span class="clip">{{ place() }}</span>
          @if (date(); as sent) {
            <time class="end" [attr.datetime]="sent.toISOString()" [title]="moments.full(sent)"
              >{{ moments.short(sent) }}, {{ moments.time(sent) }}</time
            >
          }
        </div>
        <p dir="auto">
          @for (piece of pieces(); track $index) {
            @if (piece.hit) {
              <mark>{{ piece.text }}</mark>
            } @else {
              <span>{{ piece.text }}</span>
            }
          }
        </p>
        @for (file of message.attachments; track file.id) {
          <span class="file"
            ><prosa-icon name="paperclip" [size]="15" /><span class="clip">{{ file.name }}</span></span
          >
        }
      </div>
    }
  `,
  styleUrl: './found-message.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FoundMessage {
  private readonly people = inject(PeopleStore);
  private readonly rooms = inject(RoomStore);
  private readonly t = inject(Words).t;
  protected readonly moments = inject(Moments);

  readonly hit = input.required<SearchHit>();

  protected readonly date = computed(() => dateOf(this.hit().message?.sentAt));
  protected readonly name = computed(() => this.nameOf(this.hit().message?.senderId ?? '') ?? this.t('people.someone'));
  protected readonly place = computed(() => {
    const room = this.rooms.room(this.hit().message?.roomId ?? '')();
    if (!room) return '';
    if (room.kind === RoomKind.DIRECT) return this.t('search.withPeople', { people: room.title });
    return this.t('search.inRoom', { room: (roomIcon(room) === 'hash' ? '#' : '') + room.title });
  });
  protected readonly pieces = computed(() => {
    const { snippet, highlights } = this.hit();
    return foundPieces(snippet, highlights, (id) => this.nameOf(id) ?? this.t('people.someone'));
  });

  private nameOf(userId: string): string | undefined {
    return this.people.user(userId)()?.displayName;
  }
}
