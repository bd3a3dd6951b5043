import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dialogs } from '../dialogs/dialogs.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Dash } from '../look/dash.ts';
import { hueOf } from '../look/hue.ts';
import { Icon } from '../look/icon.ts';
import { MentionScopes } from '../markdown/mention-scopes.ts';
import { PeopleStore } from '../people/people-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { SessionStore } from '../session/session-store.ts';
import { JumpButton } from '../switcher/jump-button.ts';
import { LastMessages } from './last-messages.ts';
import { filterRooms, partnerOf, roomIcon, type RoomFilter } from './room-groups.ts';
import { CatchUpRow } from './catch-up-row.ts';
import { RoomTile } from './room-tile.ts';
import { WorkspaceMenu } from './workspace-menu.ts';
import { Roving } from '../look/roving.ts';

/** The rooms on a phone: a list with the latest talk first, filtered by chips. */
@Component({
  selector: 'prosa-phone-rooms',
  imports: [CatchUpRow, Roving, Avatar, Dash, Icon, JumpButton, RoomTile, RouterLink, WorkspaceMenu],
  templateUrl: './phone-rooms.html',
  styleUrl: './phone-rooms.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PhoneRooms {
  private readonly rooms = inject(RoomStore);
  private readonly last = inject(LastMessages);
  private readonly people = inject(PeopleStore);
  private readonly scopes = inject(MentionScopes);
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
  protected readonly shown = computed(() => filterRooms(this.rooms.rooms(), this.filter(), (room) => this.when(room)));
  /** What a list without rooms says, and what can be done about it. */
  private readonly nothings = {
    all: { text: 'wall.noRooms', action: 'wall.browseRooms', act: () => this.dialogs.browseRooms() },
    unread: { text: 'wall.nothingUnread', action: 'wall.showAll', act: () => this.filter.set('all') },
    mentions: { text: 'wall.nothingMentioned', action: 'wall.showAll', act: () => this.filter.set('all') },
    people: { text: 'wall.noPeople', action: 'wall.newMessage', act: () => this.dialogs.newDirect() },
  } as const;
  protected readonly nothing = computed(() => {
    return this.shown().length || !this.rooms.loaded() ? undefined : this.nothings[this.filter()];
  });

  constructor() {
    effect(() => {
      const rooms = this.rooms.rooms();
      untracked(() => this.last.want(rooms));
    });
  }

  /** When something was last said there, as far as it is known. */
  protected when(room: RoomView): Date | undefined {
    return dateOf(this.last.of(room.id)?.sentAt) ?? room.lastActivityAt;
  }

  /** What was last said there and by whom, in one line. */
  protected said(room: RoomView): string {
    const message = this.last.of(room.id);
    if (!message) return '';
    const text = message.deletedAt ? this.t('timeline.goneShort') : this.scopes.line(message);
    if (message.senderId === this.session.myId()) return this.t('timeline.said', { name: this.t('message.you'), text });
    if (this.partner(room)) return text;
    const name = this.people.user(message.senderId)()?.displayName.split(' ')[0];
    // The name is on its way: the text alone says more than "Someone" would.
    return name ? this.t('timeline.said', { name, text }) : text;
  }

  protected partner(room: RoomView): string | undefined {
    return partnerOf(room, this.session.myId());
  }
}
