import { Injectable, computed, effect, inject, resource, signal } from '@angular/core';
import { RoomKind, type SearchHit, type User } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import type { IconName } from '../look/icons.ts';
import { PeopleStore } from '../people/people-store.ts';
import { partnerOf, roomIcon } from '../room-list/room-groups.ts';
import { RoomStore } from '../rooms/room-store.ts';
import type { RoomView } from '../rooms/room-view.ts';
import { piecesOf, type Piece } from '../search/folded.ts';
import { foundPieces } from '../search/found-pieces.ts';
import { SearchResults } from '../search/search-results.ts';
import { SessionStore } from '../session/session-store.ts';
import { LastRoom } from '../shell/last-room.ts';
import { fuzzyFit } from './fuzzy.ts';
import { SwitcherActions, type SwitcherAction } from './switcher-actions.ts';

/** A line of the switcher. */
export interface Hit {
  readonly key: string;
  readonly name: readonly Piece[];
  readonly icon: IconName;
  /** Whose face stands in front, in place of the icon. */
  readonly userId?: string | undefined;
  readonly room?: RoomView;
  readonly user?: User;
  readonly message?: SearchHit;
  readonly action?: SwitcherAction;
}

/** Lines under one heading. */
export interface HitGroup {
  readonly kind: 'rooms' | 'people' | 'messages' | 'actions';
  readonly hits: readonly Hit[];
}

const most = { rooms: 6, recent: 8, people: 4, messages: 3, actions: 3 };
/** So many people are known by name from the start, so that typos find them too. */
const namesAhead = 200;
/** From so many characters on messages are looked for. */
const leastForMessages = 2;

/** What fits what is typed into the switcher: rooms first, those one was in last in front. */
@Injectable()
export class SwitcherHits {
  private readonly rooms = inject(RoomStore);
  private readonly people = inject(PeopleStore);
  private readonly session = inject(SessionStore);
  private readonly actions = inject(SwitcherActions);
  private readonly results = inject(SearchResults);
  private readonly recent = inject(LastRoom).ids();
  private readonly t = inject(Words).t;

  /** What is typed. */
  readonly query = signal('');
  private readonly words = computed(() => this.query().trim().replace(/^[#@]/, ''));

  private readonly named = resource({
    params: () => ({}),
    loader: () => this.people.search('', namesAhead),
  });
  private readonly asked = resource({
    params: () => this.words() || undefined,
    loader: ({ params }) => this.people.search(params, most.people),
  });

  readonly groups = computed((): readonly HitGroup[] => {
    const groups: readonly HitGroup[] = this.words()
      ? [
          { kind: 'rooms', hits: this.roomHits() },
          { kind: 'people', hits: this.personHits() },
          { kind: 'messages', hits: this.messageHits() },
          { kind: 'actions', hits: this.actionHits() },
        ]
      : [
          { kind: 'rooms', hits: this.recentRooms() },
          { kind: 'actions', hits: this.actionHits() },
        ];
    return groups.filter(({ hits }) => hits.length > 0);
  });
  /** The server is still being asked. */
  readonly pending = computed(() => this.asked.isLoading() || this.results.loading());

  constructor() {
    effect(() => {
      const words = this.words();
      const enough = [...words].length >= leastForMessages || /[^\0-\x7f]/u.test(words);
      this.results.lookFor({ text: enough ? words : '', has: [] });
    });
  }

  private rank(room: RoomView): number {
    const at = this.recent.indexOf(room.id);
    return at < 0 ? this.recent.length : at;
  }

  private readonly recentRooms = computed((): readonly Hit[] =>
    this.rooms
      .rooms()
      .filter(({ archived }) => !archived)
      .toSorted((a, b) => this.rank(a) - this.rank(b))
      .slice(0, most.recent)
      .map((room) => this.roomHit(room, piecesOf(room.title, []))),
  );

  private readonly roomHits = computed((): readonly Hit[] =>
    this.rooms
      .rooms()
      .flatMap((room) => {
        const fit = fuzzyFit(room.title, this.words());
        return fit ? { room, fit } : [];
      })
      .sort((a, b) => Math.round((b.fit.score - a.fit.score) / 10) || this.rank(a.room) - this.rank(b.room))
      .slice(0, most.rooms)
      .map(({ room, fit }) => this.roomHit(room, piecesOf(room.title, fit.ranges))),
  );

  private readonly personHits = computed((): readonly Hit[] => {
    const partners = new Set(this.roomHits().map(({ userId }) => userId));
    const all = [
      ...this.people.known(),
      ...(this.named.hasValue() ? this.named.value() : []),
      ...(this.asked.hasValue() ? this.asked.value() : []),
    ];
    return [...new Map(all.map((user) => [user.id, user])).values()]
      .filter(({ id }) => id !== this.session.myId() && !partners.has(id))
      .flatMap((user) => {
        const fit = fuzzyFit(user.displayName, this.words());
        return fit ? { user, fit } : [];
      })
      .sort((a, b) => b.fit.score - a.fit.score)
      .slice(0, most.people)
      .map(({ user, fit }) => ({
        key: user.id,
        name: piecesOf(user.displayName, fit.ranges),
        icon: 'user-round',
        userId: user.id,
        user,
      }));
  });

  private readonly messageHits = computed((): readonly Hit[] =>
    (this.results.found()?.hits ?? []).slice(0, most.messages).map((message) => ({
      key: message.message?.id ?? '',
      name: quoted(foundPieces(message.snippet, message.highlights, (id) => this.nameOf(id))),
      icon: 'message-square-text',
      userId: message.message?.senderId,
      message,
    })),
  );

  private readonly actionHits = computed((): readonly Hit[] => {
    const words = this.words();
    const found = this.actions.all
      .flatMap((action) => {
        const name = this.t(action.name);
        const fit = fuzzyFit(name, words);
        return fit ? { action, name, fit } : [];
      })
      .sort((a, b) => b.fit.score - a.fit.score)
      .slice(0, most.actions)
      .map(({ action, name, fit }) => ({
        key: action.key,
        name: piecesOf(name, words ? fit.ranges : []),
        icon: action.icon,
        action,
      }));
    return this.actions.mayAsk() && words ? [...found, this.askHit(words)] : found;
  });

  /** What is typed as a question to the assistant. */
  private askHit(words: string): Hit {
    const action = this.actions.ask(words);
    return { key: action.key, name: piecesOf(this.t(action.name, { words }), []), icon: action.icon, action };
  }

  private roomHit(room: RoomView, name: readonly Piece[]): Hit {
    const userId = room.kind === RoomKind.DIRECT ? partnerOf(room, this.session.myId()) : undefined;
    return { key: room.id, name, icon: roomIcon(room), userId, room };
  }

  private nameOf(userId: string): string {
    return this.people.user(userId)()?.displayName ?? this.t('people.someone');
  }
}

/** So many characters stand before the first match, which a single line must show. */
const lead = 24;

/** A message in quotes, from a little before the first match on. */
function quoted(pieces: readonly Piece[]): readonly Piece[] {
  const [first, ...rest] = pieces.map(({ text, hit }) => ({ text: text.replaceAll(/\s+/gu, ' '), hit }));
  if (!first) return [];
  const start =
    first.hit || first.text.length <= lead ? first.text : `…${first.text.slice(-lead).replace(/^\S*\s/u, '')}`;
  const mark = (text: string) => ({ text, hit: false });
  return [mark('“'), { text: start, hit: first.hit }, ...rest, mark('”')];
}
