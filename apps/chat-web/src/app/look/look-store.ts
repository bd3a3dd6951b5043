import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';

/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';
/** How close messages and rows stand. */
export type Density = 'comfortable' | 'compact';
/** The colours that the wall behind the sheets may have; `cal` is limewash, the default. */
export const walls = ['cal', 'mata', 'anil', 'ocre', 'barro', 'jabuticaba'] as const;
/** A colour of the wall. */
export type Wall = (typeof walls)[number];

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

  constructor() {
    effect(() => {
      const look = { theme: this.theme(), density: this.density(), wall: this.wall() };
      this.mark('theme', look.theme === 'system' ? undefined : look.theme);
      this.mark('density', look.density === 'comfortable' ? undefined : look.density);
      this.mark('wall', look.wall === 'cal' ? undefined : look.wall);
      try {
        this.document.defaultView?.localStorage.setItem(storageKey, JSON.stringify(look));
      } catch {
        // Storage is closed to us: the choice lasts as long as the page.
      }
    });
  }

  private mark(name: string, value: string | undefined): void {
    const data = this.document.documentElement.dataset;
    if (value) data[name] = value;
    else delete data[name];
  }

  private read(): { theme?: Theme; density?: Density; wall?: Wall } {
    try {
      return JSON.parse(this.document.defaultView?.localStorage.getItem(storageKey) ?? '{}') as object;
    } catch {
      return {};
    }
  }
}
