import { CdkTrapFocus } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  computed,
  inject,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { WordKey } from '../i18n/dictionary.ts';
import { Words } from '../i18n/words.ts';
import { Icon } from '../look/icon.ts';
import type { IconName } from '../look/icons.ts';
import { drawsVersion } from './drawn-emoji.ts';
import { emojiOf, emojis, findEmoji, type Emoji, type EmojiGroup } from './emoji-data.ts';
import { FrequentEmoji } from './frequent-emoji.ts';
import { SkinTone, tones, withTone, type Tone } from './skin-tone.ts';

/** An emoji in the picker: as it would be taken. */
interface Offer {
  readonly char: string;
  readonly emoji: Emoji | undefined;
}

interface Section {
  readonly key: WordKey;
  readonly group: EmojiGroup | 'recent';
  readonly offers: readonly Offer[];
}

/** So many sections are drawn at once; the others when the browser has time, or when they are gone to. */
const sectionsAtOnce = 2;
/** More hits than these nobody looks through. */
const mostHits = 180;

/** Chooses an emoji: by looking, or by a word in either language. Arrows move, Enter takes. */
@Component({
  selector: 'prosa-emoji-picker',
  imports: [CdkTrapFocus, Icon],
  templateUrl: './emoji-picker.html',
  styleUrl: './emoji-picker.scss',
  host: {
    role: 'dialog',
    'aria-modal': 'true',
    '[attr.aria-label]': 't("emoji.title")',
    '(keydown)': 'onKey($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmojiPicker {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly frequent = inject(FrequentEmoji);
  private readonly skin = inject(SkinTone);
  protected readonly t = inject(Words).t;
  protected readonly tones = tones;

  readonly chosen = output<string>();

  protected readonly tabs = [
    { group: 'recent', icon: 'clock', key: 'emoji.recent' },
    { group: 'people', icon: 'smile', key: 'emoji.people' },
    { group: 'nature', icon: 'leaf', key: 'emoji.nature' },
    { group: 'food', icon: 'coffee', key: 'emoji.food' },
    { group: 'travel', icon: 'plane', key: 'emoji.travel' },
    { group: 'things', icon: 'lightbulb', key: 'emoji.things' },
    { group: 'symbols', icon: 'heart', key: 'emoji.symbols' },
    { group: 'flags', icon: 'flag', key: 'emoji.flags' },
  ] as const satisfies readonly { group: Section['group']; icon: IconName; key: WordKey }[];
  protected readonly query = signal('');
  protected readonly tab = signal<Section['group']>('recent');
  protected readonly tone = this.skin.tone;
  protected readonly choosingTone = signal(false);
  private readonly drawn = signal(sectionsAtOnce);
  protected readonly sections = computed((): readonly Section[] => {
    const query = this.query().trim();
    if (query) {
      const offers = findEmoji(query)
        .filter(canBeDrawn)
        .slice(0, mostHits)
        .map((emoji) => this.offer(emoji));
      return [{ group: 'recent', key: 'emoji.recent', offers }];
    }
    return this.tabs.slice(0, this.drawn()).map(({ group, key }) => ({
      group,
      key,
      offers:
        group === 'recent'
          ? this.frequent.list().map((char) => ({ char, emoji: emojiOf(char) }))
          : emojis.filter((emoji) => emoji.group === group && canBeDrawn(emoji)).map((emoji) => this.offer(emoji)),
    }));
  });
  private readonly flat = computed(() => this.sections().flatMap((section) => section.offers));
  protected readonly active = linkedSignal({ source: this.query, computation: () => 0 });
  protected readonly shown = computed(() => this.flat()[this.active()]);
  protected readonly starts = computed(() => {
    let start = 0;
    return this.sections().map((section) => {
      const here = start;
      start += section.offers.length;
      return here;
    });
  });

  constructor() {
    const timer = setTimeout(() => this.drawn.set(this.tabs.length), 120);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected onKey(event: KeyboardEvent): void {
    const { target, key } = event;
    if (!(target instanceof HTMLInputElement)) return;
    const inText = (key === 'ArrowLeft' || key === 'ArrowRight') && this.query() !== '' && !isAtEnd(target);
    const to = inText ? undefined : this.moved(key);
    if (key === 'Enter') this.take(this.shown());
    else if (to !== undefined) {
      this.active.set(to);
      this.button(to)?.scrollIntoView({ block: 'nearest' });
    } else return;
    event.preventDefault();
  }

  protected take(offer: Offer | undefined): void {
    if (offer) this.chosen.emit(offer.char);
  }

  protected show(group: Section['group']): void {
    this.query.set('');
    this.tab.set(group);
    this.drawn.set(this.tabs.length);
    setTimeout(() => {
      this.host.nativeElement.querySelector(`[data-group="${group}"]`)?.scrollIntoView({ block: 'start' });
      this.active.set(this.starts()[this.tabs.findIndex((tab) => tab.group === group)] ?? 0);
    });
  }

  /** The tab follows what is scrolled to. */
  protected onScroll(list: HTMLElement): void {
    if (this.query()) return;
    const top = list.getBoundingClientRect().top + 8;
    const heads = [...list.querySelectorAll<HTMLElement>('[data-group]')];
    const current = heads.findLast((head) => head.getBoundingClientRect().top <= top) ?? heads[0];
    this.tab.set((current?.dataset['group'] as Section['group'] | undefined) ?? 'recent');
  }

  protected chooseTone(tone: Tone): void {
    this.skin.choose(tone);
    this.choosingTone.set(false);
    this.host.nativeElement.querySelector('input')?.focus();
  }

  protected hand(tone: Tone): string {
    return withTone('✋', tone);
  }

  protected nameOf({ char, emoji }: Offer): string {
    return emoji?.names.join(', ') ?? char;
  }

  private offer(emoji: Emoji): Offer {
    return { char: emoji.takesTone ? withTone(emoji.char, this.tone()) : emoji.char, emoji };
  }

  /** The place that a key leads to from the active one; undefined: it is none of ours. */
  private moved(key: string): number | undefined {
    const last = this.flat().length - 1;
    const at = this.active();
    if (last < 0) return undefined;
    switch (key) {
      case 'ArrowRight':
        return Math.min(at + 1, last);
      case 'ArrowLeft':
        return Math.max(at - 1, 0);
      case 'ArrowDown':
        return this.inRow(at, 1);
      case 'ArrowUp':
        return this.inRow(at, -1);
      default:
        return undefined;
    }
  }

  /** The place below or above, in the same column where the row reaches so far; over the ends of groups. */
  private inRow(at: number, step: 1 | -1): number {
    const columns = this.columns();
    const starts = this.starts();
    const section = starts.findLastIndex((start) => start <= at);
    const [start = 0, count = 0] = [starts[section], this.sections()[section]?.offers.length];
    const column = (at - start) % columns;
    const next = at + step * columns;
    if (next >= start && next < start + count) return next;
    const lastRow = start + Math.floor((count - 1) / columns) * columns;
    if (step > 0 && at < lastRow) return start + count - 1; // the last row is shorter
    const other = this.sections()[section + step];
    const otherStart = starts[section + step];
    if (!other || otherStart === undefined || other.offers.length === 0) return at;
    const row = step > 0 ? 0 : Math.floor((other.offers.length - 1) / columns) * columns;
    return otherStart + Math.min(row + column, other.offers.length - 1);
  }

  private columns(): number {
    const first = this.button(0)?.parentElement;
    const tracks = first ? getComputedStyle(first).gridTemplateColumns.split(' ').length : 1;
    return Math.max(tracks, 1);
  }

  private button(index: number): HTMLElement | null {
    return this.host.nativeElement.querySelector<HTMLElement>(`#emoji-${index}`);
  }
}

const canBeDrawn = ({ version }: Emoji): boolean => drawsVersion(version);

const isAtEnd = ({ selectionStart, selectionEnd, value }: HTMLInputElement): boolean =>
  selectionStart === value.length && selectionEnd === value.length;
