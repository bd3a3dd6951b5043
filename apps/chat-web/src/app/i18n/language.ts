import { InjectionToken } from '@angular/core';
import type { Dictionary, RestDictionary } from './dictionary.ts';

/** A language of the app, as a BCP 47 tag. */
export type Language = string;

/** What the app has to know of a language: all else comes from `Intl` by its tag. */
export interface LanguageEntry {
  /** By its own name. */
  readonly name: string;
  /** Tag for dates and numbers, where that is not the language's own. */
  readonly dates?: string;
  /** Its texts, a chunk of its own, fetched from our own origin when they are wanted. */
  load(): Promise<Dictionary>;
  /** Those that the first screen does without, another chunk. */
  loadRest(): Promise<RestDictionary>;
}

/** Languages by tag; the first one is for people whose languages are none of them. */
export type LanguageList = Readonly<Record<Language, LanguageEntry>>;

/** The languages of the app. One more is a dictionary of its own (see en.ts) and a line here. */
export const builtInLanguages: LanguageList = {
  en: {
    name: 'English',
    dates: 'en-GB',
    load: async () => (await import('./en.ts')).en,
    loadRest: async () => (await import('./en-rest.ts')).enRest,
  },
  'pt-BR': {
    name: 'Português',
    load: async () => (await import('./pt-br.ts')).ptBR,
    loadRest: async () => (await import('./pt-br-rest.ts')).ptBRRest,
  },
};

/** The languages that can be chosen. */
export const LANGUAGES = new InjectionToken<LanguageList>('LANGUAGES', {
  providedIn: 'root',
  factory: () => builtInLanguages,
});

/** The one of these tags that is nearest to a person’s, in their order of preference; the first when none is. */
export function nearestLanguage(preferred: readonly string[], tags: readonly Language[]): Language {
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  for (const tag of preferred) {
    const language = tags.find((known) => primary(known) === primary(tag));
    if (language) return language;
  }
  return tags[0] ?? 'en';
}

/** Which way a language is written. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  // Not in every browser that runs the app; those without it come with no language that is written from the right.
  const locale = new Intl.Locale(language) as Intl.Locale & {
    getTextInfo?(): { readonly direction?: string };
    readonly textInfo?: { readonly direction?: string };
  };
  const info = locale.getTextInfo?.() ?? locale.textInfo;
  return info?.direction === 'rtl' ? 'rtl' : 'ltr';
}
