import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  linkedSignal,
  output,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Icon } from '../look/icon.ts';
import type { IconName } from '../look/icons.ts';
import { Toasts } from '../look/toasts.ts';
import { PeopleStore } from '../people/people-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { matches, partnerOf, roomIcon } from './room-groups.ts';

interface Hit {
  readonly key: string;
  readonly name: string;
  readonly icon: IconName;
  /** Whose face stands in front, in place of the icon. */
  readonly userId?: string;
  /** A room of the caller's; none: a person to write to. */
  readonly roomId?: string;
}

/** Jumps to a room or a person by a part of the name. While something is typed, `searching` is true and the hits show. */
@Component({
  selector: 'prosa-jump',
  imports: [Avatar, Icon],
  templateUrl: './jump.html',
  styleUrls: ['./wall-row.scss', './jump.scss'],
  host: { '[class.searching]': 'searching()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Jump {
  private readonly rooms = inject(RoomStore);
  private readonly people = inject(PeopleStore);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(Words);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;

  /** One went somewhere, or gave up. */
  readonly done = output();

  protected readonly mac = /Mac|iP(hone|ad)/.test(navigator.userAgent);
  protected readonly query = signal('');
  readonly searching = computed(() => this.query().trim() !== '');

  private readonly roomHits = computed((): readonly Hit[] =>
    this.rooms
      .rooms()
      .filter(({ title }) => matches(title, this.query()))
      .map((room) => {
        const userId = partnerOf(room, this.session.myId());
        return { key: room.id, name: room.title, icon: roomIcon(room), roomId: room.id, ...(userId && { userId }) };
      }),
  );
  private readonly found = resource({
    params: () => this.query().trim().replace(/^[#@]/, ''),
    loader: ({ params }) => (params ? this.people.search(params, 10) : Promise.resolve([])),
    defaultValue: [],
  });
  private readonly personHits = computed((): readonly Hit[] => {
    const shown = new Set(this.roomHits().map(({ userId }) => userId));
    return (this.found.hasValue() ? this.found.value() : [])
      .filter(({ id }) => !shown.has(id) && id !== this.session.myId())
      .map(({ id, displayName }) => ({ key: id, name: displayName, icon: 'user-round', userId: id }));
  });
  protected readonly hits = computed(() => (this.searching() ? [...this.roomHits(), ...this.personHits()] : []));
  protected readonly firstPerson = computed(() => this.roomHits().length);
  protected readonly active = linkedSignal({ source: this.query, computation: () => 0 });
  protected readonly nothing = computed(() => this.searching() && !this.hits().length && !this.found.isLoading());

  protected onKey(event: KeyboardEvent): void {
    const count = this.hits().length;
    if (event.key === 'ArrowDown' && count) this.active.set((this.active() + 1) % count);
    else if (event.key === 'ArrowUp' && count) this.active.set((this.active() + count - 1) % count);
    else if (event.key === 'Enter') void this.go(this.hits()[this.active()]);
    else if (event.key === 'Escape' && this.query()) this.query.set('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected async go(hit: Hit | undefined): Promise<void> {
    if (!hit) return;
    this.query.set('');
    this.box().nativeElement.blur();
    try {
      const roomId = hit.roomId ?? (await this.rooms.openDirect([hit.key]));
      this.done.emit();
      await this.router.navigate(['/rooms', roomId]);
    } catch (error) {
      this.toasts.fail(error);
    }
  }
}
