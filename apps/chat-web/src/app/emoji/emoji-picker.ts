import { CdkTrapFocus } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
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
import { emojis, findEmoji, type Emoji, type EmojiGroup } from './emoji-data.ts';
import { FrequentEmoji } from './frequent-emoji.ts';

const perRow = 9;

interface Section {
  readonly key: WordKey;
  readonly group: EmojiGroup | 'recent';
  readonly emojis: readonly Emoji[];
}

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
  protected readonly t = inject(Words).t;

  readonly chosen = output<string>();

  protected readonly tabs = [
    { group: 'recent', icon: 'clock', key: 'emoji.recent' },
    { group: 'people', icon: 'smile', key: 'emoji.people' },
    { group: 'nature', icon: 'leaf', key: 'emoji.nature' },
    { group: 'food', icon: 'coffee', key: 'emoji.food' },
    { group: 'travel', icon: 'plane', key: 'emoji.travel' },
    { group: 'things', icon: 'lightbulb', key: 'emoji.things' },
    { group: 'symbols', icon: 'heart', key: 'emoji.symbols' },
  ] as const satisfies readonly { group: Section['group']; icon: IconName; key: WordKey }[];
  protected readonly query = signal('');
  protected readonly tab = signal<Section['group']>('recent');
  protected readonly sections = computed((): readonly Section[] => {
    if (this.query().trim()) return [{ group: 'recent', key: 'emoji.recent', emojis: findEmoji(this.query()) }];
    const recent = this.frequent
      .list()
      .map((char) => emojis.find((emoji) => emoji.char === char) ?? { char, group: 'symbols' as const, names: [char] });
    return this.tabs.map(({ group, key }) => ({
      group,
      key,
      emojis: group === 'recent' ? recent : emojis.filter((emoji) => emoji.group === group),
    }));
  });
  private readonly flat = computed(() => this.sections().flatMap((section) => section.emojis));
  protected readonly active = linkedSignal({ source: this.query, computation: () => 0 });
  protected readonly shown = computed(() => this.flat()[this.active()]);
  protected readonly starts = computed(() => {
    let start = 0;
    return this.sections().map((section) => {
      const here = start;
      start += section.emojis.length;
      return here;
    });
  });

  protected onKey(event: KeyboardEvent): void {
    const count = this.flat().length;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: perRow, ArrowUp: -perRow }[event.key];
    if (event.key === 'Enter') this.take(this.shown());
    else if (step && count && !(Math.abs(step) === 1 && this.query())) {
      this.active.set(Math.min(Math.max(this.active() + step, 0), count - 1));
      this.host.nativeElement.querySelector(`#emoji-${this.active()}`)?.scrollIntoView({ block: 'nearest' });
    } else return;
    event.preventDefault();
  }

  protected take(emoji: Emoji | undefined): void {
    if (emoji) this.chosen.emit(emoji.char);
  }

  protected show(group: Section['group']): void {
    this.query.set('');
    this.tab.set(group);
    setTimeout(() =>
      this.host.nativeElement.querySelector(`[data-group="${group}"]`)?.scrollIntoView({ block: 'start' }),
    );
  }

  /** The tab follows what is scrolled to. */
  protected onScroll(list: HTMLElement): void {
    if (this.query()) return;
    const top = list.getBoundingClientRect().top + 8;
    const heads = [...list.querySelectorAll<HTMLElement>('[data-group]')];
    const current = heads.findLast((head) => head.getBoundingClientRect().top <= top) ?? heads[0];
    this.tab.set((current?.dataset['group'] as Section['group'] | undefined) ?? 'recent');
  }
}
