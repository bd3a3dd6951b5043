import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  resource,
} from '@angular/core';
import type { User } from '@prosa/proto/chat';
import { AssistantStore } from '../assistant/assistant-store.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Icon } from '../look/icon.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { SessionStore } from '../session/session-store.ts';

/** Somebody who can be named: a person, or everybody in the room. */
export type Mentionable = Pick<User, 'id' | 'displayName'> | 'room';

const most = 6;

/** The people of the room whose names fit what is typed, and the assistant where it may be asked. The composer keeps the focus and hands the keys on. */
@Component({
  selector: 'prosa-mention-list',
  imports: [Avatar, Icon],
  template: `
    @if (offers().length) {
      <div class="box" role="listbox" id="mention-list" [attr.aria-label]="t('composer.suggestions')">
        @for (offer of offers(); track offer === 'room' ? offer : offer.id; let i = $index) {
          <button
            type="button"
            role="option"
            tabindex="-1"
            [id]="'mention-' + i"
            [attr.aria-selected]="i === active()"
            (mousedown)="$event.preventDefault()"
            (click)="chosen.emit(offer)"
          >
            @if (offer === 'room') {
              <prosa-icon name="users-round" />&#64;room <small>{{ t('composer.everybody') }}</small>
            } @else {
              <prosa-avatar [userId]="offer.id" [size]="24" [presence]="true" /><span class="clip">{{
                offer.displayName
              }}</span>
            }
          </button>
        }
      </div>
    }
  `,
  styleUrl: './offer-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MentionList {
  private readonly rooms = inject(RoomStore);
  private readonly session = inject(SessionStore);
  private readonly assistant = inject(AssistantStore);
  protected readonly t = inject(Words).t;

  readonly roomId = input('');
  /** What is typed after the `@`. */
  readonly query = input('');
  readonly chosen = output<Mentionable>();

  /** The assistant, where it may be asked. */
  private readonly prosa = computed(() => {
    const id = this.assistant.about()?.assistantUserId;
    return id && this.assistant.offeredIn(this.roomId()) ? [{ id, displayName: 'Prosa' }] : [];
  });
  private readonly found = resource({
    params: () => (this.roomId() ? { roomId: this.roomId(), query: this.query() } : undefined),
    loader: async ({ params }): Promise<{ query: string; users: readonly User[] }> => ({
      query: params.query,
      users: (await this.rooms.members(params.roomId, params.query)).items.flatMap(({ user }) => user ?? []),
    }),
  });
  private readonly latest = linkedSignal<readonly User[], readonly User[]>({
    source: () => (this.found.hasValue() ? this.found.value().users : []),
    computation: (now, previous) => (this.found.isLoading() && previous ? previous.value : now),
  });
  readonly offers = computed((): readonly Mentionable[] => {
    const query = bare(this.query());
    const rank = (name: string) => (bare(name).startsWith(query) ? 0 : bare(name).includes(` ${query}`) ? 1 : 2);
    // The list may be of the keys before: Enter must not take somebody who is not meant any more.
    const others = this.latest()
      .filter(({ id, displayName }) => id !== this.session.myId() && bare(displayName).includes(query))
      .toSorted((a, b) => rank(a.displayName) - rank(b.displayName));
    const assistant = this.prosa().filter(({ displayName }) => bare(displayName).startsWith(query));
    const room = 'room'.startsWith(this.query().toLowerCase()) ? (['room'] as const) : [];
    return [...others.slice(0, most - room.length - assistant.length), ...assistant, ...room];
  });
  readonly active = linkedSignal({ source: this.query, computation: () => 0 });

  /** Takes a key; true: it meant the list. */
  press(key: string): boolean {
    const offers = this.offers();
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!offers.length) return false;
    if (step) this.active.set((this.active() + step + offers.length) % offers.length);
    else if (key === 'Enter' || key === 'Tab') {
      const offer = offers[this.active()];
      if (offer) this.chosen.emit(offer);
    } else return false;
    return true;
  }
}

function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
