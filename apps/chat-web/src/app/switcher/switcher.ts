import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, linkedSignal } from '@angular/core';
import { Router } from '@angular/router';
import { PresenceState, RoomKind } from '@prosa/proto/chat';
import type { WordKey } from '../i18n/dictionary.ts';
import { Moments, dateOf } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Icon } from '../look/icon.ts';
import { Toasts } from '../look/toasts.ts';
import { addressOf } from '../messages/message-address.ts';
import { PeopleStore } from '../people/people-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { SearchResults } from '../search/search-results.ts';
import { SwitcherHits, type Hit, type HitGroup } from './switcher-hits.ts';

/** Goes anywhere by a few letters: rooms, people, messages, and what can be done. A dialog with a combobox. */
@Component({
  selector: 'prosa-switcher',
  imports: [Avatar, Icon],
  providers: [SearchResults, SwitcherHits],
  templateUrl: './switcher.html',
  styleUrl: './switcher.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Switcher {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly dialog = inject(DialogRef);
  private readonly router = inject(Router);
  private readonly rooms = inject(RoomStore);
  private readonly people = inject(PeopleStore);
  private readonly toasts = inject(Toasts);
  private readonly moments = inject(Moments);
  private readonly words = inject(Words);
  protected readonly hits = inject(SwitcherHits);
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  /** The groups, each with the place of its first line among all lines. */
  protected readonly groups = computed(() => {
    let start = 0;
    return this.hits.groups().map((group) => {
      const first = start;
      start += group.hits.length;
      return { ...group, first };
    });
  });
  protected readonly all = computed(() => this.groups().flatMap(({ hits }) => hits));
  protected readonly active = linkedSignal({ source: this.hits.query, computation: () => 0 });
  protected readonly nothing = computed(
    () => this.hits.query().trim() !== '' && this.all().length === 0 && !this.hits.pending(),
  );

  protected onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const count = this.all().length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && count) {
      this.active.set((this.active() + step + count) % count);
      this.reveal();
    } else if (event.key === 'Enter') void this.go(this.all()[this.active()]);
    else if (event.key === 'Tab' && !event.shiftKey && this.hits.query().trim()) this.searchAll();
    else return;
    event.preventDefault();
  }

  protected async go(hit: Hit | undefined): Promise<void> {
    if (!hit) return;
    this.dialog.close();
    const { room, user, message, action } = hit;
    try {
      if (action) await action.run();
      else if (message?.message) {
        const { commands, queryParams } = addressOf(message.message);
        await this.router.navigate(commands, { queryParams });
      } else {
        const roomId = room?.id ?? (user && (await this.rooms.openDirect([user.id])));
        if (roomId) await this.router.navigate(['/rooms', roomId]);
      }
    } catch (error) {
      this.toasts.fail(error);
    }
  }

  protected searchAll(): void {
    this.dialog.close();
    void this.router.navigate(['/search'], { queryParams: { q: this.hits.query().trim() } });
  }

  protected heading(kind: HitGroup['kind']): WordKey {
    return kind === 'rooms' && !this.hits.query().trim() ? 'switcher.recent' : headings[kind];
  }

  protected close(): void {
    this.dialog.close();
  }

  /** What stands at the end of a line. */
  protected aside({ message, user }: Hit): string {
    if (user) return this.people.presence(user.id)() === PresenceState.ONLINE ? this.t('people.online') : '';
    if (!message?.message) return '';
    const date = dateOf(message.message.sentAt);
    const room = this.rooms.room(message.message.roomId)()?.title ?? '';
    return date ? `${room} · ${this.moments.inList(date)}` : room;
  }

  /** What stands quietly behind a name. */
  protected quiet({ room }: Hit): string {
    if (!room || room.kind === RoomKind.DIRECT) return '';
    return room.topic || (room.kind === RoomKind.PRIVATE ? this.t('room.isPrivate') : '');
  }

  private reveal(): void {
    this.host.nativeElement.querySelector(`#switcher-${this.active()}`)?.scrollIntoView({ block: 'nearest' });
  }
}

const headings = {
  rooms: 'switcher.rooms',
  people: 'switcher.people',
  messages: 'switcher.messages',
  actions: 'switcher.actions',
} as const;
