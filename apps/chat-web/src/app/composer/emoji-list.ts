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
import type { Emoji } from '../emoji/emoji-data.ts';
import { SkinTone, withTone } from '../emoji/skin-tone.ts';
import { Words } from '../i18n/words.ts';

const most = 6;

/** The emoji that fit what is typed after a colon. The composer keeps the focus and hands the keys on. */
@Component({
  selector: 'prosa-emoji-list',
  template: `
    @if (offers().length) {
      <div class="box" role="listbox" id="emoji-offers" [attr.aria-label]="t('composer.emojiSuggestions')">
        @for (offer of offers(); track offer.char; let i = $index) {
          <button
            type="button"
            role="option"
            tabindex="-1"
            [id]="'emoji-offer-' + i"
            [attr.aria-selected]="i === active()"
            (mousedown)="$event.preventDefault()"
            (click)="chosen.emit(inTone(offer))"
          >
            <span class="emo">{{ inTone(offer) }}</span><span class="clip"
              >:{{ offer.shortcodes[0] }}: <small>{{ nameOf(offer) }}</small></span
            >
          </button>
        }
      </div>
    }
  `,
  styleUrl: './offer-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmojiList {
  private readonly skin = inject(SkinTone);
  private readonly words = inject(Words);
  protected readonly t = this.words.t;

  /** What is typed after the colon. */
  readonly query = input('');
  readonly chosen = output<string>();

  /** The set is large: it comes when somebody types a colon for the first time. */
  private readonly data = resource({ loader: () => import('../emoji/emoji-data.ts') });
  readonly offers = computed((): readonly Emoji[] => {
    if (!this.data.hasValue() || !this.query()) return [];
    return this.data
      .value()
      .findEmoji(this.query())
      .filter(({ version }) => version === 0)
      .slice(0, most);
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
      if (offer) this.chosen.emit(this.inTone(offer));
    } else return false;
    return true;
  }

  protected inTone({ char, takesTone }: Emoji): string {
    return takesTone ? withTone(char, this.skin.tone()) : char;
  }

  protected nameOf({ names }: Emoji): string {
    return names[this.words.language() === 'pt-BR' ? 1 : 0];
  }
}
