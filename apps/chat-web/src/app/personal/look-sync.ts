import { Injectable, effect, inject, untracked } from '@angular/core';
import { Density, Motion, TextSize, Theme, type Preferences } from '@prosa/proto/chat';
import { Words } from '../i18n/words.ts';
import { LookStore, walls, type Look } from '../look/look-store.ts';
import { PreferencesStore, type PreferencesChange } from './preferences-store.ts';

const themes = { system: Theme.SYSTEM, light: Theme.LIGHT, dark: Theme.DARK } as const;
const densities = { comfortable: Density.COMFORTABLE, compact: Density.COMPACT } as const;
const sizes = { normal: TextSize.NORMAL, large: TextSize.LARGE, larger: TextSize.LARGER } as const;

/** When the person wants it so, look and language are the same on all of their devices; else each has its own. */
@Injectable({ providedIn: 'root' })
export class LookSync {
  private readonly look = inject(LookStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly words = inject(Words);

  constructor() {
    effect(() => {
      const chosen = this.preferences.chosen();
      if (chosen.followMe) untracked(() => this.show(chosen));
    });
    effect(() => {
      const here = { ...fromLook(this.look.current()), language: this.words.language() };
      untracked(() => {
        const chosen = this.preferences.chosen();
        if (!chosen.followMe) return;
        const change = Object.fromEntries(
          Object.entries(here).filter(([name, value]) => chosen[name as keyof typeof here] !== value),
        );
        // What does not reach the server now stays here, and goes with the next change.
        if (Object.keys(change).length > 0) this.preferences.update(change).catch(() => undefined);
      });
    });
  }

  /** From now on this device's look is that of all devices; false: each device has its own. Throws `RequestFailed`. */
  async followMe(follow: boolean): Promise<void> {
    const here = { ...fromLook(this.look.current()), language: this.words.language() };
    await this.preferences.update(follow ? { ...here, followMe: true } : { followMe: false });
  }

  private show(chosen: Preferences): void {
    const { look } = this;
    const theme = nameOf(themes, chosen.theme);
    if (theme) look.theme.set(theme);
    const density = nameOf(densities, chosen.density);
    if (density) look.density.set(density);
    const wall = walls.find((name) => name === chosen.wall);
    if (wall) look.wall.set(wall);
    const size = nameOf(sizes, chosen.textSize);
    if (size) look.textSize.set(size);
    if (chosen.motion !== undefined) look.reducedMotion.set(chosen.motion === Motion.REDUCED);
    if (chosen.highContrast !== undefined) look.highContrast.set(chosen.highContrast);
    if (chosen.underlineLinks !== undefined) look.underlineLinks.set(chosen.underlineLinks);
    const language = this.words.languages.find(({ tag }) => tag === chosen.language)?.tag;
    if (language && language !== this.words.language()) void this.words.use(language);
  }
}

function fromLook(look: Look) {
  return {
    theme: themes[look.theme],
    density: densities[look.density],
    wall: look.wall,
    textSize: sizes[look.textSize],
    motion: look.reducedMotion ? Motion.REDUCED : Motion.SYSTEM,
    highContrast: look.highContrast,
    underlineLinks: look.underlineLinks,
  } satisfies PreferencesChange;
}

function nameOf<Name extends string, Value>(table: Readonly<Record<Name, Value>>, value: Value | undefined) {
  return (Object.keys(table) as Name[]).find((name) => table[name] === value);
}
