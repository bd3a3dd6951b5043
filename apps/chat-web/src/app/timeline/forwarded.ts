import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Forwarded as Origin } from '@prosa/proto/chat';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import { PeopleStore } from '../people/people-store.ts';
import { RoomStore } from '../rooms/room-store.ts';

/** Whose words a forwarded message has, and when they were said; where, for those who are in that room. */
@Component({
  selector: 'prosa-forwarded',
  imports: [Icon, RouterLink],
  template: `
    <prosa-icon name="forward" [size]="15" /><span>{{ says() }}</span>
    @if (room(); as known) {
      <a [routerLink]="['/m', origin().messageId]">{{ t('forward.in', { room: known.title }) }}</a>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.125rem 0.3125rem;
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
    a {
      color: var(--mat-sys-primary);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Forwarded {
  private readonly people = inject(PeopleStore);
  private readonly rooms = inject(RoomStore);
  private readonly moments = inject(Moments);
  protected readonly t = inject(Words).t;

  readonly origin = input.required<Origin>();

  protected readonly says = computed(() => {
    const { senderId, sentAt } = this.origin();
    const date = dateOf(sentAt);
    const name = this.people.user(senderId)()?.displayName ?? this.t('people.someone');
    return this.t('forward.from', { name, time: date ? this.moments.inList(date) : '' });
  });
  /** Only a room of the caller's is named. */
  protected readonly room = computed(() => {
    const { roomId } = this.origin();
    return roomId ? this.rooms.room(roomId)() : undefined;
  });
}
