import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';

const storageKey = 'prosa.emoji';
const atFirst = '👍 ❤️ ✅ 😂 🎉 👀 🙏 ☕ 🌊 🙌 😊 🔥 👏 🤔 💚 🚀 😅 👋'.split(' ');

/** The emoji a person uses most, in this browser; at first a few that most people like. */
@Injectable({ providedIn: 'root' })
export class FrequentEmoji {
  private readonly document = inject(DOCUMENT);
  private readonly uses = signal<Readonly<Record<string, number>>>(this.read());

  /** Eighteen, the most used first. */
  readonly list = computed(() => {
    const used = Object.entries(this.uses())
      .sort(([, a], [, b]) => b - a)
      .map(([char]) => char);
    return [...new Set([...used, ...atFirst])].slice(0, 18);
  });

  /** Counts one use. */
  count(char: string): void {
    this.uses.update((uses) => ({ ...uses, [char]: (uses[char] ?? 0) + 1 }));
    try {
      this.document.defaultView?.localStorage.setItem(storageKey, JSON.stringify(this.uses()));
    } catch {
      // Storage is closed to us: the count lasts as long as the page.
    }
  }

  private read(): Record<string, number> {
    try {
      return JSON.parse(this.document.defaultView?.localStorage.getItem(storageKey) ?? '{}') as Record<string, number>;
    } catch {
      return {};
    }
  }
}
