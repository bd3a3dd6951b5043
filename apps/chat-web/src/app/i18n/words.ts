import { Directionality } from '@angular/cdk/bidi';
import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal, type Signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Wake } from '../connection/wake.ts';
import type { PluralKey, WordKey } from './dictionary.ts';
import { LANGUAGES, directionOf, nearestLanguage, type Language } from './language.ts';

/** What may stand in place of `{{name}}`. */
export type WordParams = Readonly<Record<string, string | number>>;

/** Where the choice is kept; public/theme.js reads it before the first paint. */
const storageKey = 'prosa.language';

/** Texts that could not be fetched are asked for again after this long, or when the network is back. */
const retryMs = 30_000;

/** The texts of the app in the language of the person. Reading one in a template follows the language. */
@Injectable({ providedIn: 'root' })
export class Words {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly direction = inject(Directionality);
  private readonly wake = inject(Wake);
  private readonly gone = new AbortController();
  private fetching: Promise<void> | undefined;
  private readonly list = inject(LANGUAGES);
  private readonly tags = Object.keys(this.list);
  private readonly current = signal<Language>('en');
  /** Those whose texts are all there. */
  private readonly whole = signal<ReadonlySet<Language>>(new Set());
  private restWanted = false;
  private readonly plurals = computed(() => new Intl.PluralRules(this.current()));
  private readonly numbers = computed(() => new Intl.NumberFormat(this.dates()));

  /** The languages that can be chosen, each by its own name. */
  readonly languages: readonly { readonly tag: Language; readonly name: string }[] = this.tags.map((tag) => ({
    tag,
    name: this.list[tag]?.name ?? tag,
  }));

  /** The language shown now. */
  readonly language: Signal<Language> = this.current.asReadonly();

  /** The tag that dates, numbers and lists are written by. */
  readonly dates: Signal<string> = computed(() => this.list[this.current()]?.dates ?? this.current());

  /** Every text is there, not only those of the first screen: what needs the others waits for this. */
  readonly complete: Signal<boolean> = computed(() => this.whole().has(this.current()));

  /** A text. */
  readonly t = (key: WordKey, params?: WordParams): string => {
    const language = this.current();
    return this.transloco.translate<string>(key, params, language);
  };

  /** A text that follows a number, which stands in it as `{{count}}`, written as the language writes numbers. */
  readonly n = (key: PluralKey, count: number, params?: WordParams): string => {
    const language = this.current();
    const form = `${key}.${this.plurals().select(count)}`;
    const known = form in this.transloco.getTranslation(language) ? form : `${key}.other`;
    return this.transloco.translate<string>(known, { ...params, count: this.numbers().format(count) }, language);
  };

  constructor() {
    inject(DestroyRef).onDestroy(() => this.gone.abort());
  }

  /** Loads the language the person chose before, or the nearest to the browser’s. Called once at start. */
  async start(): Promise<void> {
    this.transloco.setAvailableLangs(this.tags);
    const remembered = this.tags.find((language) => language === this.stored());
    await this.show(remembered ?? nearestLanguage(this.document.defaultView?.navigator.languages ?? [], this.tags));
  }

  /** Fetches the texts that the first screen does without, now and of every language that is chosen from here on. */
  async fetchRest(): Promise<void> {
    this.restWanted = true;
    await this.loadRest(this.current());
  }

  /** As `fetchRest`, with time: without a network it waits for the next reason to try again. Never throws. */
  async fetchRestSoon(): Promise<void> {
    this.fetching ??= this.untilRestIsThere();
    await this.fetching;
  }

  private async untilRestIsThere(): Promise<void> {
    for (;;) {
      try {
        return await this.fetchRest();
      } catch {
        await this.wake.sleep(retryMs, this.gone.signal);
      }
      if (this.gone.signal.aborted) return;
    }
  }

  /** Switches the language at once and remembers it on this device. */
  async use(language: Language): Promise<void> {
    await this.show(language);
    try {
      this.document.defaultView?.localStorage.setItem(storageKey, language);
    } catch {
      // Storage is closed to us: the choice lasts as long as the page.
    }
  }

  private async show(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    if (this.restWanted) await this.loadRest(language);
    this.transloco.setActiveLang(language);
    const page = this.document.documentElement;
    page.lang = language;
    page.dir = directionOf(language);
    this.direction.valueSignal.set(directionOf(language));
    this.current.set(language);
  }

  private async loadRest(language: Language): Promise<void> {
    if (this.whole().has(language)) return;
    const texts = await this.list[language]?.loadRest();
    if (!texts || this.whole().has(language)) return;
    this.transloco.setTranslation(texts, language, { emitChange: false });
    this.whole.update((languages) => new Set([...languages, language]));
  }

  private stored(): string | null {
    try {
      return this.document.defaultView?.localStorage.getItem(storageKey) ?? null;
    } catch {
      return null;
    }
  }
}
