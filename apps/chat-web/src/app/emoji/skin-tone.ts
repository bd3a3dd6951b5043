import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

const storageKey = 'prosa.emoji.tone';

/** 0: the yellow of no skin; 1 to 5: from light to dark. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

/** All of them, in their order. */
export const tones: readonly Tone[] = [0, 1, 2, 3, 4, 5];

/** The skin that a person's emoji have, in this browser. */
@Injectable({ providedIn: 'root' })
export class SkinTone {
  private readonly document = inject(DOCUMENT);
  private readonly chosen = signal<Tone>(this.read());

  readonly tone = this.chosen.asReadonly();

  choose(tone: Tone): void {
    this.chosen.set(tone);
    try {
      this.document.defaultView?.localStorage.setItem(storageKey, String(tone));
    } catch {
      // Storage is closed to us: the choice lasts as long as the page.
    }
  }

  private read(): Tone {
    try {
      const kept = Number(this.document.defaultView?.localStorage.getItem(storageKey) ?? 0);
      return tones.find((tone) => tone === kept) ?? 0;
    } catch {
      return 0;
    }
  }
}

/** The emoji with this skin on every person in it. Only for those that take one. */
export function withTone(char: string, tone: Tone): string {
  if (tone === 0) return char;
  return char.replaceAll(/(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${String.fromCodePoint(0x1f3fa + tone)}`);
}
