import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { Empty } from '../look/empty.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { LastRoom } from '../shell/last-room.ts';
import { ConnectionBanner } from './connection-banner.ts';
import { RoomSheet } from './room-sheet.ts';

/**
 * The address of a room. Another room is another sheet: nothing of the one before stays. As long as it is not known
 * which rooms there are, it says when the server is out of reach.
 */
@Component({
  selector: 'prosa-room-page',
  imports: [ConnectionBanner, Empty, MatButton, RoomSheet, RouterLink],
  template: `
    @if (room(); as here) {
      @for (id of [here.id]; track id) {
        <prosa-room-sheet [room]="here" [at]="at()" [threadId]="threadId() ?? ''" [reply]="reply()" />
      }
    } @else if (rooms.loaded()) {
      <main class="sheet" id="main" tabindex="-1" data-sheet>
        <prosa-empty [heading]="t('room.notMember')" [text]="t('room.notMemberBody')" [closed]="true">
          <a matButton="filled" routerLink="/">{{ t('app.toRooms') }}</a>
        </prosa-empty>
      </main>
    } @else {
      <main class="sheet" id="main" tabindex="-1" data-sheet><prosa-connection-banner /></main>
    }
  `,
  styleUrl: '../shell/sheet.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoomPage {
  protected readonly rooms = inject(RoomStore);
  protected readonly t = inject(Words).t;

  /** From the address. */
  readonly roomId = input.required<string>();
  /** From the address: the seq of a message to go to. */
  readonly at = input<string>();
  /** From the address: id of the message that the open thread begins with. */
  readonly threadId = input<string>();
  /** From the address: the seq of a reply to go to. */
  readonly reply = input<string>();

  protected readonly room = computed(() => this.rooms.room(this.roomId())());

  constructor() {
    const lastRoom = inject(LastRoom);
    effect(() => {
      const room = this.room();
      if (room) lastRoom.remember(room.id);
    });
  }
}
