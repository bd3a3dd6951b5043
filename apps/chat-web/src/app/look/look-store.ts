import { DOCUMENT, Injectable, computed, effect, inject, signal } from '@angular/core';

/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';
/** How close messages and rows stand. */
export type Density = 'comfortable' | 'compact';
/** The colours that the wall behind the sheets may have; `cal` is limewash, the default. */
export const walls = ['cal', 'mata', 'anil', 'ocre', 'barro', 'jabuticaba'] as const;
/** A colour of the wall. */
export type Wall = (typeof walls)[number];

/** How large text is. */
export type TextSize = 'normal' | 'large' | 'larger';

/** What a person may choose of the look. */
export interface Look {
  readonly theme: Theme;
  readonly density: Density;
  readonly wall: Wall;
  readonly textSize: TextSize;
  readonly reducedMotion: boolean;
  readonly highContrast: boolean;
  readonly underlineLinks: boolean;
}

/** Where the choices are kept; public/theme.js reads it before the first paint. */
const storageKey = 'prosa.look';

/** How the app looks on this device. What changes shows at once and is remembered. */
@Injectable({ providedIn: 'root' })
export class LookStore {
  private readonly document = inject(DOCUMENT);
  private readonly remembered = this.read();

  readonly theme = signal<Theme>(this.remembered.theme ?? 'system');
  readonly density = signal<Density>(this.remembered.density ?? 'comfortable');
  readonly wall = signal<Wall>(this.remembered.wall ?? 'cal');

  readonly textSize = signal<TextSize>(this.remembered.textSize ?? 'normal');
  readonly reducedMotion = signal(this.remembered.reducedMotion ?? false);
  readonly highContrast = signal(this.remembered.highContrast ?? false);
  readonly underlineLinks = signal(this.remembered.underlineLinks ?? false);

  constructor() {
    effect(() => {
      const look = this.current();
      this.mark('theme', look.theme === 'system' ? undefined : look.theme);
      this.mark('density', look.density === 'comfortable' ? undefined : look.density);
      this.mark('wall', look.wall === 'cal' ? undefined : look.wall);
      this.mark('text', look.textSize === 'normal' ? undefined : look.textSize);
      this.mark('motion', look.reducedMotion ? 'reduced' : undefined);
      this.mark('contrast', look.highContrast ? 'more' : undefined);
      this.mark('links', look.underlineLinks ? 'underlined' : undefined);
      try {
        this.document.defaultView?.localStorage.setItem(storageKey, JSON.stringify(look));
      } catch {
        // Storage is closed to us: the choice lasts as long as the page.
      }
    });
  }

  /** All choices together. */
  readonly current = computed((): Look => ({
    theme: this.theme(),
    density: this.density(),
    wall: this.wall(),
    textSize: this.textSize(),
    reducedMotion: this.reducedMotion(),
    highContrast: this.highContrast(),
    underlineLinks: this.underlineLinks(),
  }));

  private mark(name: string, value: string | undefined): void {
    const data = this.document.documentElement.dataset;
    if (value) data[name] = value;
    else delete data[name];
  }

  private read(): Partial<Look> {
    try {
      return JSON.parse(this.document.defaultView?.localStorage.getItem(storageKey) ?? '{}') as object;
    } catch {
      return {};
    }
  }
}
