import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dialogs } from '../dialogs/dialogs.ts';
import { Moments } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Dash } from '../look/dash.ts';
import { hueOf } from '../look/hue.ts';
import { Icon } from '../look/icon.ts';
import { RoomStore } from '../rooms/room-store.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { SessionStore } from '../session/session-store.ts';
import { Jump } from './jump.ts';
import { filterRooms, partnerOf, roomIcon, type RoomFilter } from './room-groups.ts';
import { RoomTile } from './room-tile.ts';
import { WorkspaceMenu } from './workspace-menu.ts';

/** The rooms on a phone: a list with the latest talk first, filtered by chips. */
@Component({
  selector: 'prosa-phone-rooms',
  imports: [Avatar, Dash, Icon, Jump, RoomTile, RouterLink, WorkspaceMenu],
  templateUrl: './phone-rooms.html',
  styleUrl: './phone-rooms.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PhoneRooms {
  private readonly rooms = inject(RoomStore);
  private readonly words = inject(Words);
  protected readonly moments = inject(Moments);
  protected readonly dialogs = inject(Dialogs);
  protected readonly session = inject(SessionStore);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
  protected readonly hueOf = hueOf;
  protected readonly roomIcon = roomIcon;

  protected readonly filters = [
    { value: 'all', key: 'wall.all' },
    { value: 'unread', key: 'wall.onlyUnread' },
    { value: 'mentions', key: 'wall.onlyMentions' },
    { value: 'people', key: 'wall.people' },
  ] as const satisfies readonly { value: RoomFilter; key: string }[];
  protected readonly filter = signal<RoomFilter>('all');
  protected readonly shown = computed(() => filterRooms(this.rooms.rooms(), this.filter()));
  protected readonly nothing = computed(() => {
    if (this.shown().length || !this.rooms.loaded()) return '';
    const texts = {
      all: this.t('wall.noRooms'),
      unread: this.t('wall.nothingUnread'),
      mentions: this.t('wall.nothingMentioned'),
      people: this.t('wall.noPeople'),
    };
    return texts[this.filter()];
  });

  protected partner(room: RoomView): string | undefined {
    return partnerOf(room, this.session.myId());
  }

  protected onKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (this.filters.findIndex(({ value }) => value === this.filter()) + step + 4) % 4;
    this.filter.set(this.filters[next]?.value ?? 'all');
    (event.currentTarget as HTMLElement).querySelectorAll('button')[next]?.focus();
  }
}
