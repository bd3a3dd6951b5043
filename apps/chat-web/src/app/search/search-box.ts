import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  linkedSignal,
  model,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { WordKey } from '../i18n/dictionary.ts';
import { Moments } from '../i18n/moments.ts';
import { Words } from '../i18n/words.ts';
import { Avatar } from '../look/avatar.ts';
import { Icon } from '../look/icon.ts';
import { PeopleStore } from '../people/people-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { Viewport } from '../shell/viewport.ts';
import { SearchSuggestions, type Suggestion } from './search-suggestions.ts';
import {
  dayOf,
  dayStart,
  featureWords,
  features,
  isBlank,
  noWish,
  type Feature,
  type SearchWish,
  featureIcons,
} from './search-wish.ts';
import type { FilterKey } from './typed-filter.ts';

/** A filter in force. */
interface Chip {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly without: (wish: SearchWish) => SearchWish;
}

/** Where one says what to look for: words, and filters that are typed (`from:ana`) or picked and then stand as chips. */
@Component({
  selector: 'prosa-search-box',
  imports: [Avatar, Icon, MatButton, MatIconButton],
  providers: [SearchSuggestions],
  templateUrl: './search-box.html',
  styleUrl: './search-box.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchBox {
  private readonly rooms = inject(RoomStore);
  private readonly people = inject(PeopleStore);
  private readonly session = inject(SessionStore);
  private readonly moments = inject(Moments);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly viewport = inject(Viewport);
  protected readonly suggestions = inject(SearchSuggestions);
  protected readonly t = inject(Words).t;

  /** What is looked for; a filter that is still being typed is not in it. */
  readonly wish = model.required<SearchWish>();
  /** The keyboard asks to go on to what was found. */
  readonly onward = output();

  protected readonly ends = ['after', 'before'] as const;
  protected readonly featureWords = featureWords;
  protected readonly features = Object.keys(features) as Feature[];
  protected readonly featureIcons = featureIcons;
  protected readonly today = dayOf(new Date());
  /** What stands in the field: the words, and perhaps a filter that is not finished. */
  protected readonly text = signal('');
  protected readonly left = signal(false);
  /** Enter was pressed before it was known what the filter may become. */
  private readonly ended = linkedSignal({ source: this.suggestions.filter, computation: () => false });
  protected readonly open = computed(() => !this.left() && this.suggestions.list().length > 0);
  protected readonly active = linkedSignal({ source: this.suggestions.filter, computation: () => 0 });
  protected readonly isBlank = computed(() => isBlank(this.wish()) && !this.text());

  protected readonly chips = computed((): readonly Chip[] => {
    const { from, in: room, after, before, has } = this.wish();
    const chips: Chip[] = [];
    const add = (key: string, kind: WordKey, label: string, taken: Partial<SearchWish>) =>
      chips.push({ key, kind: this.t(kind), label, without: (wish) => ({ ...wish, ...taken }) });
    if (room) add('in', 'search.keyIn', this.rooms.room(room)()?.title ?? '…', { in: undefined });
    if (from) add('from', 'search.keyFrom', this.nameOf(from), { from: undefined });
    if (after) add('after', 'search.keyAfter', this.dayLabel(after), { after: undefined });
    if (before) add('before', 'search.keyBefore', this.dayLabel(before), { before: undefined });
    for (const name of has) {
      add(`has-${name}`, 'search.keyHas', this.t(featureWords[name]), {
        has: has.filter((other) => other !== name),
      });
    }
    return chips;
  });

  constructor() {
    // The wish may change from outside (the address): the field follows, unless it says the same already.
    effect(() => {
      const { text } = this.wish();
      untracked(() => {
        if (this.words() !== text.trim()) this.text.set(text);
      });
    });
    effect(() => this.suggestions.text.set(this.text()));
    // A filter that was ended by a space or Enter becomes what fits it best, as soon as that is known.
    effect(() => {
      const filter = this.suggestions.filter();
      const [best] = this.suggestions.list();
      if (filter?.value && (filter.complete || this.ended()) && best && !this.suggestions.pending())
        untracked(() => this.pick(best));
    });
  }

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected type(text: string): void {
    this.text.set(text);
    this.suggestions.text.set(text);
    const words = this.words();
    if (words !== this.wish().text) this.wish.update((wish) => ({ ...wish, text: words }));
  }

  protected pick({ change }: Suggestion): void {
    const rest = this.suggestions.filter()?.rest ?? '';
    this.text.set(rest ? `${rest} ` : '');
    this.suggestions.text.set(this.text());
    const has = [...new Set([...this.wish().has, ...(change.has ?? [])])];
    this.wish.update((wish) => ({ ...wish, ...change, has, text: rest }));
  }

  protected setDay(end: 'after' | 'before', day: string): void {
    this.wish.update((wish) => ({ ...wish, [end]: day || undefined }));
    this.focus();
  }

  protected toggle(feature: Feature): void {
    const { has } = this.wish();
    const next = has.includes(feature) ? has.filter((other) => other !== feature) : [...has, feature];
    this.wish.update((wish) => ({ ...wish, has: next }));
  }

  protected remove(chip: Chip): void {
    this.wish.update(chip.without);
    this.focus();
  }

  protected clear(): void {
    this.text.set('');
    this.suggestions.text.set('');
    this.wish.set(noWish);
    this.focus();
  }

  /** Starts a filter as if it had been typed, so that what it may become is offered. */
  protected begin(key: FilterKey): void {
    const word = this.t(key === 'from' ? 'search.keyFrom' : 'search.keyIn');
    const words = this.words();
    this.type(`${words ? `${words} ` : ''}${word}:`);
    setTimeout(() => this.focus());
  }

  protected showPicker(day: HTMLInputElement): void {
    try {
      day.showPicker();
    } catch {
      day.focus(); // a browser that shows its calendar only when the field itself is pressed
    }
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const list = this.suggestions.list();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const offer = list[this.active()];
    if (this.open() && step) this.active.set((this.active() + step + list.length) % list.length);
    else if (this.open() && offer && (event.key === 'Enter' || event.key === 'Tab')) this.pick(offer);
    else if (this.open() && event.key === 'Escape') this.left.set(true);
    else if (event.key === 'Enter' && this.suggestions.pending()) this.ended.set(true);
    else if (event.key === 'ArrowDown' || event.key === 'Enter') this.onward.emit();
    else if (event.key === 'Backspace' && this.atStart() && this.chips().length)
      this.remove(this.chips().at(-1) as Chip);
    else return;
    event.preventDefault();
  }

  private atStart(): boolean {
    const { selectionStart, selectionEnd } = this.box().nativeElement;
    return selectionStart === 0 && selectionEnd === 0;
  }

  /** What is typed without the filter that is not finished. */
  private words(): string {
    return (this.suggestions.filter()?.rest ?? this.text()).trim();
  }

  private nameOf(userId: string): string {
    return userId === this.session.myId() ? this.t('search.me') : (this.people.user(userId)()?.displayName ?? '…');
  }

  private dayLabel(day: string): string {
    const start = dayStart(day);
    return start ? this.moments.short(start) : day;
  }
}
