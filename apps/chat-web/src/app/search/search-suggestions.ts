import { Injectable, computed, inject, resource, signal } from '@angular/core';
import { Moments } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import type { IconName } from '../look/icons.ts';
import { PeopleStore } from '../people/people-store.ts';
import { matches, roomIcon } from '../room-list/room-groups.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { dayOf, dayStart, featureIcons, featureWords, type Feature, type SearchWish } from './search-wish.ts';
import { typedDay, typedFilter, type TypedFilter } from './typed-filter.ts';

/** Something that a filter which is being typed may become. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  /** A face or an icon stands in front. */
  readonly userId?: string;
  readonly icon?: IconName;
  readonly change: Partial<SearchWish>;
}

const most = 7;

/** What the filter at the end of what is typed may become: people, rooms, days, what a message has. */
@Injectable()
export class SearchSuggestions {
  private readonly people = inject(PeopleStore);
  private readonly rooms = inject(RoomStore);
  private readonly session = inject(SessionStore);
  private readonly moments = inject(Moments);
  private readonly t = inject(Words).t;

  /** What is typed. */
  readonly text = signal('');
  /** The filter that is being typed; undefined: none. */
  readonly filter = computed(() => typedFilter(this.text()));

  private readonly found = resource({
    params: () => {
      const filter = this.filter();
      return filter?.key === 'from' ? filter.value : undefined;
    },
    loader: ({ params }) => this.people.search(params, most),
  });
  /** The people are still being asked for. */
  readonly pending = computed(() => this.filter()?.key === 'from' && this.found.isLoading());

  readonly list = computed((): readonly Suggestion[] => {
    const filter = this.filter();
    return filter ? this.of(filter).slice(0, most) : [];
  });

  private of({ key, value }: TypedFilter): readonly Suggestion[] {
    switch (key) {
      case 'from':
        return this.authors(value);
      case 'in':
        return this.rooms
          .rooms()
          .filter(({ title }) => matches(title, value))
          .toSorted(
            (a, b) =>
              Number(matches(b.title.slice(0, value.length), value)) -
              Number(matches(a.title.slice(0, value.length), value)),
          )
          .map((room) => ({ key: room.id, label: room.title, icon: roomIcon(room), change: { in: room.id } }));
      case 'has':
        return (Object.keys(featureIcons) as Feature[])
          .filter((feature) => matches(this.t(featureWords[feature]), value) || feature.startsWith(value.toLowerCase()))
          .map((feature) => ({
            key: feature,
            label: this.t(featureWords[feature]),
            icon: featureIcons[feature],
            change: { has: [feature] },
          }));
      case 'before':
      case 'after':
        return this.days(value).map(({ day, label }) => ({
          key: day,
          label,
          icon: 'calendar',
          change: { [key]: day },
        }));
    }
  }

  private authors(value: string): readonly Suggestion[] {
    const me = this.session.me();
    const isMe = me && (matches(this.t('search.me'), value) || matches(me.displayName, value));
    const others = (this.found.hasValue() ? this.found.value() : []).filter(({ id }) => id !== me?.id);
    return [
      ...(isMe
        ? [
            {
              key: me.id,
              label: this.t('people.you', { name: me.displayName }),
              userId: me.id,
              change: { from: me.id },
            },
          ]
        : []),
      ...others.map(({ id, displayName }) => ({ key: id, label: displayName, userId: id, change: { from: id } })),
    ];
  }

  private days(value: string): readonly { readonly day: string; readonly label: string }[] {
    const today = new Date();
    const typed = typedDay(value, today);
    const start = typed && dayStart(typed);
    if (typed && start) return [{ day: typed, label: this.moments.day(start) }];
    const ago = (days: number) => new Date(today.getFullYear(), today.getMonth(), today.getDate() - days);
    return [ago(0), ago(1), ago(7), ago(30), new Date(today.getFullYear(), 0, 1)]
      .map((date) => ({ day: dayOf(date), label: this.moments.day(date) }))
      .filter(({ day, label }) => !value || matches(label, value) || day.startsWith(value));
  }
}
