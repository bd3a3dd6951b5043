import { ChangeDetectionStrategy, Component, effect, inject, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { PhoneRooms } from '../room-list/phone-rooms.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { LastRoom } from './last-room.ts';
import { Viewport } from './viewport.ts';
import { Welcome } from './welcome.ts';

/** The first place: on a phone the list of rooms; else the room one was in last, or a welcome when there is none. */
@Component({
  selector: 'prosa-home',
  imports: [PhoneRooms, Welcome],
  template: `
    @if (viewport.isPhone()) {
      <prosa-phone-rooms />
    } @else if (rooms.loaded()) {
      <prosa-welcome />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex: 1;
      min-width: 0;
      min-height: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Home {
  private readonly router = inject(Router);
  private readonly lastRoom = inject(LastRoom);
  protected readonly rooms = inject(RoomStore);
  protected readonly viewport = inject(Viewport);

  constructor() {
    effect(() => {
      if (this.viewport.isPhone() || !this.rooms.loaded()) return;
      const open = this.rooms.rooms().filter(({ archived }) => !archived);
      const room = open.find(({ id }) => id === this.lastRoom.id()) ?? open[0];
      if (room) untracked(() => void this.router.navigate(['/rooms', room.id], { replaceUrl: true }));
    });
  }
}
